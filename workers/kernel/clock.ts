import { Header, type KernelMemory } from "./layout";
import { ns, type Ns } from "../units";

/**
 * One clock for all workers: nanoseconds since the run's epoch. `performance.now()` counts from each worker's own
 * `timeOrigin` (High Resolution Time, section 4); both together are comparable between workers but for a small offset,
 * which is measured when a worker starts (`clock-offset.ts`).
 */
export class Clock {
  readonly #epochNs: number;
  readonly #originNs: number;

  /** `offsetMs`: what to add to this worker's clock to get that of the page. */
  constructor(memory: KernelMemory, offsetMs: number) {
    const epochMs = memory.floats[Header.EPOCH / 2] ?? 0;
    this.#epochNs = epochMs * 1e6;
    this.#originNs = (performance.timeOrigin + offsetMs - epochMs) * 1e6;
  }

  now(): Ns {
    return ns(this.#originNs + performance.now() * 1e6);
  }

  /** The same since 1970 (CLOCK_REALTIME). */
  unixTime(): Ns {
    return ns(this.#epochNs + this.now());
  }
}

/** Sets the run's epoch to now. */
export function startClock(memory: KernelMemory): void {
  memory.floats[Header.EPOCH / 2] = performance.timeOrigin + performance.now();
}
