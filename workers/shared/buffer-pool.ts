/** How long a terminated worker may still write into a buffer it has. */
const GRACE_MS = 1000;

/**
 * Shared buffers that are used again. They weigh nothing in the eyes of a garbage collector that only sees its own
 * heap, so that dropping large ones run after run ends in "allocation failed" long before one is collected.
 */
export class BufferPool {
  #returned: { readonly buffer: SharedArrayBuffer; readonly at: number }[] = [];

  /** `limit`: how many to keep; beyond it they are dropped. */
  constructor(private readonly limit: number) {}

  /** A buffer given back long enough ago, if there is one. */
  take(): SharedArrayBuffer | undefined {
    const index = this.#returned.findIndex(({ at }) => performance.now() - at >= GRACE_MS);
    return index < 0 ? undefined : this.#returned.splice(index, 1)[0]?.buffer;
  }

  /** Those who have used it may run on for a moment; `quiet`: none does, and the next may have it at once. */
  giveBack(buffer: SharedArrayBuffer, quiet = false): void {
    if (this.#returned.length < this.limit) this.#returned.push({ buffer, at: quiet ? -Infinity : performance.now() });
  }
}
