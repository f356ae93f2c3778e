import { withStackGuard } from "./c-stack-guard";
import { withLinuxErrno } from "./linux-errno";

/** Build step: Pyodide's module as it is served. */
export function changeWasm(file: Uint8Array): Uint8Array<ArrayBuffer> {
  return withStackGuard(withLinuxErrno(file));
}
