import { exposeFunctions } from "./c-function";
import { CStacks } from "./c-stacks";
import type { PyodideModule } from "./internals";
import { MODULE_HEADER, name, section } from "./wasm-file";

const METH_NOARGS = 0x0004;

/** Where Python finds the function: `from _suspension import suspend`. */
const MODULE_NAME = "_suspension";

/** Python threads as calls that can be suspended (JSPI). */
export interface ThreadCalls {
  /** Index in the function table of the wasm function behind `_suspension.suspend`. */
  readonly suspendIndex: number;
  /**
   * Calls the Python function at that address without arguments as a thread, at once; only the event loop may do so. Resolves when it
   * has returned; rejects when the interpreter broke, or the function raised.
   */
  run(callable: number, main: boolean): Promise<void>;
  /** Forgets the threads of an ended process. */
  reset(): void;
}

/**
 * Has two functions made that the wasm module of Pyodide lacks:
 *
 *     suspend: saved = save(); result = wait(); restore(saved); return PyLong_FromLong(result)
 *     run(callable, stack): returned(stack, PyObject_CallNoArgs(callable))
 *
 * where `wait` is the suspending import, and what it is resumed with is the result. Pyodide's `run_sync` and
 * `callPromising` would do, but make an asyncio task or a turn of the event loop each time, and have all threads share
 * one C stack (`c-stacks.ts`).
 */
export function addThreadCalls(module: PyodideModule, wait: () => Promise<number>): ThreadCalls {
  const stacks = new CStacks(module);
  const { exports } = new WebAssembly.Instance(new WebAssembly.Module(assemble()), {
    env: {
      save: () => stacks.save(),
      wait: new WebAssembly.Suspending(wait) as unknown as WebAssembly.ImportValue,
      restore: (saved: ReturnType<CStacks["save"]>) => stacks.restore(saved),
      PyLong_FromLong: module._PyLong_FromLong,
      PyObject_CallNoArgs: module._PyObject_CallNoArgs,
      returned: (stack: number, result: number): void => {
        if (result === 0) throw new Error("a thread's function raised an exception");
        module._Py_DecRef(result);
        stacks.leave(stack);
      },
    },
  });
  const run = WebAssembly.promising(exports.run as (callable: number, stack: number) => void);
  return {
    suspendIndex: module.addFunction(exports.suspend),
    run: (callable, main) => run(callable, stacks.enter(main)),
    reset: () => stacks.reset(),
  };
}

/** Makes the Python function for the table's entry; once, before the snapshot is taken, which then holds it. */
export function exposeSuspendFunction(module: PyodideModule, index: number): void {
  exposeFunctions(module, MODULE_NAME, [{ name: "suspend", index, flags: METH_NOARGS }]);
}

/** The wasm module above, in the binary format (WebAssembly core specification, section 5). */
function assemble(): Uint8Array<ArrayBuffer> {
  const [func, i32, externref] = [0x60, 0x7f, 0x6f];
  const imported = (called: string, type: number): number[] => [...name("env"), ...name(called), 0x00, type];
  const exported = (called: string, index: number): number[] => [...name(called), 0x00, index];
  const types = [
    [func, 0, 1, externref],
    [func, 0, 1, i32],
    [func, 1, externref, 0],
    [func, 1, i32, 1, i32],
    [func, 2, i32, i32, 1, i32],
    [func, 2, i32, i32, 0],
  ];
  const imports = [
    imported("save", 0),
    imported("wait", 1),
    imported("restore", 2),
    imported("PyLong_FromLong", 3),
    imported("PyObject_CallNoArgs", 3),
    imported("returned", 5),
  ];
  const [suspend, run] = [imports.length, imports.length + 1];
  const [call, localGet, localSet, end] = [0x10, 0x20, 0x21, 0x0b];
  const [saved, result] = [2, 3];
  const bodyOfSuspend = [
    ...[2, 1, externref, 1, i32],
    ...[call, 0, localSet, saved],
    ...[call, 1, localSet, result],
    ...[localGet, saved, call, 2],
    ...[localGet, result, call, 3],
    end,
  ];
  const bodyOfRun = [0, localGet, 1, ...[localGet, 0, call, 4], ...[call, 5], end];
  return Uint8Array.from([
    ...MODULE_HEADER,
    ...section(1, types),
    ...section(2, imports),
    ...section(3, [[4], [5]]),
    ...section(7, [exported("suspend", suspend), exported("run", run)]),
    ...section(10, [
      [bodyOfSuspend.length, ...bodyOfSuspend],
      [bodyOfRun.length, ...bodyOfRun],
    ]),
  ]);
}
