import type { LockReason } from "../../api/events";
import { DIRECT, unpackPosition } from "../../kernel/deadlocks/wait-table";
import type { Tid } from "../../api/units";
import type { ProcessContext } from "./process-context";
import { TraceAllowance } from "../../shared/trace-allowance";

/**
 * Records who acquires and releases locks. Of a semaphore the kernel itself counts the recorded holds, because
 * another process may release it; of a lock between threads this process does, because a forked child's copy is another.
 */
export class LockTrace {
  readonly #allowance: TraceAllowance;
  /** Locks between threads of which a hold has been recorded, by number: whether it has not ended. */
  readonly #recorded = new Map<number, boolean>();
  /** Of semaphores that may have several holders: how often this process has it without the trace's knowing. */
  readonly #unrecorded = new Map<number, number>();

  constructor(private readonly context: ProcessContext) {
    this.#allowance = new TraceAllowance(context, "holds");
  }

  /** A thread has acquired a semaphore. `at`: where in the reader's code, as `packPosition` has it. */
  acquired(handle: number, thread: Tid, at: number): void {
    const { trace, clock, semaphores } = this.context.kernel;
    const exclusive = semaphores.exclusive(handle);
    if ((at & DIRECT) !== 0 && semaphores.holdable(handle) && this.#allowance.take()) {
      semaphores.beginRecorded(handle);
      const hold = { reason: "semaphore", object: handle, exclusive, first: semaphores.firstRecorded(handle) } as const;
      trace.lockAcquired(clock.now(), this.context.pid, thread, unpackPosition(at), hold);
    } else if (!exclusive) {
      this.#unrecorded.set(handle, (this.#unrecorded.get(handle) ?? 0) + 1);
    }
  }

  /** The running thread is about to post a semaphore: before that, or the next holder might be recorded first. */
  releasing(handle: number): void {
    const unrecorded = this.#unrecorded.get(handle) ?? 0;
    if (unrecorded > 0) this.#unrecorded.set(handle, unrecorded - 1);
    else if (this.context.kernel.semaphores.endRecorded(handle)) this.#recordReleased("semaphore", handle);
  }

  /** This process is about to close a semaphore: what nobody has open nobody holds. */
  closing(handle: number): void {
    const { kernel, slot } = this.context;
    this.#unrecorded.delete(handle);
    while (kernel.semaphores.onlyOpener(slot, handle) && kernel.semaphores.endRecorded(handle)) this.#recordReleased("semaphore", handle);
  }

  /** The running thread has acquired a lock between threads, `unasked` others since this was asked last; whether it is recorded. */
  localAcquired(number: number, at: number, unasked: number): boolean {
    if (!this.#allowance.ask(unasked)) return false;
    const { trace, clock } = this.context.kernel;
    const hold = { reason: "lock", object: number, exclusive: true, first: !this.#recorded.has(number) } as const;
    this.#recorded.set(number, true);
    trace.lockAcquired(clock.now(), this.context.pid, this.context.thread, unpackPosition(at), hold);
    return true;
  }

  localReleased(number: number): void {
    if (this.#recorded.get(number) !== true) return;
    this.#recorded.set(number, false);
    this.#recordReleased("lock", number);
  }

  #recordReleased(reason: LockReason, object: number): void {
    const { kernel, pid, thread } = this.context;
    kernel.trace.lockReleased(kernel.clock.now(), pid, thread, this.context.where(), reason, object);
  }
}
