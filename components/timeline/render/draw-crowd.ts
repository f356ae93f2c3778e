import type { Lane } from "../layout/lane-layout";
import type { Draw2D, Scene } from "./scene";
import { fonts } from "./scene";

/** What stands at one place: the first of so many marks. */
export interface Mark {
  readonly id: number;
  readonly x: number;
  count: number;
}

/** Marks of a lane of which each touches the next, in order. */
export interface Cluster {
  readonly marks: readonly Mark[];
  /** Where the next one begins. */
  readonly next: number;
}

/** Marks closer than this to the one before fall together with it. */
const touching = 5;
/** Closer than this, a mark could not be told from the one before. */
const apart = 3;
/** From this width on marks so close together are a strip. */
const leastStrip = 20;
/** A strip takes in what follows so soon: there would be no room for its count in between. */
const stripGap = 26;
const bin = 3;
/** Lower rows of marks have no room for figures. */
const leastCountHeight = 4;
/** Figures are tiny: this much of small type. */
const tinyShare = 9 / 11;

type Marks = Cluster["marks"];

/** Whether a mark at `x` falls together with those. */
export function joins(marks: Marks, x: number): boolean {
  const last = marks.at(-1);
  return last !== undefined && x - last.x < (isStrip(marks) ? stripGap : touching);
}

function isStrip(marks: Marks): boolean {
  const width = (marks.at(-1)?.x ?? 0) - (marks[0]?.x ?? 0);
  return width >= leastStrip && width / (marks.length - 1) < apart;
}

/**
 * Marks that fall together, with their count: a few as far as they can be told apart, many as a strip that is the higher
 * the more of them there are, not as a picket fence.
 */
export function drawCrowd(
  ctx: Draw2D,
  scene: Scene,
  lane: Lane,
  top: number,
  { marks, next }: Cluster,
  drawMark: (id: number, x: number) => void,
): void {
  const [first, last] = [marks[0]!, marks.at(-1)!];
  const count = marks.reduce((sum, mark) => sum + mark.count, 0);
  if (isStrip(marks)) {
    drawStrip(ctx, scene, lane, top, marks);
    drawCount(ctx, scene, lane, top, count, last.x, next, first.x);
    return;
  }
  let drawnAt = -Infinity;
  for (const { id, x } of marks) {
    if (x - drawnAt < apart) continue;
    drawMark(id, x);
    drawnAt = x;
  }
  // Where each can be told from the next, they can be counted.
  if (last.x - first.x < apart * (count - 1)) drawCount(ctx, scene, lane, top, count, last.x, next);
}

function drawStrip(ctx: Draw2D, scene: Scene, lane: Lane, top: number, marks: Marks): void {
  const from = marks[0]!.x;
  const counts = new Map<number, number>();
  let most = 0;
  for (const { x, count } of marks) {
    const at = Math.floor((x - from) / bin);
    const sum = (counts.get(at) ?? 0) + count;
    counts.set(at, sum);
    most = Math.max(most, sum);
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

/** After the mark at `x`; where there is no room, but that is a strip from `stripFrom` on, at the end of the strip. */
function drawCount(ctx: Draw2D, scene: Scene, lane: Lane, top: number, count: number, x: number, next: number, stripFrom = Infinity): void {
  const { palette, measureSmall } = scene;
  const height = lane.bandTop - lane.tickTop;
  if (height < leastCountHeight) return;
  const text = count.toLocaleString("en");
  const width = measureSmall(text) * tinyShare;
  const isAfter = x + 4 + width <= next - 4;
  const left = isAfter ? x + 4 : x - width - 2;
  if (!isAfter) {
    if (left - 4 < stripFrom) return;
    ctx.fillStyle = palette.surface;
    ctx.fillRect(left - 2, top + lane.tickTop - 2, width + 4, height + 2);
  }
  ctx.font = fonts.tiny(palette);
  ctx.fillStyle = palette.inkMuted;
  ctx.fillText(text, left, top + lane.tickTop + height / 2 - 0.5);
}
