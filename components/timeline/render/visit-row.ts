import { type Entries, firstAfter, type IdList } from "@/workers/trace";
import type { TimeScale } from "../layout/time-scale";

/** Below this many pixels a span is a speck, drawn by the strip: no pattern could be told in it. */
export const narrowest = 4;

export interface Visitor {
  wide(id: number, x0: number, x1: number): void;
  narrow(id: number, x0: number, x1: number): void;
}

/** Calls the visitor with each span of the row that is in view, in order; open ones end at `now`. */
export function visitRow(row: IdList, entries: Entries, scale: TimeScale, now: number, visitor: Visitor): void {
  const { ids, length } = row;
  const { start, end } = entries;
  const { left, pxPerNs, window } = scale;
  for (let i = firstAfter(row, end, window.start); i < length; i++) {
    const id = ids[i]!;
    const from = start[id]!;
    // With reduced motion the now edge lags behind what has already happened.
    if (from > window.end || from > now) return;
    const x0 = left + (from - window.start) * pxPerNs;
    const x1 = left + (Math.max(from, Math.min(end[id]!, now)) - window.start) * pxPerNs;
    if (x1 - x0 < narrowest) visitor.narrow(id, x0, x1);
    else visitor.wide(id, x0, x1);
  }
}
