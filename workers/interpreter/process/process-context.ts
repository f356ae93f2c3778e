import type { Limit } from "../../api/events";
import { awoke, computedTime, fellAsleep } from "../../kernel/processes/cpu-time";
import { type KernelError, LimitError } from "../../kernel/memory/errno";
import type { Kernel } from "../../kernel/kernel";
import { Offset, ProcessField } from "../../kernel/memory/layout";
import type { Operation } from "../../kernel/processes/gates";
import { isStopped, pendingSignals } from "../../kernel/processes/signals";
import { NO_STRING } from "../../api/record";
import type { SourcePosition } from "../../kernel/logs/trace-log";
import { registerInterest, takeWaker } from "../../kernel/memory/waits";
import { MAIN_THREAD, type Pid, type Tid } from "../../api/units";
import type { SourcePositions } from "../pyodide/source-position";
import type { Condition } from "../../shared/condition";

/** Ten times what a switch takes. With 1 µs asked for, native threads switch as often. */
const LEAST_INTERVAL_MS = 0.1;

/** Clocks that are no monotonic ones, as WASI and Linux number them. */
const ClockId = { REALTIME: 0, PROCESS_CPUTIME: 2, THREAD_CPUTIME: 3 } as const;

const STOPPED: Condition = { reason: "stopped", object: 0, masks: [], ready: () => true, deadline: Infinity };

/**
 * Thrown by a system call of a process that has ended. A worker that blocked for ever instead would live on for two
 * seconds after `Worker.terminate()`, with all its memory.
 */
export class ProcessGone extends Error {
  /** Pyodide turns other errors into Python exceptions, which the program might catch. */
  readonly pyodide_fatal_error = true;
}

/** For what the event loop calls: the end of the process is no error there. */
export function untilGone(run: () => void): void {
  try {
    run();
  } catch (error) {
    if (!(error instanceof ProcessGone)) throw error;
  }
}

/** The process that this worker is: its place in the kernel, and which of its threads runs. */
export class ProcessContext {
  readonly #limitsRecorded = new Set<Limit>();
  #thread: Tid = MAIN_THREAD;
  /** What threads have computed while each was the one that runs, in ns; the running one's is counted up to `#turnAt`. */
  readonly #computed = new Map<Tid, number>();
  #turnAt = 0;
  /** Exchanges changes of shared memory with other processes: before others are let on, and after waiting for them. */
  synchronise: () => void = () => {};

  constructor(
    readonly kernel: Kernel,
    readonly slot: number,
    readonly pid: Pid,
    private readonly positions: Pick<SourcePositions, "current" | "currentCall">,
    private readonly closeWorker: () => void,
  ) {
    kernel.waits.threadBegan(MAIN_THREAD);
  }

  /** Python begins to run. */
  begin(): void {
    awoke(this.kernel.memory, this.slot, this.kernel.clock.now());
  }

  /** The thread that runs, or ran last. */
  get thread(): Tid {
    return this.#thread;
  }

