import { registerInterest } from "../../kernel/memory/waits";
import { MAIN_THREAD, type Tid } from "../../api/units";
import type { Condition } from "../../shared/condition";
import { AdaptiveSpin } from "./spin";
import { type ProcessContext, untilGone } from "./process-context";

/** How a wait ended, as numbers that cross to Python cheaply. */
export const Wake = { TIMEOUT: 0, READY: 1, INTERRUPTED: 2 } as const;
export type Wake = (typeof Wake)[keyof typeof Wake];

/** The wait is not over: the calling thread must now be suspended (`Scheduler.suspending`). */
export const SUSPEND = 3;

type Resume = (result: number) => void;

interface Waiter extends Condition {
  readonly thread: Tid;
  readonly resume: Resume;
}

const FOR_GIL: Condition = { reason: "gil", object: 0, masks: [], ready: () => true, deadline: Infinity };

/** A system call that need not wait hands over the GIL only when the turn is this old, in ms: a switch costs more than most calls. */
const TURN_MS = 0.5;

/** Longest time without a turn of the event loop (timers, asyncio, new threads), in ms. */
const MAX_MS_WITHOUT_TASK = 10;

/**
 * How threads of a process wait. A process with one thread blocks its worker in `Atomics.wait`. With several, the
 * blocking thread is suspended (JSPI), and the next that is ready goes on; when none is, the
 * whole worker blocks in one `Atomics.wait` on the process's wake word until a kernel object or a timer stirs.
 */
export class Scheduler {
  #waiters: Waiter[] = [];
  #begin: ((resume: Resume) => void) | undefined;
  /** New threads that have yet to run. */
  readonly #beginnings: (() => void)[] = [];
  #scheduled = false;
  #lastTask = performance.now();
  /** When the running thread was let on. */
  #turnBegan = 0;
  /** When it first had another go on, in this turn of its. */
  #wokeAnother: number | undefined;
  /** Whose turn it is, or was last. */
  #turn = MAIN_THREAD;
  readonly #spin = new AdaptiveSpin();
  /** To itself: a turn of the event loop without the 4 ms that nested timers must wait (HTML, section 8.7). */
  readonly #tasks = new MessageChannel();

  constructor(private readonly context: ProcessContext) {
    this.#tasks.port1.onmessage = () => {
      this.#lastTask = performance.now();
      untilGone(() => this.#run());
    };
  }

  /** The process has ended. */
  close(): void {
    this.#tasks.port1.close();
  }

  /** Waits on the spot. */
  block(condition: Condition): Wake {
    if (condition.ready()) return Wake.READY;
    if (condition.deadline <= performance.now()) return Wake.TIMEOUT;
    // While it spins no wait is recorded: nobody could see one so short, and to record it takes as long.
    return this.#spin.wait<Wake>(
      () => (condition.ready() ? this.#afterWait(Wake.READY) : undefined),
      () => {
        this.context.recordWait(true, this.context.thread, condition);
        const wake = this.#park(condition);
        this.context.recordWait(false, this.context.thread, condition, wake === Wake.READY);
        return wake;
      },
    );
  }

