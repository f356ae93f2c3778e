import { EntryKind, firstAfterFrom, type ProcessTrack, type TraceModel } from "@/workers/trace";
import { Texture, textureOf } from "../layout/texture";
import type { Draw2D, Palette } from "./scene";

/** A run in a strip a thumb high: all that is known of it by then, one lane a process. */
export interface StripScene {
  readonly model: TraceModel;
  readonly palette: Pick<Palette, "surface" | "danger" | "accent" | "process">;
  readonly width: number;
  readonly height: number;
  readonly pixelRatio: number;
  /** How far the run has got, and how far the strip has room for. */
  readonly now: number;
  readonly end: number;
  readonly live: boolean;
  readonly faint: boolean;
  /** What of it a larger picture shows, where that is but a part. */
  readonly part: { readonly start: number; readonly end: number } | null;
}

const tallestLane = 4;
const lowestLane = 2;
const waitAlpha = 0.3;
const faintAlpha = 0.55;
/** Pieces shorter than this in device pixels are drawn so long, and those that lie in it are no more to be seen. */
const speck = 1;

export function drawStrip(ctx: Draw2D, scene: StripScene): void {
  const { palette, width, height, pixelRatio, now, end, live, part, model } = scene;
  ctx.setTransform(pixelRatio, 0, 0, pixelRatio, 0, 0);
  ctx.globalAlpha = 1;
  ctx.fillStyle = palette.surface;
  ctx.fillRect(0, 0, width, height);
  const count = Math.max(1, model.processes.length);
  const pitch = Math.min(tallestLane + 1, height / count);
  const lane = Math.max(Math.min(lowestLane, pitch), Math.min(tallestLane, pitch - 1));
  const top = Math.max(0, (height - pitch * count) / 2);
  for (const process of model.processes) drawProcess(ctx, scene, process, top + process.index * pitch, lane);
  ctx.globalAlpha = 1;
  ctx.fillStyle = palette.accent;
  if (live) ctx.fillRect(Math.min(width - 1, (now / end) * width), 0, 1, height);
  if (part)
    ctx.fillRect(
      (Math.max(0, part.start) / end) * width,
      height - 1,
      (Math.min(end, part.end) - Math.max(0, part.start)) * (width / end),
      1,
    );
}

/** Whatever it waits for is one light line, and only what it does beyond that is drawn piece by piece. */
function drawProcess(ctx: Draw2D, scene: StripScene, process: ProcessTrack, top: number, height: number): void {
  const { model, palette, now, end, width, pixelRatio, faint } = scene;
  const { entries } = model;
  const states = model.threads[process.threads[0]!]?.states;
  if (!states || states.length === 0) return;
  const scale = width / end;
  const strong = faint ? faintAlpha : 1;
  const { colour } = palette.process(process.index);
  const from = entries.start[states.at(0)]! * scale;
  const until = Math.min(now, entries.end[states.at(states.length - 1)]!) * scale;
  if (until < from) return;
  ctx.globalAlpha = strong * waitAlpha;
  ctx.fillStyle = colour;
  ctx.fillRect(from, top, until - from, height);
  ctx.globalAlpha = strong;
  const least = speck / pixelRatio;
  let reached = -Infinity;
  let next = 0;
  for (let i = 0; i < states.length; i = next) {
    next = i + 1;
    const id = states.at(i);
    if (entries.start[id]! > now) break;
    const x0 = entries.start[id]! * scale;
    const x1 = Math.min(now, entries.end[id]!) * scale;
    if (entries.kind[id] === EntryKind.EXIT) {
      ctx.fillStyle = entries.code[id] === 0 ? colour : palette.danger;
      ctx.fillRect(x1 - 1, top, 2, height);
    } else if (textureOf(entries, id) === Texture.solid && x1 - reached >= least) {
      const left = Math.max(reached, x0);
      reached = Math.max(x1, left + least);
      ctx.fillRect(left, top, reached - left, height);
      // The exit, which comes last, is always drawn.
      next = Math.max(next, Math.min(states.length - 1, firstAfterFrom(states, entries.end, (reached + least) / scale, next)));
    }
  }
}
