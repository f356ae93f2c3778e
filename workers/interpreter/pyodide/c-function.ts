import type { PyodideModule } from "./internals";

/** A function of C in the function table, as CPython's `PyMethodDef` describes it. */
interface CFunction {
  readonly name: string;
  /** Index in the function table. */
  readonly index: number;
  /** `METH_…` of CPython's `Include/methodobject.h`. */
  readonly flags: number;
}

/** Has Python find the functions in a module of that name; once, before the snapshot is taken, which then holds them. */
export function exposeFunctions(module: PyodideModule, moduleName: string, functions: readonly CFunction[]): void {
  const owner = module._PyImport_AddModule(module.stringToNewUTF8(moduleName));
  if (owner === 0) throw new Error(`the module ${moduleName} could not be made`);
  for (const { name, index, flags } of functions) {
    const definition = module._malloc(16);
    const text = module.stringToNewUTF8(name);
    // PyMethodDef: name, function, flags, docstring.
    module.HEAPU32.set([text, index, flags, 0], definition >>> 2);
    const callable = module._PyCMethod_New(definition, 0, 0, 0);
    if (callable === 0 || module._PyObject_SetAttrString(owner, text, callable) !== 0) {
      throw new Error(`the function ${moduleName}.${name} could not be made`);
    }
  }
}
