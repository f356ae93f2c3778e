import { EntryKind, isLink } from "../columns/entries";
import type { Lane } from "../layout/lane-layout";
import { xOf } from "../layout/time-scale";
import { laneTop } from "./draw-lanes";
import type { Draw2D, Scene } from "./scene";

const arm = 3;
const headLength = 6;
const headWidth = 3;

/** A mark above the band: filled where something is given, open where it is taken. */
export function drawLinkEnd(ctx: Draw2D, lane: Lane, top: number, x: number, kind: EntryKind, colour: string): void {
  const y = top + lane.tickTop + arm;
  ctx.beginPath();
  if (kind === EntryKind.sent || kind === EntryKind.received) triangle(ctx, x, y, kind === EntryKind.sent ? -arm : arm);
  else if (kind === EntryKind.signalSent || kind === EntryKind.signalReceived) ctx.rect(x - arm + 0.5, y - arm + 0.5, 2 * arm - 1, 2 * arm - 1);
  else diamond(ctx, x, y);
  if (kind === EntryKind.sent || kind === EntryKind.signalSent || kind === EntryKind.memoryWritten) {
    ctx.fillStyle = colour;
    ctx.fill();
  } else {
    ctx.strokeStyle = colour;
    ctx.lineWidth = 1.2;
    ctx.stroke();
  }
}

function triangle(ctx: Draw2D, x: number, y: number, height: number): void {
  ctx.moveTo(x, y + height);
  ctx.lineTo(x + arm, y - height);
  ctx.lineTo(x - arm, y - height);
  ctx.lineTo(x, y + height);
}

function diamond(ctx: Draw2D, x: number, y: number): void {
  ctx.moveTo(x, y - arm);
  ctx.lineTo(x + arm, y);
  ctx.lineTo(x, y + arm);
  ctx.lineTo(x - arm, y);
  ctx.lineTo(x, y - arm);
}

/** From who sent or wrote it to who received or read it. */
export function drawLink(ctx: Draw2D, scene: Scene, entry: number, colour: string): void {
  const { entries } = scene.model;
  // The selection may still be that of a run which another has taken the place of.
  if (entry >= entries.length) return;
  const kind = entries.kindOf(entry);
  const other = entries.value[entry]!;
  if (!isLink(kind) || other < 0 || entries.start[other]! > scene.now) return;
  const given = kind === EntryKind.sent || kind === EntryKind.signalSent || kind === EntryKind.memoryWritten;
  const from = pointOf(scene, given ? entry : other);
  const to = pointOf(scene, given ? other : entry);
  if (!from || !to) return;
  const [dx, dy] = [to.x - from.x, to.y - from.y];
  const length = Math.hypot(dx, dy);
  if (length < 2 * headLength) return;
  const [ux, uy] = [dx / length, dy / length];
  const tip = { x: to.x - ux * arm, y: to.y - uy * arm };
  const neck = { x: tip.x - ux * headLength, y: tip.y - uy * headLength };
  ctx.strokeStyle = colour;
  ctx.fillStyle = colour;
  ctx.lineWidth = 1.5;
  ctx.beginPath();
  ctx.moveTo(from.x, from.y);
  ctx.lineTo(neck.x, neck.y);
  ctx.stroke();
  ctx.beginPath();
  ctx.moveTo(tip.x, tip.y);
  ctx.lineTo(neck.x - uy * headWidth, neck.y + ux * headWidth);
  ctx.lineTo(neck.x + uy * headWidth, neck.y - ux * headWidth);
  ctx.fill();
}

function pointOf(scene: Scene, entry: number): { readonly x: number; readonly y: number } | undefined {
  const { entries, threads } = scene.model;
  const thread = threads[entries.thread[entry]!];
  const lane = scene.layout.lanes.find((candidate) => candidate.thread === thread);
  return lane && { x: xOf(scene.scale, entries.start[entry]!), y: laneTop(scene, lane) + lane.tickTop + arm };
}
