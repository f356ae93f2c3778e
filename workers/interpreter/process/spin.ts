/** Longest time to look before sleeping, in ms: a worker takes about as long to wake up. */
const SPIN_MS = 0.06;
/** A wait that lasted no longer than this, sleep and waking up included, would have been over soon enough to look. */
const SHORT_MS = 0.2;
/** So many short waits must come before it first looks. */
const FIRST_WAITS = 4;
/** After it looked in vain it takes one short wait, and twice as many each time that happens again, up to this. */
const MOST_WAITS = 64;

/**
 * Whether to look for a moment before sleeping, as an adaptive mutex decides it: by how long the last waits were. Where
 * each wait is long, or the one that is waited for needs this very core, looking would only be in the way.
 */
export class AdaptiveSpin {
  /** Short waits to come before it looks. */
  #missing = FIRST_WAITS;
  /** What that will be when it looks in vain. */
  #setback = 1;

  /** What `look` finds within a moment, or else what `sleep` returns. */
  wait<Result>(look: () => Result | undefined, sleep: () => Result): Result {
    const began = performance.now();
    if (this.#missing > 0) {
      const result = sleep();
      if (performance.now() - began < SHORT_MS) this.#missing--;
      return result;
    }
    const found = foundBefore(began + SPIN_MS, look);
    if (found !== undefined) {
      this.#setback = 1;
      return found;
    }
    this.#missing = this.#setback;
    this.#setback = Math.min(this.#setback * 2, MOST_WAITS);
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
