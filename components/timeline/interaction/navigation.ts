import { firstAfter, type IdList, type TraceModel } from "@/workers/trace";
import { nearest } from "../layout/hit-test";
import type { LaneLayout } from "../layout/lane-layout";
import type { TimeWindow } from "../layout/time-scale";

export type Direction = "previous" | "next" | "row-above" | "row-below";

/** Entry the selection moves to with an arrow key; stays where it is at an end. */
export function move(model: TraceModel, layout: LaneLayout, view: TimeWindow, selected: number, direction: Direction): number {
  const rows = rowsOf(layout);
  const row = rows.findIndex((candidate) => positionIn(candidate, model, selected) >= 0);
  if (row < 0) return firstInView(model, rows, view);
  if (direction === "previous" || direction === "next") {
    const ids = rows[row]!;
    const at = positionIn(ids, model, selected) + (direction === "next" ? 1 : -1);
    return at < 0 || at >= ids.length ? selected : ids.at(at);
  }
  const other = rows[row + (direction === "row-below" ? 1 : -1)];
  if (!other) return selected;
  const { start, end } = model.entries;
  // The middle of what is seen of it: what the reader takes to be beneath or above.
  const from = Math.max(start[selected]!, view.start);
  const to = Math.min(end[selected]!, view.end);
  return nearest(other, model.entries, to > from ? (from + to) / 2 : start[selected]!, Infinity);
}

/** All rows from top to bottom that hold anything. */
function rowsOf(layout: LaneLayout): readonly IdList[] {
  return layout.lanes
    .flatMap(({ threads, holds, slices }) =>
      threads.flatMap((thread) => [
        thread.ticks,
        thread.states,
        ...thread.holds.slice(0, holds.length),
        ...thread.slices.slice(0, slices.length),
      ]),
    )
    .filter((row) => row.length > 0);
}

function positionIn(row: IdList, model: TraceModel, entry: number): number {
  const { start } = model.entries;
  if (entry < 0 || entry >= model.entries.length) return -1;
  for (let i = firstAfter(row, start, start[entry]!) - 1; i >= 0 && start[row.at(i)] === start[entry]; i--) {
    if (row.at(i) === entry) return i;
  }
  return -1;
}

function firstInView(model: TraceModel, rows: readonly IdList[], view: TimeWindow): number {
  for (const row of rows) {
    const at = firstAfter(row, model.entries.end, view.start);
    if (at < row.length && model.entries.start[row.at(at)]! < view.end) return row.at(at);
  }
  return rows[0]?.at(0) ?? -1;
}
