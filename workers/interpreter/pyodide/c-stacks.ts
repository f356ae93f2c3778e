import type { PyodideModule } from "./internals";

/**
 * C stack of a thread. The browser's own stack, on which each call is, too, overflows not much later; that would end
 * the process, where this raises a RecursionError.
 */
const STACK_BYTES = 256 << 10;
/** The main thread's lies on the process's own C stack, below what the event loop's calls of Python may use. */
const EVENT_LOOP_BYTES = 256 << 10;
/** How far below the event loop's stack pointer the main thread's stack reaches. */
export const MAIN_STACK_DEPTH = EVENT_LOOP_BYTES + STACK_BYTES;
/** Stacks of ended threads kept for the next. */
const KEPT_STACKS = 8;

/** A suspended thread's place: Python's thread state and the C stack pointer. */
interface SavedThread {
  readonly state: number;
  readonly pointer: number;
}

/**
 * Gives each Python thread a C stack of its own, so that what lies there stays there while the thread is suspended.
 * Pyodide's own threads share one stack, whose contents are copied away and back; but Python has pointers into it: the
 * garbage collector keeps the heads of lists there that other threads unlink objects from, and each call of the eval
 * loop a frame that the collector and `sys.monitoring` walk over.
 */
export class CStacks {
  /** The stack pointer when no thread runs. */
  #eventLoop = 0;
  #kept: number[] = [];

  constructor(private readonly module: PyodideModule) {}

  /** The event loop is about to call a function that is the main thread or another: returns the low end of its stack. */
  enter(main: boolean): number {
    const { module } = this;
    if (module._enter_promising_task() !== 0) throw new Error("a thread could not be started");
    this.#eventLoop = module.stackSave();
    const low = main ? this.#lowOfMain : (this.#kept.pop() ?? module._malloc(STACK_BYTES));
    if (low === 0) throw new Error("no memory for a thread's stack");
    // malloc aligns to 8 bytes, compiled code relies on 16.
    module.stackRestore((low + STACK_BYTES) & ~15);
    module._PyUnstable_ThreadState_SetStackProtection(module._PyThreadState_Get(), low, STACK_BYTES);
    module.validSuspender.value = true;
    return low;
  }

  /** Forgets what an ended process has left. */
  reset(): void {
    this.#kept = [];
  }

  /** The running thread's function has returned. */
  leave(low: number): void {
    // Before the thread's state is cleared: what that calls can't be suspended.
    this.module.validSuspender.value = false;
    this.module._exit_promising_task();
    this.#backToEventLoop();
    if (low === this.#lowOfMain) return;
    if (this.#kept.length < KEPT_STACKS) this.#kept.push(low);
    else this.module._free(low);
  }

  /** The running thread is about to be suspended. */
  save(): SavedThread {
    const { module } = this;
    const state = module._captureThreadState();
    if (state === 0) throw new Error("a thread could not be suspended");
    const saved = { state, pointer: module.stackSave() };
    this.#backToEventLoop();
    return saved;
  }

  /** The suspended thread is about to go on. */
  restore({ state, pointer }: SavedThread): void {
    const { module } = this;
    module.stackRestore(pointer);
    module._restoreThreadState(state);
    module.validSuspender.value = true;
  }

  get #lowOfMain(): number {
    return this.#eventLoop - MAIN_STACK_DEPTH;
  }

  #backToEventLoop(): void {
    this.module.validSuspender.value = false;
    this.module.stackRestore(this.#eventLoop);
  }
}
