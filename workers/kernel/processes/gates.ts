import { Header, type KernelMemory, Offset, ProcessField } from "../memory/layout";
import { wakeAll, wakeProcess } from "../memory/waits";

/** What of a process's doing others can see, by what it acts on; in the kernel's memory a number, its place here plus 1. */
export const OPERATIONS = ["pipe", "semaphore", "shared-memory", "file", "signal", "start", "exit", "join", "output"] as const;
export type Operation = (typeof OPERATIONS)[number];

/**
 * Where processes wait before each of these operations until they are let through, so that somebody else may choose the order:
 *
 *     held = true            A: send(…)    at(A) is "pipe"        B: release()   at(B) is "semaphore"
 *     letThrough(B)          A waits on                           B has released the lock, and comes to the next gate
 *
 * Off by default; then a gate is one look at a word.
 */
export class Gates {
  constructor(private readonly memory: KernelMemory) {}

  get held(): boolean {
    return Atomics.load(this.memory.words, Header.GATES_HELD) !== 0;
  }

  /** Who waits at a gate when it is opened for good goes on. */
  set held(held: boolean) {
    Atomics.store(this.memory.words, Header.GATES_HELD, held ? 1 : 0);
    if (!held) wakeAll(this.memory);
  }

  /** What the process waits to do; undefined: it is not at a gate. */
  at(slot: number): Operation | undefined {
    return OPERATIONS[Atomics.load(this.memory.words, Offset.process(slot, ProcessField.AT_GATE)) - 1];
  }

  /** Lets the process that is at a gate do that one operation. */
  letThrough(slot: number): void {
    Atomics.store(this.memory.words, Offset.process(slot, ProcessField.AT_GATE), 0);
    wakeProcess(this.memory, slot);
  }

  /** The process has come to the gate. */
  arrive(slot: number, operation: Operation): void {
    Atomics.store(this.memory.words, Offset.process(slot, ProcessField.AT_GATE), OPERATIONS.indexOf(operation) + 1);
  }
}
