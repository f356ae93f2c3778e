import { Header, type KernelMemory } from "./layout";
import { ns, type Ns } from "../units";

/**
 * One clock for all workers: nanoseconds since the run's epoch. `performance.now()` counts from each worker's own
 * `timeOrigin` (High Resolution Time, section 4), so both together are comparable between workers.
 */
export class Clock {
  readonly #originNs: number;

  constructor(memory: KernelMemory) {
    const epochMs = memory.floats[Header.EPOCH / 2] ?? 0;
    this.#originNs = (performance.timeOrigin - epochMs) * 1e6;
  }

  now(): Ns {
    return ns(this.#originNs + performance.now() * 1e6);
  }
}

/** Sets the run's epoch to now. */
export function startClock(memory: KernelMemory): void {
  memory.floats[Header.EPOCH / 2] = performance.timeOrigin + performance.now();
}
