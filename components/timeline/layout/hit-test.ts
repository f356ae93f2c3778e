import type { Entries } from "../columns/entries";
import type { IdList } from "../columns/id-list";
import { firstAfter } from "../columns/search";
import type { LaneLayout, SliceRow } from "./lane-layout";
import { laneAt } from "./lane-layout";
import type { TimeScale } from "./time-scale";
import { timeAt } from "./time-scale";

/** How far off a mark the pointer may be, in pixels. */
const reach = 5;

/** The entry at a point of the lanes (`y` from the top of all lanes), or -1. */
export function hitTest(layout: LaneLayout, entries: Entries, scale: TimeScale, x: number, y: number): number {
  const lane = layout.lanes[laneAt(layout, y)];
  if (!lane || x < scale.left) return -1;
  const within = y - lane.top;
  const time = timeAt(scale, x);
  const slack = reach / scale.pxPerNs;
  const row = rowAt(lane.slices, lane.thread.slices, within) ?? rowAt(lane.holds, lane.thread.holds, within);
  if (row) return nearest(row, entries, time, slack);
  // Ticks stand above the band and a little into it, and are easily missed.
  const tick = within < lane.bandTop + lane.bandHeight / 2 ? nearest(lane.thread.ticks, entries, time, slack) : -1;
  if (tick >= 0 || within > lane.bandTop + lane.bandHeight + 1) return tick;
  return within < lane.tickTop ? -1 : nearest(lane.thread.states, entries, time, slack);
}

function rowAt(places: readonly SliceRow[], rows: readonly IdList[], within: number): IdList | undefined {
  const depth = places.findIndex(({ top, height }) => within >= top && within <= top + height);
  return depth < 0 ? undefined : rows[depth];
}

/** The entry of the row that `time` lies in, else the nearest one within `slack`, else -1. */
export function nearest(row: IdList, entries: Entries, time: number, slack: number): number {
  const after = firstAfter(row, entries.start, time);
  const before = after - 1;
  const left = before >= 0 ? time - Math.min(time, entries.end[row.at(before)]!) : Infinity;
  const right = after < row.length ? entries.start[row.at(after)]! - time : Infinity;
  if (Math.min(left, right) > slack) return -1;
  return left <= right ? row.at(before) : row.at(after);
}
