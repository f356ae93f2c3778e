import { EntryKind, isLink } from "../columns/entries";
import { firstAfter } from "../columns/search";
import { fitEnd } from "../layout/label-fit";
import type { Lane } from "../layout/lane-layout";
import { timeAt, xOf } from "../layout/time-scale";
import { laneTop, visibleLanes } from "./draw-lanes";
import { drawLinkEnd } from "./draw-links";
import type { Draw2D, Scene } from "./scene";
import { fonts } from "./scene";
import { traceDiamond } from "./shapes";

/** Marks closer than this to the one before are not drawn: they would only thicken it. */
const closest = 1;
const overhang = 6;

/** Prints, exceptions, deadlocks, messages and the like, gaps in the log, and exits. */
export function drawTicks(ctx: Draw2D, scene: Scene): void {
  for (const lane of visibleLanes(scene)) {
    const top = laneTop(scene, lane);
    drawLaneTicks(ctx, scene, lane, top);
    if (!lane.nested) drawExit(ctx, scene, lane, top);
  }
}

function drawLaneTicks(ctx: Draw2D, scene: Scene, lane: Lane, top: number): void {
  const { entries } = scene.model;
  const { scale, palette } = scene;
  const row = lane.thread.ticks;
  const slack = overhang / scale.pxPerNs;
  const last = timeAt(scale, scale.left + scale.width) + slack;
  const paint = palette.process(lane.process.index);
  let previous = -Infinity;
  for (let i = firstAfter(row, entries.start, scale.window.start - slack); i < row.length; i++) {
    const id = row.at(i);
    const time = entries.start[id]!;
    if (time > last || time > scene.now) return;
    const x = Math.round(xOf(scale, time) * scene.pixelRatio) / scene.pixelRatio;
    const kind = entries.kind[id];
    if (kind === EntryKind.exception) drawException(ctx, scene, lane, top, id, x);
    else if (kind === EntryKind.deadlock) drawDeadlock(ctx, scene, lane, top, x);
    else if (kind === EntryKind.lost) drawLost(ctx, scene, lane, top, x);
    else if (x - previous < closest) continue;
    else if (isLink(entries.kindOf(id))) {
      drawLinkEnd(ctx, lane, top, x, entries.kindOf(id), paint.colour);
      previous = x;
    } else {
      drawPrint(ctx, lane, top, x, entries.code[id] === 2 ? palette.danger : paint.colour, entries.code[id] === 2);
      previous = x;
    }
  }
}

/** A pin standing on the band: filled for stdout, open for stderr. */
function drawPrint(ctx: Draw2D, lane: Lane, top: number, x: number, colour: string, open: boolean): void {
  const head = top + lane.tickTop + 1.5;
  ctx.fillStyle = colour;
  ctx.fillRect(x - 0.5, head, 1, lane.bandTop - lane.tickTop - 1.5);
  ctx.beginPath();
  ctx.arc(x, head, open ? 1.8 : 2.2, 0, 2 * Math.PI);
  if (open) {
    ctx.strokeStyle = colour;
    ctx.lineWidth = 1.2;
    ctx.stroke();
  } else ctx.fill();
}

/** A cross over the band, with the exception's name where nothing stands in its way. */
function drawException(ctx: Draw2D, scene: Scene, lane: Lane, top: number, id: number, x: number): void {
  const { palette } = scene;
  const middle = top + lane.bandTop + lane.bandHeight / 2;
  const arm = lane.bandHeight / 2 + 1;
  for (const [width, colour] of [
    [5, palette.surface],
    [2, palette.danger],
  ] as const) {
    ctx.strokeStyle = colour;
    ctx.lineWidth = width;
    ctx.beginPath();
    ctx.moveTo(x - arm, middle - arm);
    ctx.lineTo(x + arm, middle + arm);
    ctx.moveTo(x + arm, middle - arm);
    ctx.lineTo(x - arm, middle + arm);
    ctx.stroke();
  }
  const { entries } = scene.model;
  const next = firstAfter(lane.thread.ticks, entries.start, entries.start[id]!);
  const limit = next < lane.thread.ticks.length ? xOf(scene.scale, entries.start[lane.thread.ticks.at(next)]!) : scene.width;
  const name = fitEnd(entries.nameOf(id), Math.min(limit, scene.width) - x - arm - 6, scene.measureSmall);
  if (!name) return;
  ctx.font = fonts.small(palette);
  ctx.fillStyle = palette.danger;
  ctx.fillText(name, x + arm + 4, top + lane.tickTop + 1);
}

/** A lozenge on the band: from here on it is known that the thread is stuck. */
function drawDeadlock(ctx: Draw2D, scene: Scene, lane: Lane, top: number, x: number): void {
  const middle = top + lane.bandTop + lane.bandHeight / 2;
  const arm = lane.bandHeight / 2 + 2;
  ctx.beginPath();
  traceDiamond(ctx, { x, y: middle }, arm);
  ctx.fillStyle = scene.palette.danger;
  ctx.fill();
  ctx.strokeStyle = scene.palette.surface;
  ctx.lineWidth = 1;
  ctx.stroke();
}

/** A tear through the lane. */
function drawLost(ctx: Draw2D, scene: Scene, lane: Lane, top: number, x: number): void {
  const { palette } = scene;
  ctx.strokeStyle = palette.danger;
  ctx.lineWidth = 1.5;
  ctx.setLineDash([3, 2]);
  ctx.beginPath();
  ctx.moveTo(x, top + 2);
  ctx.lineTo(x, top + lane.height - 2);
  ctx.stroke();
  ctx.setLineDash([]);
}

/** A cap at the end of the band, with the exit code; anything but 0 is also in the colour of danger. */
function drawExit(ctx: Draw2D, scene: Scene, lane: Lane, top: number): void {
  const { exitCode } = lane.process;
  if (exitCode === null) return;
  const { states } = lane.thread;
  const { scale, palette, model } = scene;
  const id = states.at(states.length - 1);
  if (model.entries.kind[id] !== EntryKind.exit || model.entries.start[id]! > scene.now) return;
  const x = Math.round(xOf(scale, model.entries.start[id]!) * scene.pixelRatio) / scene.pixelRatio;
  if (x < scale.left - overhang || x > scale.left + scale.width) return;
  const colour = exitCode === 0 ? palette.process(lane.process.index).colour : palette.danger;
  ctx.fillStyle = colour;
  ctx.fillRect(x - 1, top + lane.bandTop - 3, 3, lane.bandHeight + 6);
  ctx.font = fonts.code(palette);
  const text = `${exitCode}`.replace("-", "−");
  const room = scene.width - x - 6;
  if (scene.measureCode(text) > room) return;
  ctx.fillStyle = exitCode === 0 ? palette.inkMuted : palette.danger;
  ctx.fillText(text, x + 5, top + lane.bandTop + lane.bandHeight / 2 + 0.5);
}
