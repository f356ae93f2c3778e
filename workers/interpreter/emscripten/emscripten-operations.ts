import { Errno, type ErrnoCode, KernelError } from "../../kernel/memory/errno";
import type { Caller } from "./caller";
import type { Operation } from "../../kernel/processes/gates";
import type { PyodideModule } from "../pyodide/internals";

/** The kernel's error numbers as Emscripten's libc has them (`emscripten/system/include/wasi/api.h`). */
export const WASI: Readonly<Record<ErrnoCode, number>> = {
  [Errno.EAGAIN]: 6,
  [Errno.EBADF]: 8,
  [Errno.ECHILD]: 12,
  [Errno.ECONNREFUSED]: 14,
  [Errno.EEXIST]: 20,
  [Errno.EINTR]: 27,
  [Errno.EINVAL]: 28,
  [Errno.EISDIR]: 31,
  [Errno.EMFILE]: 33,
  [Errno.ENAMETOOLONG]: 37,
  [Errno.ENFILE]: 41,
  [Errno.ENOENT]: 44,
  [Errno.ENOLCK]: 46,
  [Errno.ENOMEM]: 48,
  [Errno.ENOSPC]: 51,
  [Errno.ENOTDIR]: 54,
  [Errno.ENOTEMPTY]: 55,
  [Errno.ENOTTY]: 59,
  [Errno.EPERM]: 63,
  [Errno.EPIPE]: 64,
  [Errno.ESRCH]: 71,
  [Errno.ESTALE]: 72,
  [Errno.ETOOMANYREFS]: 141,
};

/**
 * Node and stream operations as Emscripten calls them: each is a system call of the process `caller` (undefined: of none, while an
 * interpreter is made ready for one), and Emscripten wants its own error class and its own numbers. `visible`: what of them other
 * processes can see.
 */
export function systemCalls<Operations extends object>(
  { FS }: PyodideModule,
  caller: () => Caller | undefined,
  visible: Readonly<Partial<Record<string, Operation>>>,
  operations: Operations,
): Operations {
  const called = Object.entries(operations).map(([name, operation]) => [
    name,
    (...args: unknown[]) => {
      try {
        caller()?.enter(visible[name]);
        return (operation as (...args: unknown[]) => unknown)(...args);
      } catch (error) {
        if (!(error instanceof KernelError)) throw error;
        caller()?.recordLimit(error);
        throw new FS.ErrnoError(WASI[error.errno]);
      }
    },
  ]);
  return Object.fromEntries(called) as Operations;
}

/** The bytes that Emscripten hands to a stream operation. */
export const bytesOf = (buffer: Int8Array, offset: number, length: number): Uint8Array =>
  new Uint8Array(buffer.buffer, buffer.byteOffset + offset, length);
