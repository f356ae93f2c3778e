import { EntryKind, isLink, isTrouble } from "@/workers/trace";
import { momentWords } from "../words/number-words";
import { rulerHeight } from "../layout/lane-layout";
import type { Lane } from "../layout/lane-layout";
import { timeAt, xOf } from "../layout/time-scale";
import { laneOf, laneTop } from "./draw-lanes";
import { drawLink } from "./draw-links";
import type { Draw2D, Scene } from "./scene";
import { fonts } from "./scene";

export interface Overlay {
  /** Entry under the pointer, or -1. */
  readonly hovered: number;
  /** Entry selected, or -1. */
  readonly selected: number;
  /** Entries that something beside the timeline points at. */
  readonly pointed: readonly number[];
  /** Where the pointer is over the plot, or null. */
  readonly cursor: number | null;
}

/** What follows the pointer and the selection: drawn over the base canvas without drawing that anew. */
export function drawOverlay(ctx: Draw2D, scene: Scene, overlay: Overlay): void {
  ctx.setTransform(scene.pixelRatio, 0, 0, scene.pixelRatio, 0, 0);
  ctx.textBaseline = "middle";
  ctx.textAlign = "left";
  ctx.save();
  ctx.beginPath();
  ctx.rect(scene.gutter, rulerHeight, scene.width - scene.gutter, scene.height - rulerHeight);
  ctx.clip();
  for (const entry of overlay.pointed) if (entry !== overlay.selected) frameEntry(ctx, scene, entry, scene.palette.accent, 2);
  if (overlay.hovered >= 0 && overlay.hovered !== overlay.selected) {
    frameEntry(ctx, scene, overlay.hovered, scene.palette.ink, 1);
    drawLink(ctx, scene, overlay.hovered, scene.palette.ink);
  }
  if (overlay.selected >= 0) {
    frameEntry(ctx, scene, overlay.selected, scene.palette.accent, 2);
    drawLink(ctx, scene, overlay.selected, scene.palette.accent);
  }
  ctx.restore();
  if (overlay.cursor !== null) drawCursor(ctx, scene, overlay.cursor);
}

function frameEntry(ctx: Draw2D, scene: Scene, entry: number, colour: string, thickness: number): void {
  const { entries } = scene.model;
  // The selection may still be that of a run which another has taken the place of.
  if (entry >= entries.length) return;
  const lane = laneOf(scene, entries.thread[entry]!);
  if (!lane) return;
  const { top, height, spread } = box(scene, lane, entry);
  const x0 = Math.max(xOf(scene.scale, entries.start[entry]!) - spread, scene.gutter - 10);
  const x1 = Math.min(xOf(scene.scale, Math.min(entries.end[entry]!, scene.now)) + spread, scene.width + 10);
  if (x1 < scene.gutter || x0 > scene.width) return;
  ctx.strokeStyle = colour;
  ctx.lineWidth = thickness;
  const out = thickness / 2 + 0.5;
  ctx.beginPath();
  ctx.roundRect(x0 - out, top - out, Math.max(3, x1 - x0) + 2 * out, height + 2 * out, 2);
  ctx.stroke();
}

/** What of the lane an entry takes up; `spread` widens what has no length. */
function box(scene: Scene, lane: Lane, entry: number): { top: number; height: number; spread: number } {
  const { entries } = scene.model;
  const top = laneTop(scene, lane);
  const kind = entries.kind[entry];
  const rows = kind === EntryKind.LOCK_HELD ? lane.holds : kind === EntryKind.TASK || kind === EntryKind.CALL ? lane.slices : undefined;
  if (rows) {
    const row = rows[Math.min(entries.depth[entry]!, rows.length - 1)];
    if (row) return { top: top + row.top, height: row.height, spread: 0 };
  }
  if (kind === EntryKind.PRINT || isTrouble(entries.kindOf(entry)) || isLink(entries.kindOf(entry))) {
    return { top: top + lane.tickTop - 2, height: lane.bandTop - lane.tickTop + 2, spread: 3 };
  }
  return { top: top + lane.bandTop, height: lane.bandHeight, spread: kind === EntryKind.EXIT ? 2 : 0 };
}

/** A line through all lanes, so that the eye can compare them, and its time on the ruler. */
function drawCursor(ctx: Draw2D, scene: Scene, x: number): void {
  const time = timeAt(scene.scale, x);
  if (time < 0) return;
  const { palette } = scene;
  ctx.globalAlpha = 0.4;
  ctx.fillStyle = palette.ink;
  ctx.fillRect(Math.round(x * scene.pixelRatio) / scene.pixelRatio, rulerHeight, 1 / scene.pixelRatio, scene.height);
  ctx.globalAlpha = 1;
  const text = momentWords(time);
  ctx.font = fonts.small(palette);
  const width = scene.measureSmall(text) + 10;
  const left = Math.max(scene.gutter, Math.min(x - width / 2, scene.width - width));
  ctx.fillStyle = palette.ink;
  ctx.beginPath();
  ctx.roundRect(left, 4, width, rulerHeight - 8, 3);
  ctx.fill();
  ctx.fillStyle = palette.surface;
  ctx.fillText(text, left + 5, rulerHeight / 2);
}
