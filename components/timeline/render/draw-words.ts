import { EntryKind, firstAfter } from "@/workers/trace";
import { Texture, textureOf } from "../layout/texture";
import { durationWords } from "../words/number-words";
import { bandWords } from "../words/words";
import { fitEnd } from "../layout/label-fit";
import { LabelLine } from "../layout/label-line";
import { timeAt, xOf } from "../layout/time-scale";
import { stuckSign } from "./draw-deadlocks";
import type { NamedSpan, RowDrawing, Span } from "./draw-lanes";
import { cut, laneTop, snapped } from "./draw-lanes";
import type { Draw2D, Scene } from "./scene";
import { fonts } from "./scene";

const padding = 5;
/** Words of a state leave this much of its pattern to be seen. */
const patternShare = 0.2;
/** Shortened to less than this they would tell less than the pattern does. */
const fewestLetters = 14;
const leastRoom = 16;
/** Lower rows have no words. */
const leastSliceHeight = 10;
const leastBandHeight = 11;
const starting = "starting";

/** What the spans are, written into them, beneath them or past their ends as far as there is room. */
export function drawWords(ctx: Draw2D, scene: Scene, rows: readonly RowDrawing[]): void {
  let beneath = new LabelLine();
  let bandRow: RowDrawing | null = null;
  for (const row of rows) {
    if (row.depth < 0) {
      if (bandRow) drawWordsBeneath(ctx, scene, bandRow, beneath);
      bandRow = row;
      beneath = new LabelLine();
      if (row.lane.words) drawExceptionNames(ctx, scene, row, beneath);
      // Bands of threads are too low for words.
      if (row.height >= leastBandHeight && !row.lane.nested) drawWordsWithin(ctx, scene, row);
    } else if (row.height >= leastSliceHeight) {
      const line = row.depth === 0 ? beneath : new LabelLine();
      for (const span of row.named) drawSliceName(ctx, scene, row, span, line);
    }
  }
  if (bandRow) drawWordsBeneath(ctx, scene, bandRow, beneath);
}

/** The part of a span that is in view. */
function inView({ scale }: Scene, { x0, x1 }: Pick<Span, "x0" | "x1">): { readonly left: number; readonly right: number } {
  return { left: Math.max(x0, scale.left), right: Math.min(x1, scale.left + scale.width) };
}

/** Words in a waiting band, on a piece of clean ground. */
function drawWordsWithin(ctx: Draw2D, scene: Scene, row: RowDrawing): void {
  const { palette, model } = scene;
  const line = new LabelLine();
  for (const sign of signsOf(scene, row)) line.take(sign.x0, sign.x1);
  for (const whole of row.wide) {
    const span = cut(scene, whole);
    const texture = textureOf(model.entries, span.id);
    if (texture === Texture.solid) continue;
    const { left, right } = inView(scene, span);
    const free = roomFor(scene, line, span.id, left, right);
    if (!free) continue;
    const room = Math.min(free.width - 4 * padding, (right - left) * (1 - patternShare));
    const text = stateWords(scene, span.id, room);
    if (!text) continue;
    // An outline stays whole around its words.
    const inset = texture === Texture.outline ? 1 : 0;
    ctx.fillStyle = palette.surface;
    ctx.fillRect(free.left + 2 * padding - 4, snapped(scene, row.top) + inset, scene.measureSmall(text) + 8, row.height - 2 * inset);
    ctx.fillStyle = palette.inkMuted;
    ctx.font = fonts.small(palette);
    ctx.fillText(text, free.left + 2 * padding, row.top + row.height / 2 + 0.5);
  }
}

/** Where a band is too low, its words stand beneath it, beside those of the calls; of a short start-up they do everywhere. */
function drawWordsBeneath(ctx: Draw2D, scene: Scene, row: RowDrawing, line: LabelLine): void {
  const { words, process, nested } = row.lane;
  if (!words) return;
  const { palette, model } = scene;
  const isLow = row.height < leastBandHeight || nested;
  const middle = laneTop(scene, row.lane) + words.top + words.height / 2;
  ctx.font = fonts.small(palette);
  ctx.fillStyle = palette.inkMuted;
  const write = (text: string, left: number) => {
    ctx.fillText(text, left + padding, middle);
    line.take(left, left + scene.measureSmall(text) + 2 * padding);
  };
  if (process.index === 0 && !nested) drawStarting(scene, row, isLow, line, write);
  if (!isLow) return;
  if (!nested) for (const sign of signsOf(scene, row)) line.take(sign.x0, sign.x1);
  for (const span of row.wide) {
    const texture = textureOf(model.entries, span.id);
    if (texture === Texture.solid || texture === Texture.outline) continue;
    const { left, right } = inView(scene, span);
    const free = roomFor(scene, line, span.id, left, right);
    const text = free ? stateWords(scene, span.id, free.width - 2 * padding) : "";
    if (free && text) write(text, free.left);
  }
}