  /** Waits while other threads run. */
  suspend(condition: Condition): typeof SUSPEND | typeof Wake.READY {
    // A system call is a scheduling point even when it need not wait, or a loop of ready ones would starve the rest.
    if (condition.ready()) return performance.now() - this.#turnBegan < TURN_MS ? Wake.READY : this.yieldGil();
    const { thread } = this.context;
    this.context.recordWait(true, thread, condition);
    return this.#suspendUntil((resume) => {
      this.#waiters.push({ ...condition, thread, resume });
      this.#schedule();
    });
  }

  /** Lets another thread run, if there is one. */
  yieldGil(): typeof SUSPEND | typeof Wake.READY {
    if (this.#waiters.length === 0 && this.#beginnings.length === 0) return Wake.READY;
    const { thread } = this.context;
    this.context.recordWait(true, thread, FOR_GIL);
    return this.#suspendUntil((resume) => {
      this.#waiters.push({ ...FOR_GIL, thread, resume });
      this.#schedule();
    });
  }

  /** Does `work` while the calling thread is suspended, which then goes on with its result. */
  suspendDuring(condition: Condition, work: () => number): typeof SUSPEND {
    const { thread } = this.context;
    this.context.recordWait(true, thread, condition);
    return this.#suspendUntil((resume) => {
      this.context.thread = thread;
      const result = work();
      this.#waiters.push({ ...condition, thread, resume: () => resume(result) });
      this.#schedule();
    });
  }

  /** The calling thread suspends itself, as the system call asked for: resolves when it shall go on. */
  suspending(): Promise<number> {
    // Taken on the spot: before the microtask, a new thread may begin, and ask for its own suspension.
    const begin = this.#begin;
    this.#begin = undefined;
    // In a microtask, because only then is the thread suspended.
    return new Promise((resume) => queueMicrotask(() => untilGone(() => begin?.(resume))));
  }

  /** The running thread is about to be suspended: an exception raised in it now would leave its wait behind. */
  get entering(): boolean {
    return this.#begin !== undefined;
  }

  /** `begin` runs a new thread until it is first suspended, or over. */
  threadStarted(begin: () => void): void {
    this.#beginnings.push(begin);
  }

  threadRunning(thread: Tid): void {
    this.context.thread = thread;
    this.#turnBegan = performance.now();
    this.#takeTurn(thread);
  }

  /** The running thread has made another's wait be over. */
  wokeAnother(): void {
    this.#wokeAnother ??= performance.now();
  }

  /**
   * Whether another thread has waited for the GIL as long as the switch interval is (CPython's `Python/ceval_gil.c`).
   * E.g. a thread computes for 20 ms and then releases a lock: the one that waited for it gets its turn after 5 ms more.
   */
  get turnIsOver(): boolean {
    const forGil = this.#beginnings.length > 0 || this.#waiters.some((waiter) => waiter.reason === "gil");
    const since = forGil ? this.#turnBegan : (this.#wokeAnother ?? this.#turnBegan);
    return performance.now() - since >= this.context.switchInterval;
  }

  /** The running thread is over: the next may run. */
  threadEnded(): void {
    this.#schedule();
  }

  /** `begin` is called when the calling thread has been suspended, with what resumes it. */
  #suspendUntil(begin: (resume: Resume) => void): typeof SUSPEND {
    this.#begin = begin;
    return SUSPEND;
  }

  #schedule(): void {
    if (this.#scheduled) return;
    this.#scheduled = true;
    if (performance.now() - this.#lastTask < MAX_MS_WITHOUT_TASK) queueMicrotask(() => untilGone(() => this.#run()));
    else this.#tasks.port2.postMessage(0);
  }

  #run(): void {
    this.#scheduled = false;
    const begin = this.#beginnings.shift();
    if (begin !== undefined) {
      begin();
      return;
    }
    while (this.#waiters.length > 0) {
      this.context.dieIfKilled();
      this.context.sleepWhileStopped();
      if (this.#resumeOne()) return;
      const resumed = this.#spin.wait(
        () => (this.#resumeOne() ? this.#afterWait(true) : undefined),
        () => this.#resumeOneOrSleep(),
      );
      if (resumed) return;
    }
  }

  /** What others wrote before they ended this wait is there: as `sleepUntilWoken` sees to it for who sleeps. */
  #afterWait<Result>(result: Result): Result {
    this.context.synchronise();
    return result;
  }

  #resumeOneOrSleep(): boolean {
    const seq = this.context.wakeSequence();
    // Registered interest first, looked second: a change in between is seen.
    for (const waiter of this.#waiters) for (const mask of waiter.masks) this.context.registerInterest(mask);
    if (this.#resumeOne()) return true;
    const deadline = Math.min(...this.#waiters.map((waiter) => waiter.deadline));
    this.context.sleepUntilWoken(seq, deadline);
    return false;
  }

  #resumeOne(): boolean {
    const now = performance.now();
    for (const [index, waiter] of this.#waiters.entries()) {
      const wake = this.#wakeOf(waiter, waiter.thread, now);
      if (wake === undefined) continue;
      this.#waiters.splice(index, 1);
      this.context.thread = waiter.thread;
      this.#turnBegan = now;
      this.context.recordWait(false, waiter.thread, waiter, wake === Wake.READY);
      this.#takeTurn(waiter.thread);
      waiter.resume(wake);
      return true;
    }
    return false;
  }

  #takeTurn(thread: Tid): void {
    this.#wokeAnother = undefined;
    if (thread === this.#turn) return;
    this.context.recordTurn(thread, this.#turn);
    this.#turn = thread;
  }

  /** While it is stopped by a signal, no other wait of it is recorded. */
  #stopInWait(condition: Condition): void {
    const { context } = this;
    if (!context.stopped) return;
    context.recordWait(false, context.thread, condition);
    context.waitWhileStopped();
    context.recordWait(true, context.thread, condition);
  }

  #park(condition: Condition): Wake {
    const { memory } = this.context.kernel;
    for (;;) {
      this.context.dieIfKilled();
      this.#stopInWait(condition);
      const seq = this.context.wakeSequence();
      for (const mask of condition.masks) registerInterest(memory, mask, this.context.slot);
      const wake = this.#wakeOf(condition, this.context.thread, performance.now());
      if (wake !== undefined) return wake;
      this.context.sleepUntilWoken(seq, condition.deadline);
    }
  }

  /**
   * Why the wait is over, or undefined when it is not. Signals interrupt the main thread only, as in CPython, and come
   * first: `join` of a thread that called `interrupt_main()` and ended raises, whichever of the two is seen earlier.
   */
  #wakeOf(condition: Condition, thread: Tid, now: number): Wake | undefined {
    if (thread === MAIN_THREAD && this.context.signalPending) return Wake.INTERRUPTED;
    if (condition.ready()) return Wake.READY;
    return condition.deadline <= now ? Wake.TIMEOUT : undefined;
  }
}
