import { Kernel } from "@/workers/kernel/kernel";
import { readWaits } from "@/workers/kernel/deadlocks/wait-table";
import type { Operation } from "@/workers/kernel/processes/gates";
import { INIT } from "@/workers/kernel/processes/processes";
import type { Pid } from "@/workers";

/** What is put in order. */
const CONDUCTED: ReadonlySet<Operation> = new Set(["pipe", "semaphore"]);

/**
 * Has the processes of some names do what concerns a pipe or a semaphore in a chosen order, one after the other; all else goes on
 * at once, and everything once the order is over. Whoever's turn it is must be able to come to the gate, or have ended: then it is
 * the next one's.
 */
export class Conductor {
  readonly #kernel: Kernel;
  readonly #left: string[];
  /** Who was let through last, and may still be at it. */
  #last: Pid | undefined;
  /** `A semaphore`, as they went through. */
  readonly passed: string[] = [];

  constructor(
    kernel: SharedArrayBuffer,
    private readonly order: readonly string[],
    /** Of the processes, as far as the trace has said so. */
    private readonly names: ReadonlyMap<Pid, string>,
  ) {
    this.#kernel = new Kernel(kernel, INIT);
    this.#left = [...order];
    this.#kernel.gates.held = true;
  }

  /** To be called again and again. */
  look(): void {
    const { gates, processes } = this.#kernel;
    if (!gates.held) return;
    while (this.#left.length > 0 && this.#hasEnded(this.#left[0])) this.#left.shift();
    for (const slot of processes.slots().filter((each) => processes.alive(each))) {
      const operation = gates.at(slot);
      const name = this.names.get(processes.pidOf(slot));
      if (operation === undefined || name === undefined) continue;
      if (!CONDUCTED.has(operation) || !this.order.includes(name)) gates.letThrough(slot);
      else if (name === this.#left[0] && this.#settled()) this.#letThrough(slot, name, operation);
    }
    if (this.#left.length === 0 && this.#settled()) gates.held = false;
  }

  #letThrough(slot: number, name: string, operation: Operation): void {
    this.#left.shift();
    this.#last = this.#kernel.processes.pidOf(slot);
    this.passed.push(`${name} ${operation}`);
    this.#kernel.gates.letThrough(slot);
  }

  #hasEnded(name: string | undefined): boolean {
    const { processes } = this.#kernel;
    const [pid] = [...this.names].find(([, known]) => known === name) ?? [];
    if (pid === undefined) return false;
    const slot = processes.find(pid);
    return slot === undefined || !processes.alive(slot);
  }

  /** Whoever went through last is at a gate again, or waits for another, or has ended. */
  #settled(): boolean {
    if (this.#last === undefined) return true;
    const { gates, processes, memory } = this.#kernel;
    const slot = processes.find(this.#last);
    if (slot === undefined || !processes.alive(slot) || gates.at(slot) !== undefined) return true;
    return readWaits(memory).some(({ pid, wait }) => pid === this.#last && wait !== undefined);
  }
}
