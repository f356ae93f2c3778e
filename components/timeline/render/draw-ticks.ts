import { type Entries, EntryKind, firstAfter, firstAfterFrom, type IdList, isLink, isTrouble, type ThreadTrack } from "@/workers/trace";
import { fitEnd } from "../layout/label-fit";
import type { Lane } from "../layout/lane-layout";
import { timeAt, xOf } from "../layout/time-scale";
import { laneTop, visibleLanes } from "./draw-lanes";
import { drawLinkEnd } from "./draw-links";
import type { Cluster, Mark } from "./draw-crowd";
import { drawCrowd, joins } from "./draw-crowd";
import type { Draw2D, Scene } from "./scene";
import { fonts } from "./scene";
import { traceDiamond } from "./shapes";

const overhang = 6;
/** Lower rows of marks have no heads, only strokes. */
const leastHead = 4;
const leastName = 7;

/** Prints, exceptions, deadlocks, messages and the like, gaps in the log, and exits. */
export function drawTicks(ctx: Draw2D, scene: Scene): void {
  for (const lane of visibleLanes(scene)) {
    const top = laneTop(scene, lane);
    for (const thread of lane.threads) drawThreadTicks(ctx, scene, lane, thread, top);
    if (!lane.nested) drawExit(ctx, scene, lane, top);
  }
}

/** Marks that fall together are handed over together; what tells of trouble always stands by itself. */
function drawThreadTicks(ctx: Draw2D, scene: Scene, lane: Lane, { ticks, troubles }: ThreadTrack, top: number): void {
  const { entries } = scene.model;
  const { scale, pixelRatio } = scene;
  const { start } = entries;
  const slack = overhang / scale.pxPerNs;
  const first = scale.window.start - slack;
  const last = Math.min(timeAt(scale, scale.left + scale.width) + slack, scene.now);
  const placeOf = (time: number): number => Math.round(xOf(scale, time) * pixelRatio) / pixelRatio;
  let cluster: Mark[] = [];
  const finish = (next: number) => {
    if (cluster.length > 0) drawCluster(ctx, scene, lane, top, { marks: cluster, next });
    cluster = [];
  };
  const end = firstAfter(ticks, start, last);
  let trouble = firstAfter(troubles, start, first);
  for (let i = firstAfter(ticks, start, first), beyond = i; i < end; i = beyond) {
    const x = placeOf(start[ticks.at(i)]!);
    // All that share its device pixel are one mark, of which only the number is asked.
    const pixelEnd = timeAt(scale, x + 0.5 / pixelRatio);
    beyond = Math.min(end, Math.max(i + 1, firstAfterFrom(ticks, start, pixelEnd, i)));
    const before = trouble;
    trouble = firstAfterFrom(troubles, start, start[ticks.at(beyond - 1)]!, trouble);
    const count = beyond - i - (trouble - before);
    if (count <= 0) continue;
    if (!joins(cluster, x)) finish(x);
    cluster.push({ id: ticks.at(placeOfMark(entries, ticks, i)), x, count });
  }
  finish(exitPlace(scene, lane) ?? scene.width);
  for (let i = firstAfter(troubles, start, first); i < troubles.length && start[troubles.at(i)]! <= last; i++) {
    const id = troubles.at(i);
    drawTrouble(ctx, scene, lane, top, id, placeOf(start[id]!));
  }
}

/** The first of the ticks from that one on that is no trouble. */
function placeOfMark(entries: Entries, ticks: IdList, from: number): number {
  let at = from;
  while (isTrouble(entries.kindOf(ticks.at(at)))) at++;
  return at;
}

function drawTrouble(ctx: Draw2D, scene: Scene, lane: Lane, top: number, id: number, x: number): void {
  const kind = scene.model.entries.kindOf(id);
  if (kind === EntryKind.EXCEPTION) drawException(ctx, scene, lane, top, id, x);
  else if (kind === EntryKind.DEADLOCK) drawDeadlock(ctx, scene, lane, top, x);
  else drawLost(ctx, scene, lane, top, x);
}

function drawCluster(ctx: Draw2D, scene: Scene, lane: Lane, top: number, cluster: Cluster): void {
  drawCrowd(ctx, scene, lane, top, cluster, (id, x) => drawMark(ctx, scene, lane, top, id, x));
}

function drawMark(ctx: Draw2D, { model, palette }: Scene, lane: Lane, top: number, id: number, x: number): void {
  const { entries } = model;
  const { colour } = palette.process(lane.process.index);
  const isError = entries.kindOf(id) === EntryKind.PRINT && entries.code[id] === 2;
  if (lane.bandTop - lane.tickTop < leastHead) {
    ctx.fillStyle = isError ? palette.danger : colour;
    ctx.fillRect(x - 0.5, top + lane.tickTop - 0.5, 1.5, lane.bandTop - lane.tickTop);
  } else if (isLink(entries.kindOf(id))) drawLinkEnd(ctx, lane, top, x, entries.kindOf(id), colour);
  else drawPrint(ctx, lane, top, x, isError ? palette.danger : colour, isError);
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

/** A cross over the band; its name stands beneath, or where a lane has no room there, beside it. */
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
  if (lane.words || lane.bandTop - lane.tickTop < leastName) return;
  const name = fitEnd(scene.model.entries.nameOf(id), scene.width - x - arm - 6, scene.measureSmall);
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

function exitPlace({ scale, model, now, pixelRatio }: Scene, { threads, nested }: Lane): number | null {
  const states = threads[0]?.states;
  if (nested || !states || states.length === 0) return null;
  const id = states.at(states.length - 1);
  const time = model.entries.start[id]!;
  if (model.entries.kind[id] !== EntryKind.EXIT || time > now) return null;
  return Math.round(xOf(scale, time) * pixelRatio) / pixelRatio;
}

/** A cap at the end of the band, with the exit code; anything but 0 is also in the colour of danger. */
function drawExit(ctx: Draw2D, scene: Scene, lane: Lane, top: number): void {
  const { exitCode } = lane.process;
  const { scale, palette } = scene;
  const x = exitPlace(scene, lane);
  if (exitCode === null || x === null) return;
  if (x < scale.left - overhang || x > scale.left + scale.width) return;
  // In low lanes a longer cap would reach into the words, or into the next lane.
  const stand = Math.min(3, lane.bandHeight / 4);
  const colour = exitCode === 0 ? palette.process(lane.process.index).colour : palette.danger;
  ctx.fillStyle = colour;
  ctx.fillRect(x - 1, top + lane.bandTop - stand, 3, lane.bandHeight + 2 * stand);
  ctx.font = lane.bandHeight < 7 ? fonts.tiny(palette) : fonts.code(palette);
  const text = `${exitCode}`.replace("-", "−");
  const room = scene.width - x - 6;
  if (scene.measureCode(text) > room) return;
  ctx.fillStyle = exitCode === 0 ? palette.inkMuted : palette.danger;
  ctx.fillText(text, x + 5, top + lane.bandTop + lane.bandHeight / 2 + 0.5);
}
