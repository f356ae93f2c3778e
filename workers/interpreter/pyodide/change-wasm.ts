import { withStackGuard } from "./c-stack-guard";
import { withLinuxErrno } from "./linux-errno";
import { readWasm } from "./wasm-file";

/** Mangled names of C++ begin so; C's cannot (they are reserved). */
const CPLUSPLUS = "_Z";

/** Build step: Pyodide's module as it is served. */
export function changeWasm(file: Uint8Array): Uint8Array<ArrayBuffer> {
  return withoutCplusplus(withStackGuard(withLinuxErrno(file)));
}

/**
 * Without the 3,700 of the 8,600 exports that are the C++ library's: extension modules in C++ would be linked against them, and
 * there are none here. Each interpreter makes an object of JavaScript's for each export, and a place in the function table.
 */
function withoutCplusplus(file: Uint8Array): Uint8Array<ArrayBuffer> {
  const module = readWasm(file);
  module.keepExports((name) => !name.startsWith(CPLUSPLUS));
  return module.encode();
}
