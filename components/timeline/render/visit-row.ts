import { type Entries, firstAfter, type IdList } from "@/workers/trace";
import type { TimeScale } from "../layout/time-scale";
import { type LookOf, mipmapOf } from "./row-mipmap";

/** Below this many pixels a span is a speck, drawn by the strip: no pattern could be told in it. */
export const narrowest = 4;

export interface Visitor {
  wide(id: number, x0: number, x1: number): void;
  /** `look`: of the span, or what most of a block of them look like. `last`: the span, or the block's last one, from `lastX0` on. */
  narrow(look: number, x0: number, x1: number, last: number, lastX0: number): void;
}

/** A row of spans as it is seen. */
interface SeenRow {
  readonly row: IdList;
  readonly entries: Entries;
  readonly scale: TimeScale;
  readonly pixelRatio: number;
  /** Open spans end here. */
  readonly now: number;
  readonly lookOf: LookOf;
}

/** Calls the visitor with each span of the row that is in view, in order; those that share a device pixel are one. */
export function visitRow({ row, entries, scale, pixelRatio, now, lookOf }: SeenRow, visitor: Visitor): void {
  const { ids, length } = row;
  const { start, end } = entries;
  const { left, pxPerNs, window } = scale;
  const mipmap = mipmapOf(row, entries, lookOf);
  const onePixel = 1 / (pxPerNs * pixelRatio);
  const xAt = (time: number): number => left + (time - window.start) * pxPerNs;
  let size = 1;
  let likely = 1;
  for (let i = firstAfter(row, end, window.start); i < length; i += size) {
    const id = ids[i]!;
    const from = start[id]!;
    // With reduced motion the now edge lags behind what has already happened.
    if (from > window.end || from > now) return;
    size = mipmap.blockAt(i, onePixel, likely);
    likely = size;
    const last = ids[i + size - 1]!;
    if (size > 1 && end[last]! <= now) {
      visitor.narrow(mipmap.lookAt(i, size), xAt(from), xAt(end[last]!), last, xAt(start[last]!));
      continue;
    }
    size = 1;
    const x0 = xAt(from);
    const x1 = xAt(Math.max(from, Math.min(end[id]!, now)));
    if (x1 - x0 < narrowest) visitor.narrow(lookOf(entries, id), x0, x1, id, x0);
    else visitor.wide(id, x0, x1);
  }
}
