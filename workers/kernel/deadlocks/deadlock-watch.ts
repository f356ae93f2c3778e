import type { StuckWait } from "../../api/events";
import { tid } from "../../api/units";
import { type Deadlock, findDeadlock, type StuckThread } from "./deadlock";
import type { Kernel } from "../kernel";
import { NOWHERE } from "../logs/trace-log";
import { readWaitGraph } from "./wait-graph";

/** Waits of one deadlock that are recorded, and for each of them on whom it waits. */
const MAX_TOLD = 60;
const MAX_TOLD_ON = 8;

/** Any thread of the process. */
const NO_THREAD = tid(0);

/**
 * Records deadlocks in the trace. What one look finds is recorded when the next finds the same waits still going on: threads
 * that were all stuck all the time between did nothing that a look from process to process could have missed.
 */
export class DeadlockWatch {
  /** What the last look found, and what is in the trace; "": no deadlock. */
  #seen = "";
  #recorded = "";
  #id = 0;

  constructor(private readonly kernel: Kernel) {}

  look(): void {
    const deadlock = findDeadlock(readWaitGraph(this.kernel));
    const found = deadlock === undefined ? "" : nameOf(deadlock);
    const sure = found === this.#seen;
    this.#seen = found;
    // Where the log is full, the next look records it.
    if (!sure || found === this.#recorded || !this.kernel.trace.hasRoom()) return;
    const { trace, clock } = this.kernel;
    const time = clock.now();
    if (this.#recorded !== "") trace.deadlockOver(time, this.#id);
    if (deadlock !== undefined) trace.deadlockFound(time, ++this.#id, deadlock.whole, recordOf(deadlock));
    this.#recorded = found;
  }
}

const nameOf = ({ whole, stuck }: Deadlock): string => [whole ? "whole" : "partial", ...stuck.map(({ id }) => id)].join(" ");

function recordOf({ stuck }: Deadlock): StuckWait[] {
  const cyclesFirst = [...stuck].sort((one, other) => Number(other.inCycle) - Number(one.inCycle));
  return cyclesFirst.slice(0, MAX_TOLD).map(asWait);
}

function asWait({ pid, tid, at, reason, object, held, inCycle, wakers }: StuckThread): StuckWait {
  const on = wakers.flatMap((waker) => {
    if (waker.kind === "anyone") return [];
    return waker.kind === "process" ? [{ pid: waker.pid, tid: NO_THREAD, ...NOWHERE }] : [{ pid: waker.pid, tid: waker.tid, ...waker.at }];
  });
  return { pid, tid, ...at, reason, object, held, inCycle, on: on.slice(0, MAX_TOLD_ON) };
}