/** The one start-up that no process's name explains, MainProcess's, is named though it is short. */
function drawStarting(
  scene: Scene,
  { lane }: RowDrawing,
  isLow: boolean,
  line: LabelLine,
  write: (text: string, left: number) => void,
): void {
  const { model, scale } = scene;
  const states = lane.threads[0]?.states;
  if (!states || states.length === 0) return;
  const id = states.at(0);
  const [x0, x1] = [model.entries.start[id]!, Math.min(model.entries.end[id]!, scene.now)].map((time) => xOf(scale, time)) as [
    number,
    number,
  ];
  if (model.entries.kind[id] !== EntryKind.START_UP || x1 < scale.left) return;
  const width = scene.measureSmall(starting);
  // Where it fits the band, it is there.
  if (!isLow && x1 - x0 > width + 4 * padding) return;
  const free = line.free(Math.max(x0, scale.left), scene.width, leastRoom);
  if (free && width + 2 * padding <= free.width) write(starting, free.left);
}

/** Rather a later piece of the line that has room for all words than the first that has some. */
function roomFor({ model, measureSmall }: Scene, line: LabelLine, id: number, left: number, right: number): ReturnType<LabelLine["free"]> {
  const whole = measureSmall(bandWords(model, id).whole) + 4 * padding;
  return line.free(left, right, whole) ?? line.free(left, right, leastRoom);
}

function stateWords({ model, measureSmall }: Scene, id: number, room: number): string {
  const { whole, short } = bandWords(model, id);
  const length = model.entries.end[id]! - model.entries.start[id]!;
  // While it grows, words would come letter by letter.
  if (!Number.isFinite(length)) return measureSmall(whole) <= room ? whole : "";
  const timed = `${whole} ${durationWords(length)}`;
  if (measureSmall(timed) <= room) return timed;
  if (measureSmall(whole) <= room) return whole;
  if (short !== "") return measureSmall(short) <= room ? short : "";
  const fitted = fitEnd(whole, room, measureSmall);
  return fitted.length >= fewestLetters ? fitted : "";
}

/** A name runs past the end of its span as far as nothing else begins in its row; of what grows it stays within. */
function drawSliceName(ctx: Draw2D, scene: Scene, row: RowDrawing, span: NamedSpan, line: LabelLine): void {
  const { palette, model } = scene;
  const isOpen = model.entries.end[span.id]! > scene.now;
  const { left, right } = inView(scene, { x0: span.x0, x1: isOpen ? span.x1 : span.next });
  const free = line.free(left, right, leastRoom);
  // Beyond its span, a name would be taken for another's.
  if (!free || free.left > Math.max(span.x1, left)) return;
  const text = fitEnd(model.entries.nameOf(span.id), free.width - 2 * padding, scene.measureCode);
  if (!text) return;
  ctx.fillStyle = palette.ink;
  ctx.font = fonts.code(palette);
  ctx.fillText(text, free.left + padding + 1, row.top + row.height / 2);
  line.take(free.left, free.left + scene.measureCode(text) + 2 * padding);
}

/** An exception is named where there is most room for it: among the words beneath the band. */
function drawExceptionNames(ctx: Draw2D, scene: Scene, row: RowDrawing, line: LabelLine): void {
  const { palette, model, scale } = scene;
  const { words, threads } = row.lane;
  if (!words || !model.seenKinds.has(EntryKind.EXCEPTION)) return;
  for (const { ticks } of threads) {
    const last = timeAt(scale, scene.width);
    for (let i = firstAfter(ticks, model.entries.start, scale.window.start); i < ticks.length; i++) {
      const id = ticks.at(i);
      if (model.entries.start[id]! > Math.min(last, scene.now)) break;
      if (model.entries.kind[id] !== EntryKind.EXCEPTION) continue;
      const x = xOf(scale, model.entries.start[id]!);
      const free = line.free(x - padding, scene.width, leastRoom);
      const text = free ? fitEnd(model.entries.nameOf(id), free.width - 2 * padding, scene.measureSmall) : "";
      if (!free || !text) continue;
      ctx.font = fonts.small(palette);
      ctx.fillStyle = palette.danger;
      ctx.fillText(text, free.left + padding, laneTop(scene, row.lane) + words.top + words.height / 2);
      line.take(free.left, free.left + scene.measureSmall(text) + 2 * padding);
    }
  }
}

/** What the signs of deadlocks cover of the row. */
function signsOf(scene: Scene, { lane }: RowDrawing): readonly Pick<Span, "x0" | "x1">[] {
  return scene.model.deadlocks
    .filter(({ waits, start }) => start <= scene.now && waits.some(({ thread }) => scene.model.threads[thread] === lane.threads[0]))
    .map((deadlock) => stuckSign(scene, deadlock));
}
