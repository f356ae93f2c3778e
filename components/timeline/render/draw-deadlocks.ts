import { type DeadlockTrack, type DeadlockWait, firstAfter } from "@/workers/trace";
import type { Lane } from "../layout/lane-layout";
import { xOf } from "../layout/time-scale";
import { laneOf, laneTop } from "./draw-lanes";
import type { Draw2D, Scene } from "./scene";
import { drawArrow } from "./shapes";

/** How far the frame stands off the band. */
const standOff = 2;
const thickness = 1.5;
const firstArrow = 9;
const arrowSpacing = 8;
const headLength = 5;
/** More would be a thicket; the table has them all. */
const mostArrows = 24;

/** What a deadlock's lozenge and its arrows cover of the bands it is on: words keep clear of it. */
export function stuckSign(scene: Scene, deadlock: DeadlockTrack): { readonly x0: number; readonly x1: number } {
  const x = xOf(scene.scale, deadlock.start);
  return { x0: x - firstArrow, x1: x + firstArrow + arrowsOf(scene, deadlock).length * arrowSpacing };
}

/** Each deadlock: a frame around the waits it is made of, and an arrow from each to whom it waits for. */
export function drawDeadlocks(ctx: Draw2D, scene: Scene): void {
  for (const deadlock of scene.model.deadlocks) {
    const left = Math.max(xOf(scene.scale, deadlock.start), scene.scale.left);
    const right = Math.min(xOf(scene.scale, Math.min(deadlock.end, scene.now)), scene.width);
    if (right <= left || deadlock.start > scene.now) continue;
    drawDeadlock(ctx, scene, deadlock, left, right);
  }
}

function drawDeadlock(ctx: Draw2D, scene: Scene, deadlock: DeadlockTrack, left: number, right: number): void {
  ctx.strokeStyle = scene.palette.danger;
  ctx.fillStyle = scene.palette.danger;
  ctx.lineWidth = thickness;
  for (const wait of deadlock.waits) {
    const lane = laneOf(scene, wait.thread);
    if (lane) drawFrame(ctx, scene, lane, waitBegan(scene, wait, deadlock), right);
  }
  arrowsOf(scene, deadlock).forEach(([from, to], index) => {
    const x = left + firstArrow + index * arrowSpacing;
    if (x < right) drawWaitsFor(ctx, scene, from, to, x);
  });
}

/** From each wait to whom it is for; where that may be any of several, to the first. */
function arrowsOf(scene: Scene, { waits }: DeadlockTrack): readonly (readonly [Lane, Lane])[] {
  const arrows: (readonly [Lane, Lane])[] = [];
  for (const { thread, onThreads } of waits) {
    const from = laneOf(scene, thread);
    const to = onThreads.map((index) => laneOf(scene, index)).find((lane) => lane && lane !== from);
    if (from && to) arrows.push([from, to]);
  }
  return arrows.slice(0, mostArrows);
}

function waitBegan(scene: Scene, wait: DeadlockWait, { start }: DeadlockTrack): number {
  const { entries, threads } = scene.model;
  const states = threads[wait.thread]!.states;
  const at = firstAfter(states, entries.start, start) - 1;
  return at < 0 ? start : entries.start[states.at(at)]!;
}

function drawFrame(ctx: Draw2D, scene: Scene, lane: Lane, began: number, right: number): void {
  const left = Math.max(xOf(scene.scale, began), scene.scale.left - 10);
  const top = laneTop(scene, lane) + lane.bandTop;
  ctx.strokeRect(left - standOff, top - standOff, right - left + 2 * standOff, lane.bandHeight + 2 * standOff);
}

function drawWaitsFor(ctx: Draw2D, scene: Scene, from: Lane, to: Lane, x: number): void {
  const down = to.top > from.top;
  const edge = (lane: Lane, bottom: boolean) => laneTop(scene, lane) + lane.bandTop + (bottom ? lane.bandHeight + standOff : -standOff);
  drawArrow(ctx, { x, y: edge(from, down) }, { x, y: edge(to, !down) }, headLength);
}
