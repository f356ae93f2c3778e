import type { PyodideModule } from "./internals";

/**
 * Calls a function without arguments of a module that has been imported; the result's address, a new reference. With
 * proxies, as `pyimport` makes them, it takes ten times as long.
 */
export function callImported(module: PyodideModule, moduleName: string, functionName: string): number {
  const names = [moduleName, functionName].map((name) => module.stringToNewUTF8(name));
  const [ofModule = 0, ofFunction = 0] = names;
  const callable = module._PyObject_GetAttrString(module._PyImport_AddModule(ofModule), ofFunction);
  const result = callable === 0 ? 0 : module._PyObject_CallNoArgs(callable);
  if (result === 0) throw new Error(`${moduleName}.${functionName} could not be called`);
  module._Py_DecRef(callable);
  for (const name of names) module._free(name);
  return result;
}
