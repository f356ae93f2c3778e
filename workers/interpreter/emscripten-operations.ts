import { KernelError } from "../kernel/errno";
import type { ProcessContext } from "./process-context";
import type { PyodideModule } from "./pyodide/internals";

/** Emscripten wants its own error class from node and stream operations. */
export function translateErrors<Operations extends object>({ FS }: PyodideModule, current: () => ProcessContext, operations: Operations): Operations {
  const translated = Object.entries(operations).map(([name, operation]) => [
    name,
    (...args: unknown[]) => {
      try {
        return (operation as (...args: unknown[]) => unknown)(...args);
      } catch (error) {
        if (!(error instanceof KernelError)) throw error;
        current().tellLimit(error);
        throw new FS.ErrnoError(error.errno);
      }
    },
  ]);
  return Object.fromEntries(translated) as Operations;
}

/** The bytes that Emscripten hands to a stream operation. */
export const bytesOf = (buffer: Int8Array, offset: number, length: number): Uint8Array =>
  new Uint8Array(buffer.buffer, buffer.byteOffset + offset, length);