  set thread(thread: Tid) {
    if (thread === this.#thread) return;
    this.#computed.set(this.#thread, this.threadComputed);
    this.#turnAt = this.computed;
    this.#thread = thread;
    this.kernel.memory.actor.tid = thread;
  }

  /** What the process has computed, in ns. */
  get computed(): number {
    return computedTime(this.kernel.memory, this.slot, this.kernel.clock.now());
  }

  /** What of it the running thread has. */
  get threadComputed(): number {
    return (this.#computed.get(this.#thread) ?? 0) + this.computed - this.#turnAt;
  }

  /** clock_gettime(2), in ns; the monotonic clocks of all processes count from the run's beginning. */
  time(clock: number): number {
    if (clock === ClockId.REALTIME) return this.kernel.clock.unixTime();
    if (clock === ClockId.PROCESS_CPUTIME) return this.computed;
    return clock === ClockId.THREAD_CPUTIME ? this.threadComputed : this.kernel.clock.now();
  }

  /** Where the reader's code is now; only while Python runs. */
  where(): SourcePosition {
    return this.positions.current();
  }

  get threads(): number {
    return this.kernel.processes.get(this.slot, ProcessField.THREADS);
  }

  set threads(count: number) {
    this.kernel.processes.set(this.slot, ProcessField.THREADS, count);
  }

  /** The GIL's, in ms: not so short that threads do little else than switch. */
  get switchInterval(): number {
    return Math.max(LEAST_INTERVAL_MS, this.kernel.processes.get(this.slot, ProcessField.SWITCH_INTERVAL) / 1000);
  }

  /** Whether others see this process's memory change: it looks at theirs every few milliseconds. */
  set mapped(mapped: boolean) {
    this.kernel.processes.set(this.slot, ProcessField.MAPPED, mapped ? 1 : 0);
  }

  /** A signal waits for Python's handler. */
  get signalPending(): boolean {
    return pendingSignals(this.kernel, this.slot) !== 0;
  }

  get stopped(): boolean {
    return isStopped(this.kernel, this.slot);
  }

  /** While the process is stopped by a signal, the running thread waits for that to be over, and all others with it. */
  waitWhileStopped(): void {
    if (!this.stopped) return;
    this.recordWait(true, this.thread, STOPPED);
    this.sleepWhileStopped();
    this.recordWait(false, this.thread, STOPPED);
  }

  sleepWhileStopped(): void {
    for (;;) {
      const sequence = this.wakeSequence();
      this.dieIfKilled();
      if (!this.stopped) return;
      this.sleepUntilWoken(sequence, Infinity);
    }
  }

  /**
   * The gate: every system call begins here, those of Python (`syscalls.ts`) and those of C (`emscripten/`). `operation`: what of
   * it others can see; it waits until it is let through where somebody chooses the order of those.
   */
  enter(operation?: Operation): void {
    this.dieIfKilled();
    const { gates } = this.kernel;
    if (operation === undefined || !gates.held) return;
    gates.arrive(this.slot, operation);
    for (;;) {
      const sequence = this.wakeSequence();
      if (!gates.held) gates.letThrough(this.slot);
      if (gates.at(this.slot) === undefined) return;
      this.sleepUntilWoken(sequence, Infinity);
      this.dieIfKilled();
    }
  }

  /** A worker that the supervisor ended runs on for a moment (`Worker.terminate()` is not instant): a killed process gets no further. */
  dieIfKilled(): void {
    if (!this.alive) this.leave();
  }

  /** The process has not ended, and its slot and its run's kernel are not another's. */
  get alive(): boolean {
    const { processes, current } = this.kernel;
    return current && processes.aliveAs(this.slot, this.pid);
  }

  /** Nothing runs here any more: the exception unwinds Python, and the worker closes itself. */
  leave(): never {
    this.closeWorker();
    return this.unwind();
  }

  /** As `leave`, but the worker lies idle until the supervisor ends it. */
  unwind(): never {
    throw new ProcessGone();
  }

  wakeSequence(): number {
    return Atomics.load(this.kernel.memory.words, Offset.process(this.slot, ProcessField.WAKE));
  }

  registerInterest(mask: number): void {
    registerInterest(this.kernel.memory, mask, this.slot);
  }

  /** Blocks this worker until the process is woken or `deadline` (`performance.now()`) is there. */
  sleepUntilWoken(sequence: number, deadline: number): void {
    const word = Offset.process(this.slot, ProcessField.WAKE);
    const { memory, clock } = this.kernel;
    this.synchronise();
    fellAsleep(memory, this.slot, clock.now());
    Atomics.wait(memory.words, word, sequence, Math.max(0, deadline - performance.now()));
    if (this.alive) awoke(memory, this.slot, clock.now());
    this.synchronise();
  }

  /** The page shall say why a system call failed, when it was for want of something. */
  recordLimit(error: KernelError): void {
    if (!(error instanceof LimitError) || this.#limitsRecorded.has(error.limit)) return;
    this.#limitsRecorded.add(error.limit);
    this.kernel.trace.limitReached(this.kernel.clock.now(), this.pid, this.thread, this.where(), error.limit);
  }

  /** A thread has the GIL, which another had before. */
  recordTurn(thread: Tid, from: Tid): void {
    this.kernel.trace.gilTaken(this.kernel.clock.now(), this.pid, thread, from);
  }

  /**
   * Records a wait: in the trace for the page, in the table of waits for the search for deadlocks. `ready`: it ends because what it
   * waited for is there.
   */
  recordWait(began: boolean, thread: Tid, condition: Condition, ready = false): void {
    this.dieIfKilled();
    const { waits, trace, clock } = this.kernel;
    if (began) {
      const at = this.positions.currentCall();
      waits.began(thread, condition, condition.deadline !== Infinity, at);
      const call = at.call === "" ? NO_STRING : this.kernel.strings.intern(at.call);
      trace.waitBegan(clock.now(), this.pid, thread, at, condition.reason, condition.object, call);
    } else {
      waits.ended(thread);
      // What the process does to itself wakes nobody: who released the lock is known from who held it.
      const waker = ready && condition.masks.length > 0 ? takeWaker(this.kernel.memory, this.slot) : undefined;
      trace.waitEnded(clock.now(), this.pid, thread, condition.reason, condition.object, waker);
    }
  }
}
