import { type Pid, pid } from "../../api/units";
import { Errno, KernelError } from "../memory/errno";
import { type KernelMemory, Offset, ProcessField } from "../memory/layout";
import { type Processes } from "./processes";
import { statusOfSignal } from "./wait-status";
import { wakeProcess } from "../memory/waits";

/** Signal numbers as Linux and Emscripten have them (signal(7)). */
export const Signal = {
  SIGINT: 2,
  SIGABRT: 6,
  SIGKILL: 9,
  SIGSEGV: 11,
  SIGPIPE: 13,
  SIGALRM: 14,
  SIGTERM: 15,
  SIGCHLD: 17,
  SIGCONT: 18,
  SIGSTOP: 19,
  SIGTSTP: 20,
  SIGTTIN: 21,
  SIGTTOU: 22,
  SIGURG: 23,
  SIGXFSZ: 25,
  SIGVTALRM: 26,
  SIGPROF: 27,
  SIGWINCH: 28,
} as const;

/** Signals whose default action is to do nothing. */
const IGNORED_BY_DEFAULT: ReadonlySet<number> = new Set([Signal.SIGCHLD, Signal.SIGCONT, Signal.SIGURG, Signal.SIGWINCH]);

/** Signals whose default action is to stop the process. */
const STOPS_BY_DEFAULT: ReadonlySet<number> = new Set([Signal.SIGTSTP, Signal.SIGTTIN, Signal.SIGTTOU]);

/** SIGSTOP stays pending as long as the process is stopped, by whichever signal; nobody takes it. */
const STOPPED = 1 << Signal.SIGSTOP;

/** Set among pending signals: all that can be taken. */
const ANY = ~STOPPED;

/** What of the kernel signals act on. */
export interface SignalKernel {
  readonly memory: KernelMemory;
  readonly processes: Processes;
  /** The process whose access to the kernel this is. */
  readonly self: Pid;
  endProcess(slot: number, status: number, process: Pid): boolean;
}

/** What became of a signal. */
export type Delivery = "pending" | "ignored" | "stopped" | "killed";

/** Signals above it are POSIX's real-time ones, which masks of one word have no room for. */
const MAX_SIGNAL = 31;

/** kill(2): leaves it pending for Python's handler, or carries out the default action. Throws ESRCH, EINVAL. */
export function sendSignal(kernel: SignalKernel, target: Pid, signal: number, sender: Pid = kernel.self): Delivery {
  const delivery = post(kernel, target, signal, sender);
  wake(kernel, target, delivery);
  return delivery;
}

/**
 * kill(2) of several, e.g. of a group: all have the signal before the first wakes up. Else, where 101 and 102 each wait for the other's
 * lock and are interrupted, 101 could wake up, unwind and release its lock, and 102 acquire it before it is interrupted, too.
 */
export function sendSignalToAll(kernel: SignalKernel, targets: readonly Pid[], signal: number): readonly Delivery[] {
  const deliveries = targets.map((target) => post(kernel, target, signal, kernel.self));
  for (const [index, target] of targets.entries()) wake(kernel, target, deliveries[index]);
  return deliveries;
}

function wake({ processes, memory }: SignalKernel, target: Pid, delivery: Delivery | undefined): void {
  const slot = processes.find(target);
  if (delivery === "pending" && slot !== undefined) wakeProcess(memory, slot);
}

/** As `sendSignal`, but a process that has it pending is not woken. */
function post(kernel: SignalKernel, target: Pid, signal: number, sender: Pid): Delivery {
  const { processes, memory } = kernel;
  const slot = processes.find(target);
  if (slot === undefined) throw new KernelError(Errno.ESRCH, "kill");
  if (signal < 0 || signal > MAX_SIGNAL) throw new KernelError(Errno.EINVAL, "kill");
  if (signal === 0 || !processes.alive(slot)) return "ignored";
  const bit = 1 << signal;
  const has = (field: number): boolean => (processes.get(slot, field) & bit) !== 0;
  if (signal === Signal.SIGCONT) resume(kernel, slot);
  if (signal !== Signal.SIGKILL && signal !== Signal.SIGSTOP) {
    const taken = has(ProcessField.BLOCKED) || has(ProcessField.HANDLED);
    if (!taken && (has(ProcessField.IGNORED) || IGNORED_BY_DEFAULT.has(signal))) return "ignored";
    // Its default action, too, waits until a stopped process goes on.
    if (taken || isStopped(kernel, slot)) {
      processes.set(slot, ProcessField.SENDERS + signal, sender);
      Atomics.or(memory.words, Offset.process(slot, ProcessField.PENDING), bit);
      return "pending";
    }
  }
  if (signal === Signal.SIGSTOP || STOPS_BY_DEFAULT.has(signal)) {
    stop(kernel, slot);
    return "stopped";
  }
  return kernel.endProcess(slot, statusOfSignal(signal), target) ? "killed" : "ignored";
}

/** Whether the process may not go on until SIGCONT. */
export function isStopped({ processes }: Pick<SignalKernel, "processes">, slot: number): boolean {
  return (processes.get(slot, ProcessField.PENDING) & STOPPED) !== 0;
}

/** Bits of the signals that wait to be taken; `among`: by default, those that no thread but has blocked. */
export function pendingSignals(
  { processes }: Pick<SignalKernel, "processes">,
  slot: number,
  among = ~processes.get(slot, ProcessField.BLOCKED),
): number {
  return processes.get(slot, ProcessField.PENDING) & ANY & among;
}

/** The lowest of those signals, which is then no longer pending; 0: none. */
export function takePendingSignal(kernel: SignalKernel, slot: number, among?: number): number {
  const pending = pendingSignals(kernel, slot, among);
  if (pending === 0) return 0;
  const signal = 31 - Math.clz32(pending & -pending);
  discardSignal(kernel, slot, signal);
  return signal;
}

/** It is pending no longer. */
export function discardSignal({ memory }: SignalKernel, slot: number, signal: number): void {
  if (signal !== Signal.SIGSTOP) Atomics.and(memory.words, Offset.process(slot, ProcessField.PENDING), ~(1 << signal));
}

function stop(kernel: SignalKernel, slot: number): void {
  const word = Offset.process(slot, ProcessField.PENDING);
  if ((Atomics.or(kernel.memory.words, word, STOPPED) & STOPPED) === 0) tellParent(kernel, slot);
}

function resume(kernel: SignalKernel, slot: number): void {
  const word = Offset.process(slot, ProcessField.PENDING);
  if ((Atomics.and(kernel.memory.words, word, ~STOPPED) & STOPPED) === 0) return;
  wakeProcess(kernel.memory, slot);
  tellParent(kernel, slot);
}

/** A parent hears of its children's stops as of their ends (sigaction(2), without SA_NOCLDSTOP). */
function tellParent(kernel: SignalKernel, slot: number): void {
  const { processes } = kernel;
  const parent = pid(processes.get(slot, ProcessField.PARENT));
  if (processes.find(parent) !== undefined) sendSignal(kernel, parent, Signal.SIGCHLD, processes.pidOf(slot));
}
