/** How close lanes stand. `roomy` has words in every row, `compact` one row of words, `dense` none but names. */
export type Density = "roomy" | "compact" | "dense";

/** From the one with most air to the one with least. */
export const densities: readonly Density[] = ["roomy", "compact", "dense"];

/** Heights in pixels of the picture (`render/scene.ts`); README.md draws them. */
export interface LaneSizes {
  readonly padding: number;
  readonly paddingBelow: number;
  readonly tick: number;
  readonly band: number;
  readonly threadBand: number;
  readonly gap: number;
  readonly hold: number;
  /** Locks held at once by one thread that are drawn; the table has all. */
  readonly drawnHolds: number;
  readonly slice: number;
  /** Calls nested deeper than this are drawn thin and without words; the table names them. */
  readonly labelledDepths: number;
  readonly thinSlice: number;
  readonly drawnDepths: number;
  readonly lane: number;
  readonly threadLane: number;
}

export const laneSizes: Readonly<Record<Density, LaneSizes>> = {
  roomy: {
    ...{ padding: 3, paddingBelow: 3, tick: 7, band: 12, threadBand: 8, gap: 2, hold: 5, drawnHolds: 4 },
    ...{ slice: 16, labelledDepths: 4, thinSlice: 3, drawnDepths: 16, lane: 43, threadLane: 24 },
  },
  compact: {
    ...{ padding: 1, paddingBelow: 0, tick: 5, band: 7, threadBand: 5, gap: 0, hold: 4, drawnHolds: 3 },
    ...{ slice: 11, labelledDepths: 1, thinSlice: 3, drawnDepths: 5, lane: 24, threadLane: 14 },
  },
  dense: {
    ...{ padding: 1, paddingBelow: 0, tick: 2, band: 5, threadBand: 4, gap: 0, hold: 2, drawnHolds: 1 },
    ...{ slice: 0, labelledDepths: 0, thinSlice: 2, drawnDepths: 1, lane: 10, threadLane: 8 },
  },
};

/** Where a lane that may grow puts what it gets: as much as its next roomier neighbour would have, in this order. */
const growth: Readonly<Record<Density, readonly (readonly ["slice" | "band" | "tick" | "thinSlice", number])[]>> = {
  roomy: [],
  compact: [
    ["slice", 4],
    ["band", 5],
    ["tick", 2],
  ],
  dense: [
    ["thinSlice", 1],
    ["band", 4],
    ["tick", 3],
  ],
};

export const mostGrowth = (density: Density): number => growth[density].reduce((sum, [, by]) => sum + by, 0);

/** The sizes when each process's lane is `extra` higher. */
export function grownSizes(density: Density, extra: number): LaneSizes {
  const sizes: { -readonly [Size in keyof LaneSizes]: number } = { ...laneSizes[density] };
  let left = extra;
  for (const [part, most] of growth[density]) {
    const by = Math.min(left, most);
    sizes[part] += by;
    sizes.lane += by;
    left -= by;
  }
  return sizes;
}
