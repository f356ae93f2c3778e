/** Longest time to look before sleeping, in ms: a worker takes about as long to wake up. */
const SPIN_MS = 0.03;
/** A wait that lasted no longer than this, sleep and waking up included, would have been over soon enough to look. */
const SHORT_MS = 0.1;
/** So many short waits must come before it looks again after it did so in vain. */
const SHORT_WAITS = 4;

/**
 * Whether to look for a moment before sleeping, as an adaptive mutex decides it: by how long the last waits were. Where
 * each wait is long, or the one that is waited for needs this very core, looking would only be in the way.
 */
export class AdaptiveSpin {
  /** Short waits to come before it looks. */
  #missing = SHORT_WAITS;

  /** What `look` finds within a moment, or else what `sleep` returns. */
  wait<Result>(look: () => Result | undefined, sleep: () => Result): Result {
    const began = performance.now();
    if (this.#missing > 0) {
      const result = sleep();
      if (performance.now() - began < SHORT_MS) this.#missing--;
      return result;
    }
    const found = foundBefore(began + SPIN_MS, look);
    if (found !== undefined) return found;
    this.#missing = SHORT_WAITS;
    return sleep();
  }
}

function foundBefore<Result>(deadline: number, look: () => Result | undefined): Result | undefined {
  do {
    // The clock is slower than most looks.
    for (let times = 0; times < 20; times++) {
      const found = look();
      if (found !== undefined) return found;
    }
  } while (performance.now() < deadline);
  return undefined;
}
