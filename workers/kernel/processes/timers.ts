import { ns, type Ns, type Pid } from "../../api/units";
import { computedTime } from "./cpu-time";
import type { Clock } from "../memory/clock";
import { Header, Offset, ProcessField } from "../memory/layout";
import { withLock } from "../memory/lock";
import { sendSignal, Signal, type SignalKernel } from "./signals";

/** What each of a process's interval timers sends: ITIMER_REAL, ITIMER_VIRTUAL, ITIMER_PROF (setitimer(2)). */
const TIMER_SIGNALS = [Signal.SIGALRM, Signal.SIGVTALRM, Signal.SIGPROF] as const;
/** A timer's two Float64s, in words. */
const TIMER_WORDS = 4;

/** What of the kernel timers act on. */
interface TimerKernel extends SignalKernel {
  readonly clock: Clock;
}

/** Time until it expires, 0: never, and after what time again each time. */
export interface Timer {
  readonly left: Ns;
  readonly interval: Ns;
}

/** getitimer(2). */
export function readTimer(kernel: TimerKernel, slot: number, which: number): Timer {
  const { floats } = kernel.memory;
  const [at, again] = placeOf(slot, which);
  const expires = floats[at] ?? 0;
  // One that is about to be fired has not expired yet.
  const left = expires === 0 ? 0 : Math.max(1000, expires - timeOf(kernel, slot, which));
  return { left: ns(left), interval: ns(floats[again] ?? 0) };
}

/** setitimer(2): the timer as it was. */
export function setTimer(kernel: TimerKernel, slot: number, which: number, { left, interval }: Timer): Timer {
  return withLock(kernel.memory, Header.TABLE_LOCK, kernel.self, () => {
    const before = readTimer(kernel, slot, which);
    const [at, again] = placeOf(slot, which);
    kernel.memory.floats[at] = left === 0 ? 0 : timeOf(kernel, slot, which) + left;
    kernel.memory.floats[again] = interval;
    return before;
  });
}

/** Whether something of the process's own will send it a signal. */
export function hasTimer(kernel: TimerKernel, slot: number): boolean {
  return TIMER_SIGNALS.some((_, which) => readTimer(kernel, slot, which).left > 0);
}

/** Sends what is due; for the supervisor, again and again. Returns the processes that were ended by it. */
export function fireTimers(kernel: TimerKernel): Pid[] {
  const { processes } = kernel;
  const killed: Pid[] = [];
  for (const slot of processes.slots()) {
    for (const [which, signal] of TIMER_SIGNALS.entries()) {
      if (!expire(kernel, slot, which)) continue;
      const process = processes.pidOf(slot);
      if (sendSignal(kernel, process, signal) === "killed") killed.push(process);
    }
  }
  return killed;
}

/** Whether it was due; it is set for the next time, then. */
function expire(kernel: TimerKernel, slot: number, which: number): boolean {
  const { floats } = kernel.memory;
  const [at, again] = placeOf(slot, which);
  const due = (): boolean => floats[at] !== 0 && kernel.processes.alive(slot) && (floats[at] ?? 0) <= timeOf(kernel, slot, which);
  if (!due()) return false;
  return withLock(kernel.memory, Header.TABLE_LOCK, kernel.self, () => {
    if (!due()) return false;
    const [expired = 0, interval = 0] = [floats[at], floats[again]];
    // What was missed is not made up for.
    floats[at] = interval === 0 ? 0 : Math.max(expired + interval, timeOf(kernel, slot, which));
    return true;
  });
}

/** The clock that a timer goes by: the run's, or the process's computing. */
function timeOf({ memory, clock }: TimerKernel, slot: number, which: number): Ns {
  return which === 0 ? clock.now() : computedTime(memory, slot, clock.now());
}

const placeOf = (slot: number, which: number): readonly [number, number] => {
  const at = Offset.processFloat(slot, ProcessField.TIMERS + which * TIMER_WORDS);
  return [at, at + 1];
};
