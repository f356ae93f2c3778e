import type { ProcessTrack, ThreadTrack, TraceModel } from "@/workers/trace";
import { foldThreads } from "./fold-threads";
import { isFolded } from "./is-folded";
import type { Density, LaneSizes } from "./lane-sizes";
import { densities, grownSizes, mostGrowth } from "./lane-sizes";

export const rulerHeight = 22;

/** One row of a lane. */
export interface LaneRow {
  /** From the top of the lane. */
  readonly top: number;
  readonly height: number;
}

/** Where threads are drawn. Tops are from the top of all lanes; those of rows from the top of the lane. */
export interface Lane {
  readonly process: ProcessTrack;
  /** One, or several that follow one another. */
  readonly threads: readonly ThreadTrack[];
  /** Not of the main thread: drawn under its process, smaller. */
  readonly nested: boolean;
  readonly top: number;
  readonly height: number;
  readonly tickTop: number;
  readonly bandTop: number;
  readonly bandHeight: number;
  /** Brackets of locks, between the band and the calls. */
  readonly holds: readonly LaneRow[];
  readonly slices: readonly LaneRow[];
  /** Where words have room beneath the band: the first row of calls, or the place it would have. */
  readonly words: LaneRow | null;
}

export interface LaneLayout {
  readonly density: Density;
  /** How much higher than its density says the lane of a process is. */
  readonly extra: number;
  readonly lanes: readonly Lane[];
  readonly laneOf: ReadonlyMap<ThreadTrack, Lane>;
  readonly height: number;
}

interface LaneOptions {
  readonly helpersShown?: boolean;
  readonly density?: Density;
  readonly extra?: number;
}

export function layOutLanes(model: TraceModel, { helpersShown = false, density = "roomy", extra = 0 }: LaneOptions = {}): LaneLayout {
  const sizes = grownSizes(density, extra);
  const lanes: Lane[] = [];
  const laneOf = new Map<ThreadTrack, Lane>();
  let top = 0;
  const add = (process: ProcessTrack, threads: readonly ThreadTrack[], nested: boolean) => {
    const lane = layOutLane(sizes, process, threads, nested, top);
    lanes.push(lane);
    for (const thread of threads) laneOf.set(thread, lane);
    top += lane.height;
  };
  for (const process of model.processes) {
    const [main, ...others] = process.threads.flatMap((index) => model.threads[index] ?? []);
    if (!main) continue;
    add(process, [main], false);
    const shown = others.filter((thread) => helpersShown || !isFolded(thread));
    for (const threads of foldThreads(shown, model.entries)) add(process, threads, true);
  }
  return { density, extra, lanes, laneOf, height: top };
}

interface FitOptions {
  readonly helpersShown?: boolean;
  /** Height there is for the lanes. */
  readonly room: number;
  /** Not roomier than this, though there were room: lanes that shrink while a run begins would dance. */
  readonly held?: Pick<LaneLayout, "density" | "extra"> | null;
}

/** The roomiest lanes of which all fit, and as high as fits; else the densest, which have to be scrolled. */
export function fitLanes(model: TraceModel, { helpersShown = false, room, held = null }: FitOptions): LaneLayout {
  const allowed = held ? densities.slice(densities.indexOf(held.density)) : densities;
  for (const density of allowed) {
    const layout = layOutLanes(model, { helpersShown, density });
    if (layout.height > room) continue;
    const share = Math.floor((room - layout.height) / Math.max(1, model.processes.length));
    const most = held?.density === density ? held.extra : Infinity;
    const extra = Math.min(share, most, mostGrowth(density));
    return extra > 0 ? layOutLanes(model, { helpersShown, density, extra }) : layout;
  }
  return layOutLanes(model, { helpersShown, density: "dense" });
}

function layOutLane(sizes: LaneSizes, process: ProcessTrack, threads: readonly ThreadTrack[], nested: boolean, top: number): Lane {
  const bandHeight = nested ? sizes.threadBand : sizes.band;
  const bandTop = sizes.padding + sizes.tick;
  let bottom = bandTop + bandHeight + sizes.gap;
  const holds: LaneRow[] = [];
  for (let row = 0; row < Math.min(most(threads, "holds"), sizes.drawnHolds); row++) {
    holds.push({ top: bottom, height: sizes.hold - 1 });
    bottom += sizes.hold;
  }
  const wordsTop = bottom;
  const slices: LaneRow[] = [];
  for (let depth = 0; depth < Math.min(most(threads, "slices"), sizes.drawnDepths); depth++) {
    const height = depth < sizes.labelledDepths ? sizes.slice : sizes.thinSlice;
    slices.push({ top: bottom, height: height - 1 });
    bottom += height;
  }
  const height = Math.max(bottom + sizes.paddingBelow, nested ? sizes.threadLane : sizes.lane);
  const hasWords = sizes.slice > 0 && wordsTop + sizes.slice <= height;
  const words = hasWords ? { top: wordsTop, height: sizes.slice - 1 } : null;
  return { process, threads, nested, top, height, tickTop: sizes.padding, bandTop, bandHeight, holds, slices, words };
}

function most(threads: readonly ThreadTrack[], rows: "holds" | "slices"): number {
  return threads.reduce((most, thread) => Math.max(most, thread[rows].length), 0);
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
