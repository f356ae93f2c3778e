import { Header, type KernelMemory } from "./layout";
import { ns, type Ns } from "../../api/units";

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

/** Steps of the clock that are looked at: in the first, another worker may have had the core. */
const STEPS = 5;

/** clock_getres(2): the smallest step that this worker's clock makes. Browsers round it, each to another number. */
export function clockResolution(): Ns {
  let smallest = Infinity;
  let last = performance.now();
  for (let step = 0; step < STEPS;) {
    const now = performance.now();
    if (now === last) continue;
    smallest = Math.min(smallest, now - last);
    last = now;
    step++;
  }
  // A float of many milliseconds has no digits left for a part of a nanosecond.
  return ns(Math.max(1, Math.round(smallest * 1e6)));
}

/** Sets the run's epoch to now. */
export function startClock(memory: KernelMemory): void {
  memory.floats[Header.EPOCH / 2] = performance.timeOrigin + performance.now();
}
