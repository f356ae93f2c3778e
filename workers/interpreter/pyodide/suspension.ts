import type { PyodideModule, WasmImports } from "./internals";

const METH_NOARGS = 0x0004;

/** Where Python finds the function: `from _suspension import suspend`. */
const MODULE_NAME = "_suspension";

/**
 * A Python function without arguments that suspends the calling thread (JSPI) and returns the integer it is resumed
 * with. Pyodide's `run_sync` would do, but makes an asyncio task each time; this is one wasm function:
 *
 *     state = saveState(); result = wait(); restoreState(state); return PyLong_FromLong(result)
 *
 * where `wait` is the suspending import and the other two are Pyodide's own, which put the thread's C stack and
 * Python's thread state away and back.
 */
export function addSuspendFunction(module: PyodideModule, imports: WasmImports, wait: () => Promise<number>): number {
  const { exports } = new WebAssembly.Instance(new WebAssembly.Module(assemble()), {
    env: {
      saveState: imports.saveState,
      wait: new WebAssembly.Suspending(wait) as unknown as WebAssembly.ImportValue,
      restoreState: imports.restoreState,
      PyLong_FromLong: module._PyLong_FromLong,
    },
  });
  return module.addFunction(exports.suspend);
}

/** Makes the Python function for the table entry; once, before the snapshot is taken, which then holds it. */
export function exposeSuspendFunction(module: PyodideModule, tableIndex: number): void {
  const definition = module._malloc(16);
  // PyMethodDef: name, function, flags, docstring.
  const name = module.stringToNewUTF8("suspend");
  const fields = [name, tableIndex, METH_NOARGS, 0];
  for (const [index, field] of fields.entries()) module.HEAPU32[(definition >> 2) + index] = field;
  const callable = module._PyCMethod_New(definition, 0, 0, 0);
  const owner = module._PyImport_AddModule(module.stringToNewUTF8(MODULE_NAME));
  if (callable === 0 || owner === 0 || module._PyObject_SetAttrString(owner, name, callable) !== 0) {
    throw new Error("the suspend function could not be made");
  }
}

/** The wasm module above, in the binary format (WebAssembly core specification, section 5). */
function assemble(): Uint8Array<ArrayBuffer> {
  const [func, i32, externref] = [0x60, 0x7f, 0x6f];
  const text = (value: string): number[] => [value.length, ...new TextEncoder().encode(value)];
  const section = (id: number, ...content: number[]): number[] => [id, content.length, ...content];
  const imported = (name: string, type: number): number[] => [...text("env"), ...text(name), 0x00, type];
  const types = [
    [func, 0, 1, externref],
    [func, 0, 1, i32],
    [func, 1, externref, 0],
    [func, 1, i32, 1, i32],
    [func, 2, i32, i32, 1, i32],
  ];
  const [call, localGet, localSet, end] = [0x10, 0x20, 0x21, 0x0b];
  const [state, result] = [2, 3];
  const body = [
    ...[2, 1, externref, 1, i32],
    ...[call, 0, localSet, state],
    ...[call, 1, localSet, result],
    ...[localGet, state, call, 2],
    ...[localGet, result, call, 3],
    end,
  ];
  return Uint8Array.from([
    ...[0x00, 0x61, 0x73, 0x6d, 1, 0, 0, 0],
    ...section(1, types.length, ...types.flat()),
    ...section(2, 4, ...imported("saveState", 0), ...imported("wait", 1), ...imported("restoreState", 2), ...imported("PyLong_FromLong", 3)),
    ...section(3, 1, 4),
    ...section(7, 1, ...text("suspend"), 0x00, 4),
    ...section(10, 1, body.length, ...body),
  ]);
}
