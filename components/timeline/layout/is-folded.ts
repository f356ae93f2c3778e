import type { ThreadTrack } from "@/workers/trace";

/** A thread of multiprocessing's own has no lane, until it does something of the reader's: a callback, a print. */
export function isFolded(thread: ThreadTrack): boolean {
  return thread.helper && thread.slices.length === 0 && thread.ticks.length === 0;
}
