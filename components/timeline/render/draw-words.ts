import { Texture, textureOf } from "../columns/texture";
import { durationWords, eventWords } from "../columns/words";
import { fitEnd } from "../layout/label-fit";
import type { RowDrawing, WideSpan } from "./draw-lanes";
import { cut } from "./draw-lanes";
import type { Draw2D, Scene } from "./scene";
import { fonts } from "./scene";

const padding = 5;
/** Words of a state leave this much of its pattern to be seen. */
const patternShare = 0.2;
/** Shortened to less than this they would tell less than the pattern does. */
const fewestLetters = 14;
const leastSliceRoom = 16;
const leastSliceHeight = 12;

/** What the spans are, written into them as far as there is room. */
export function drawWords(ctx: Draw2D, scene: Scene, rows: readonly RowDrawing[]): void {
  for (const row of rows) {
    // Bands of threads are too low for words.
    if (row.depth < 0 && row.lane.nested) continue;
    if (row.depth >= 0 && row.height < leastSliceHeight) continue;
    const draw = row.depth < 0 ? drawStateWords : drawSliceName;
    for (const span of row.wide) draw(ctx, scene, row, cut(scene, span));
  }
}

/** The part of a span that is in view. */
function inView({ scale }: Scene, { x0, x1 }: WideSpan): { readonly left: number; readonly width: number } {
  const left = Math.max(x0, scale.left);
  return { left, width: Math.min(x1, scale.left + scale.width) - left };
}

/** Words in a waiting band, on a piece of clean ground. */
function drawStateWords(ctx: Draw2D, scene: Scene, row: RowDrawing, span: WideSpan): void {
  const { palette, model } = scene;
  const texture = textureOf(model.entries, span.id);
  if (texture === Texture.solid) return;
  const { left, width } = inView(scene, span);
  const room = Math.min(width - 4 * padding, width * (1 - patternShare));
  const text = stateWords(scene, span.id, room);
  if (!text) return;
  // An outline stays whole around its words.
  const inset = texture === Texture.outline ? 1 : 0;
  ctx.fillStyle = palette.surface;
  ctx.fillRect(left + 2 * padding - 4, row.top + inset, scene.measureSmall(text) + 8, row.height - 2 * inset);
  ctx.fillStyle = palette.inkMuted;
  ctx.font = fonts.small(palette);
  ctx.fillText(text, left + 2 * padding, row.top + row.height / 2 + 0.5);
}

function stateWords({ model, measureSmall }: Scene, id: number, room: number): string {
  const words = eventWords(model.entries, id);
  const length = model.entries.end[id]! - model.entries.start[id]!;
  // While it grows, words would come letter by letter.
  if (!Number.isFinite(length)) return measureSmall(words) <= room ? words : "";
  const timed = `${words} ${durationWords(length)}`;
  if (measureSmall(timed) <= room) return timed;
  const fitted = fitEnd(words, room, measureSmall);
  return fitted === words || fitted.length >= fewestLetters ? fitted : "";
}

function drawSliceName(ctx: Draw2D, scene: Scene, row: RowDrawing, span: WideSpan): void {
  const { palette, model } = scene;
  const { left, width } = inView(scene, span);
  const room = width - 2 * padding;
  if (room < leastSliceRoom) return;
  const text = fitEnd(model.entries.nameOf(span.id), room, scene.measureCode);
  if (!text) return;
  ctx.fillStyle = palette.ink;
  ctx.font = fonts.code(palette);
  ctx.fillText(text, left + padding + 1, row.top + row.height / 2 + 0.5);
}
