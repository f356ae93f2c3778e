import type { Lane } from "../layout/lane-layout";
import type { Draw2D, Scene } from "./scene";
import { fonts } from "./scene";

/** Marks of a lane of which each touches the next, in order. */
export interface Cluster {
  readonly marks: readonly { readonly id: number; readonly x: number }[];
  /** Where the next one begins. */
  readonly next: number;
}

/** Closer to the one before, a mark could not be told from it. */
const apart = 3;
/** From this width on marks so close together are a strip. */
const leastStrip = 20;
const bin = 3;
/** Lower rows of marks have no room for figures. */
const leastCountHeight = 4;
/** Figures are tiny: this much of small type. */
const tinyShare = 9 / 11;

/**
 * Marks that fall together, with their count: a few as far as they can be told apart, many as a strip that is the higher
 * the more of them there are, not as a picket fence.
 */
export function drawCrowd(ctx: Draw2D, scene: Scene, lane: Lane, top: number, { marks, next }: Cluster, drawMark: (id: number, x: number) => void): void {
  const first = marks[0]!;
  const last = marks.at(-1)!;
  const width = last.x - first.x;
  const isStrip = width >= leastStrip && width / (marks.length - 1) < apart;
  if (isStrip) drawStrip(ctx, scene, lane, top, marks.map(({ x }) => x));
  else {
    let drawnAt = -Infinity;
    for (const { id, x } of marks) {
      if (x - drawnAt < apart) continue;
      drawMark(id, x);
      drawnAt = x;
    }
    if (width / Math.max(1, marks.length - 1) >= apart) return;
  }
  drawCount(ctx, scene, lane, top, marks.length, last.x, next);
}

function drawStrip(ctx: Draw2D, scene: Scene, lane: Lane, top: number, places: readonly number[]): void {
  const from = places[0]!;
  const counts = new Map<number, number>();
  let most = 0;
  for (const x of places) {
    const at = Math.floor((x - from) / bin);
    const count = (counts.get(at) ?? 0) + 1;
    counts.set(at, count);
    most = Math.max(most, count);
  }
  const bottom = top + lane.bandTop;
  const full = lane.bandTop - lane.tickTop;
  ctx.fillStyle = scene.palette.process(lane.process.index).colour;
  // Logarithmic, or one burst would flatten all others.
  for (const [at, count] of counts) {
    const height = full * (0.3 + (0.7 * Math.log1p(count)) / Math.log1p(most));
    ctx.fillRect(from + at * bin, bottom - height, bin, height);
  }
}

function drawCount(ctx: Draw2D, scene: Scene, lane: Lane, top: number, count: number, x: number, next: number): void {
  const { palette, measureSmall } = scene;
  if (lane.bandTop - lane.tickTop < leastCountHeight || count < 2) return;
  const text = count.toLocaleString("en");
  const left = x + 4;
  const width = measureSmall(text) * tinyShare;
  if (left + width > next - 4) return;
  const middle = top + (lane.tickTop + lane.bandTop) / 2 - 0.5;
  ctx.font = fonts.tiny(palette);
  ctx.fillStyle = palette.inkMuted;
  ctx.fillText(text, left, middle);
}
