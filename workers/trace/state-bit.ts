import { WAIT_REASONS } from "../api/events";
import { EntryKind } from "./entries";

/** A bit for what a thread may be doing: starting, running, waiting for each of the reasons. */
export function stateBit(kind: EntryKind, code: number): number {
  if (kind === EntryKind.START_UP) return 1;
  return kind === EntryKind.WAITING ? 4 << code : 2;
}

// Two reasons would share a bit.
if (WAIT_REASONS.length > 29) throw new Error("more wait reasons than bits");
