import { type Entries, firstAfter, type IdList, type ThreadTrack } from "@/workers/trace";
import type { Lane, LaneLayout } from "./lane-layout";
import { laneAt } from "./lane-layout";
import type { TimeScale } from "./time-scale";
import { timeAt } from "./time-scale";

/** How far off a mark the pointer may be, in pixels. */
const reach = 5;

/** Something of a lane that can be pointed at. */
interface Place {
  readonly top: number;
  readonly bottom: number;
  rowOf(thread: ThreadTrack): IdList | undefined;
}

/** The entry at a point of the lanes (`y` from the top of all lanes), or the nearest to it in that lane, or -1. */
export function hitTest(layout: LaneLayout, entries: Entries, scale: TimeScale, x: number, y: number): number {
  const lane = layout.lanes[laneAt(layout, y)];
  if (!lane || x < scale.left) return -1;
  const within = y - lane.top;
  const time = timeAt(scale, x);
  const slack = reach / scale.pxPerNs;
  const off = ({ top, bottom }: Place) => Math.max(0, top - within, within - bottom);
  for (const place of placesOf(lane).sort((a, b) => off(a) - off(b))) {
    const entry = nearestOf(lane, place, entries, time, slack);
    if (entry >= 0) return entry;
  }
  return -1;
}

function placesOf(lane: Lane): Place[] {
  const { tickTop, bandTop, bandHeight, holds, slices } = lane;
  return [
    // Marks stand above the band and a little into it, and are easily missed.
    { top: tickTop, bottom: bandTop + bandHeight / 2, rowOf: ({ ticks }) => ticks },
    { top: bandTop, bottom: bandTop + bandHeight, rowOf: ({ states }) => states },
    ...holds.map(({ top, height }, depth): Place => ({ top, bottom: top + height, rowOf: (thread) => thread.holds[depth] })),
    ...slices.map(({ top, height }, depth): Place => ({ top, bottom: top + height, rowOf: (thread) => thread.slices[depth] })),
  ];
}

function nearestOf(lane: Lane, place: Place, entries: Entries, time: number, slack: number): number {
  let best = -1;
  let least = Infinity;
  for (const thread of lane.threads) {
    const row = place.rowOf(thread);
    const entry = row ? nearest(row, entries, time, slack) : -1;
    if (entry < 0) continue;
    const off = Math.max(0, entries.start[entry]! - time, time - entries.end[entry]!);
    if (off >= least) continue;
    best = entry;
    least = off;
  }
  return best;
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
