import { EntryKind, isLink } from "@/workers/trace";
import type { Lane } from "../layout/lane-layout";
import { xOf } from "../layout/time-scale";
import { laneOf, laneTop } from "./draw-lanes";
import type { Draw2D, Scene } from "./scene";
import { drawArrow, type Point, traceDiamond } from "./shapes";

const longestArm = 3;
const headLength = 6;

const given: readonly EntryKind[] = [EntryKind.SENT, EntryKind.SIGNAL_SENT, EntryKind.MEMORY_WRITTEN, EntryKind.MEMORY_CHANGED];

/** A mark above the band: filled where something is given, open where it is taken. */
export function drawLinkEnd(ctx: Draw2D, lane: Lane, top: number, x: number, kind: EntryKind, colour: string): void {
  const arm = armOf(lane);
  const y = top + lane.tickTop + arm;
  ctx.beginPath();
  if (kind === EntryKind.SENT) traceTriangle(ctx, x, y, arm, -arm);
  else if (kind === EntryKind.RECEIVED) traceTriangle(ctx, x, y, arm, arm);
  else if (kind === EntryKind.SIGNAL_SENT || kind === EntryKind.SIGNAL_RECEIVED)
    ctx.rect(x - arm + 0.5, y - arm + 0.5, 2 * arm - 1, 2 * arm - 1);
  else traceDiamond(ctx, { x, y }, arm);
  if (given.includes(kind)) {
    ctx.fillStyle = colour;
    ctx.fill();
  } else {
    ctx.strokeStyle = colour;
    ctx.lineWidth = 1.2;
    ctx.stroke();
  }
}

/** Half the size of a mark: as large as the row of marks lets it be. */
function armOf({ bandTop, tickTop }: Lane): number {
  return Math.min(longestArm, (bandTop - tickTop) / 2);
}

function traceTriangle(ctx: Draw2D, x: number, y: number, arm: number, height: number): void {
  ctx.moveTo(x, y + height);
  ctx.lineTo(x + arm, y - height);
  ctx.lineTo(x - arm, y - height);
  ctx.lineTo(x, y + height);
}

/** From who sent or wrote it to who received or read it. */
export function drawLink(ctx: Draw2D, scene: Scene, entry: number, colour: string): void {
  const { entries } = scene.model;
  // The selection may still be that of a run which another has taken the place of.
  if (entry >= entries.length) return;
  const kind = entries.kindOf(entry);
  const other = entries.value[entry]!;
  if (!isLink(kind) || other < 0 || entries.start[other]! > scene.now) return;
  const [from, to] = (given.includes(kind) ? [entry, other] : [other, entry]).map((end) => pointOf(scene, end));
  if (!from || !to) return;
  const length = Math.hypot(to.x - from.x, to.y - from.y);
  if (length < 2 * headLength) return;
  const short = (length - longestArm) / length;
  ctx.strokeStyle = colour;
  ctx.fillStyle = colour;
  ctx.lineWidth = 1.5;
  // As far as the edge of the mark.
  drawArrow(ctx, from, { x: from.x + (to.x - from.x) * short, y: from.y + (to.y - from.y) * short }, headLength);
}

function pointOf(scene: Scene, entry: number): Point | undefined {
  const { entries } = scene.model;
  const lane = laneOf(scene, entries.thread[entry]!);
  return lane && { x: xOf(scene.scale, entries.start[entry]!), y: laneTop(scene, lane) + lane.tickTop + armOf(lane) };
}
