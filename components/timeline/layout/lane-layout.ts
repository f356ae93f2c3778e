import type { ProcessTrack, ThreadTrack, TraceModel } from "../columns/trace-model";

/** Sizes in pixels of the picture (`render/scene.ts`); README.md draws them. */
export const rulerHeight = 26;
const tickHeight = 7;
const sliceHeight = 16;
const holdHeight = 5;
/** Locks held at once by one thread that are drawn; the table has all. */
const drawnHolds = 4;
const thinSliceHeight = 3;
/** Calls nested deeper than this are drawn thin and without words; the table names them. */
const labelledDepths = 4;
const drawnDepths = 16;
const padding = 4;
const gap = 2;
const processBand = 12;
const threadBand = 8;
const processLaneHeight = 44;
const threadLaneHeight = 25;

export interface SliceRow {
  /** From the top of the lane. */
  readonly top: number;
  readonly height: number;
}

/** Where one thread is drawn. Tops are from the top of all lanes; those of rows from the top of the lane. */
export interface Lane {
  readonly process: ProcessTrack;
  readonly thread: ThreadTrack;
  /** Not the main thread: drawn under its process, smaller. */
  readonly nested: boolean;
  readonly top: number;
  readonly height: number;
  readonly tickTop: number;
  readonly bandTop: number;
  readonly bandHeight: number;
  /** Brackets of locks, between the band and the calls. */
  readonly holds: readonly SliceRow[];
  readonly slices: readonly SliceRow[];
}

export interface LaneLayout {
  readonly lanes: readonly Lane[];
  readonly height: number;
}

/** A thread of multiprocessing's own has no lane, until it does something of the reader's: a callback, a print. */
export function isFolded(thread: ThreadTrack): boolean {
  return thread.helper && thread.slices.length === 0 && thread.ticks.length === 0;
}

export function layOutLanes(model: TraceModel, helpersShown = false): LaneLayout {
  const lanes: Lane[] = [];
  let top = 0;
  for (const process of model.processes) {
    process.threads.forEach((index, position) => {
      const thread = model.threads[index];
      if (!thread || (isFolded(thread) && !helpersShown)) return;
      const lane = layOutLane(process, thread, position > 0, top);
      lanes.push(lane);
      top += lane.height;
    });
  }
  return { lanes, height: top };
}

function layOutLane(process: ProcessTrack, thread: ThreadTrack, nested: boolean, top: number): Lane {
  const bandHeight = nested ? threadBand : processBand;
  const bandTop = padding + tickHeight;
  let bottom = bandTop + bandHeight + gap;
  const holds: SliceRow[] = [];
  for (let row = 0; row < Math.min(thread.holds.length, drawnHolds); row++) {
    holds.push({ top: bottom, height: holdHeight - 1 });
    bottom += holdHeight;
  }
  const slices: SliceRow[] = [];
  for (let depth = 0; depth < Math.min(thread.slices.length, drawnDepths); depth++) {
    const height = depth < labelledDepths ? sliceHeight : thinSliceHeight;
    slices.push({ top: bottom, height: height - 1 });
    bottom += height;
  }
  const height = Math.max(bottom + padding, nested ? threadLaneHeight : processLaneHeight);
  return { process, thread, nested, top, height, tickTop: padding, bandTop, bandHeight, holds, slices };
}

/** Index of the lane at `y`, or -1. */
export function laneAt(layout: LaneLayout, y: number): number {
  const { lanes } = layout;
  let low = 0;
  let high = lanes.length - 1;
  while (low <= high) {
    const middle = (low + high) >>> 1;
    const lane = lanes[middle]!;
    if (y < lane.top) high = middle - 1;
    else if (y >= lane.top + lane.height) low = middle + 1;
    else return middle;
  }
  return -1;
}
