import type { Pid } from "../units";
import { Errno, KernelError } from "./errno";
import type { Kernel } from "./kernel";
import { Offset, ProcessField } from "./layout";
import { statusOfSignal } from "./processes";
import { wakeProcess } from "./waits";

/** Signal numbers as Linux and Emscripten have them (signal(7)). */
export const Signal = { SIGINT: 2, SIGKILL: 9, SIGTERM: 15, SIGCHLD: 17, SIGCONT: 18, SIGURG: 23, SIGWINCH: 28 } as const;

/** Signals whose default action is to do nothing. */
const IGNORED_BY_DEFAULT: ReadonlySet<number> = new Set([Signal.SIGCHLD, Signal.SIGCONT, Signal.SIGURG, Signal.SIGWINCH]);

/** What became of a signal. */
export type Delivery = "pending" | "ignored" | "killed";

/** Signals above it are POSIX's real-time ones, which masks of one word have no room for. */
const MAX_SIGNAL = 31;

/** kill(2): leaves it pending for Python's handler, or carries out the default action. Throws ESRCH, EINVAL. */
export function sendSignal(kernel: Kernel, target: Pid, signal: number): Delivery {
  const { processes, memory } = kernel;
  const slot = processes.find(target);
  if (slot === undefined) throw new KernelError(Errno.ESRCH, "kill");
  if (signal < 0 || signal > MAX_SIGNAL) throw new KernelError(Errno.EINVAL, "kill");
  if (signal === 0 || !processes.alive(slot)) return "ignored";
  const bit = 1 << signal;
  if (signal !== Signal.SIGKILL) {
    if ((processes.get(slot, ProcessField.HANDLED) & bit) !== 0) {
      Atomics.or(memory.words, Offset.process(slot, ProcessField.PENDING), bit);
      wakeProcess(memory, slot);
      return "pending";
    }
    if ((processes.get(slot, ProcessField.IGNORED) & bit) !== 0 || IGNORED_BY_DEFAULT.has(signal)) return "ignored";
  }
  return kernel.endProcess(slot, statusOfSignal(signal), target) ? "killed" : "ignored";
}

/** The lowest pending signal, which is then no longer pending; 0: none. */
export function takePendingSignal(kernel: Kernel, slot: number): number {
  const word = Offset.process(slot, ProcessField.PENDING);
  const pending = Atomics.load(kernel.memory.words, word);
  if (pending === 0) return 0;
  const signal = 31 - Math.clz32(pending & -pending);
  Atomics.and(kernel.memory.words, word, ~(1 << signal));
  return signal;
}
