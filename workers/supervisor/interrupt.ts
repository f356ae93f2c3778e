import type { Kernel } from "../kernel/kernel";
import { ProcessField } from "../kernel/memory/layout";
import { Signal } from "../kernel/processes/signals";
import { readWaitGraph } from "../kernel/deadlocks/wait-graph";
import type { SourceFile } from "../api/engine";

/** What a program has in it that does something when it is interrupted. */
const PROVISION = /\b(?:KeyboardInterrupt|BaseException|finally|atexit|__exit__|contextmanager)\b|\bexcept\s*:/;

/** Whether the program's text says what is to be done when it is interrupted. */
export function providesForInterrupt(files: readonly SourceFile[]): boolean {
  return files.some(({ text }) => PROVISION.test(text));
}

/**
 * Whether the process that was sent SIGINT may be cleaning up: its handler has taken the signal, the program (`provides`)
 * or a handler of its own makes something of that, and not all threads of the run wait for one another.
 */
export function maybeCleansUp(kernel: Kernel, slot: number, provides: boolean): boolean {
  const { processes } = kernel;
  const has = (field: number): boolean => (processes.get(slot, field) & (1 << Signal.SIGINT)) !== 0;
  if (!processes.alive(slot) || has(ProcessField.PENDING) || !has(ProcessField.HANDLED)) return false;
  return (provides || has(ProcessField.OWN_HANDLERS)) && readWaitGraph(kernel).free.length > 0;
}
