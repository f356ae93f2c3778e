import { EntryKind, type IdList } from "@/workers/trace";
import { Texture, textureOf } from "../layout/texture";
import { rulerHeight } from "../layout/lane-layout";
import type { Lane } from "../layout/lane-layout";
import type { Draw2D, ProcessPaint, Scene, Strips } from "./scene";
import type { LookOf } from "./row-mipmap";
import type { Visitor } from "./visit-row";
import { visitRow } from "./visit-row";

/** Open spans fade out over this many pixels. */
const fadeWidth = 26;
/** How thick the line is that stands for a thread which could run but has not its turn. */
const thinLine = 2;

/** Thinner rows have spans of one strong colour, not a ground with an edge. */
const thinRow = 6;
const thinRowAlpha = 0.55;
/** A span with less than this before the next one can have no words. */
const leastRoom = 26;

/** A span on its way to the screen. */
export interface Span {
  readonly id: number;
  readonly x0: number;
  readonly x1: number;
}

/** A span whose name may run past its end. */
export interface NamedSpan extends Span {
  /** Where the next span of its row begins. */
  readonly next: number;
}

/** One row of a lane on its way to the screen. */
export interface RowDrawing {
  readonly lane: Lane;
  /** From the top of the canvas. */
  readonly top: number;
  readonly height: number;
  /** Depth of calls, or -1 for the state band. */
  readonly depth: number;
  readonly lists: readonly IdList[];
  /** Those wide enough for a pattern. */
  readonly wide: Span[];
  /** Tasks and calls that have room for their name, in themselves or after. */
  readonly named: NamedSpan[];
}

/** Lanes at least partly in view. */
export function visibleLanes(scene: Scene): readonly Lane[] {
  const bottom = scene.scrollTop + scene.height - rulerHeight;
  return scene.layout.lanes.filter((lane) => lane.top < bottom && lane.top + lane.height > scene.scrollTop);
}

export function laneTop(scene: Scene, lane: Lane): number {
  return rulerHeight + lane.top - scene.scrollTop;
}

/** The lane of `TraceModel.threads[thread]`, if it has one. */
export function laneOf({ layout, model }: Scene, thread: number): Lane | undefined {
  const track = model.threads[thread];
  return track && layout.laneOf.get(track);
}

/**
 * All spans of all lanes in view: specks first, by way of the strips, then what is wide enough for a pattern.
 * Returns the rows, for their words.
 */
export function drawLanes(ctx: Draw2D, scene: Scene, strips: Strips): readonly RowDrawing[] {
  const rows = rowsOf(scene);
  const { pixelRatio, scale } = scene;
  strips.begin(Math.ceil(scene.width * pixelRatio), rows.length);
  rows.forEach((row, index) => sortSpans(scene, row, index, strips));

  ctx.imageSmoothingEnabled = false;
  const image = rows.some((_, index) => strips.has(index)) ? strips.image() : null;
  const from = Math.floor(scale.left);
  const length = Math.ceil(scale.width);
  rows.forEach((row, index) => {
    if (image && strips.has(index)) {
      ctx.drawImage(image, from * pixelRatio, index, length * pixelRatio, 1, from, row.top, length, row.height);
    }
    const paint = scene.palette.process(row.lane.process.index);
    if (row.depth < 0) drawStates(ctx, scene, row, paint);
    else drawSlices(ctx, scene, row, paint);
  });
  return rows;
}

function rowsOf(scene: Scene): readonly RowDrawing[] {
  const rows: RowDrawing[] = [];
  for (const lane of visibleLanes(scene)) {
    const top = laneTop(scene, lane);
    const { threads } = lane;
    rows.push({
      lane,
      top: top + lane.bandTop,
      height: lane.bandHeight,
      depth: -1,
      lists: threads.map(({ states }) => states),
      wide: [],
      named: [],
    });
    lane.slices.forEach((slice, depth) => {
      const lists = threads.flatMap(({ slices }) => slices[depth] ?? []);
      rows.push({ lane, top: top + slice.top, height: slice.height, depth, lists, wide: [], named: [] });
    });
  }
  return rows;
}

/** Looks of slices, and that of an exit, which is drawn by itself. */
const [call, task, none] = [0, 1, 254];

const lookOfState: LookOf = (entries, id) => (entries.kind[id] === EntryKind.EXIT ? none : textureOf(entries, id));

const lookOfSlice: LookOf = (entries, id) => (entries.kind[id] === EntryKind.TASK ? task : call);

function sortSpans(scene: Scene, row: RowDrawing, index: number, strips: Strips): void {
  const { entries } = scene.model;
  const paint = scene.palette.process(row.lane.process.index);
  const { pixelRatio, scale } = scene;
  const right = scale.left + scale.width;
  // Numbers, not an object a span: this is done for each of thousands, each frame.
  let [before, from, to] = [-1, 0, 0];
  const named = row.depth >= 0;
  const follows = (next: number) => {
    if (named && before >= 0 && next - Math.max(from, scale.left) >= leastRoom) row.named.push({ id: before, x0: from, x1: to, next });
  };
  const seen = (id: number, x0: number, x1: number) => {
    follows(x0);
    before = id;
    from = x0;
    to = x1;
  };
  const visitor: Visitor = {
    wide(id, x0, x1) {
      seen(id, x0, x1);
      row.wide.push({ id, x0, x1 });
    },
    narrow(look, x0, x1, last, lastX0) {
      seen(last, lastX0, x1);
      if (look === none) return;
      const rgba = row.depth < 0 ? paint.stripTexture(look as Texture) : look === task ? paint.stripTask : paint.stripCall;
      strips.add(index, x0 * pixelRatio, x1 * pixelRatio, rgba);
    },
  };
  const lookOf = row.depth < 0 ? lookOfState : lookOfSlice;
  for (const ids of row.lists) visitRow({ row: ids, entries, scale, pixelRatio, now: scene.now, lookOf }, visitor);
  follows(right);
}

/** At a whole device pixel. */
export function snapped(scene: Scene, place: number): number {
  return Math.round(place * scene.pixelRatio) / scene.pixelRatio;
}

/** Cuts a span to the plot, a little beyond its edges, and snaps it to device pixels. */
export function cut(scene: Scene, span: Span): Span {
  const { scale } = scene;
  return {
    id: span.id,
    x0: snapped(scene, Math.max(span.x0, scale.left - 20)),
    x1: snapped(scene, Math.min(span.x1, scale.left + scale.width + 20)),
  };
}

function drawStates(ctx: Draw2D, scene: Scene, row: RowDrawing, paint: ProcessPaint): void {
  const { entries } = scene.model;
  ctx.save();
  // Patterns begin at the band's own top, so that they look the same in every lane.
  ctx.translate(0, snapped(scene, row.top));
  for (const whole of row.wide) {
    const { id, x0, x1 } = cut(scene, whole);
    const texture = textureOf(entries, id);
    if (texture === Texture.outline) {
      ctx.strokeStyle = paint.colour;
      ctx.lineWidth = 1;
      ctx.strokeRect(x0 + 0.5, 0.5, Math.max(1, x1 - x0 - 1), row.height - 1);
    } else if (texture === Texture.thin) {
      ctx.fillStyle = paint.colour;
      ctx.fillRect(x0, (row.height - thinLine) / 2, x1 - x0, thinLine);
    } else if (texture === Texture.dashes) {
      drawDashes(ctx, scene, x0, x1, row.height / 2);
    } else {
      ctx.fillStyle = paint.texture(texture);
      ctx.fillRect(x0, 0, x1 - x0, row.height);
    }
  }
  ctx.restore();
}

/** The browser's own work: in no process's hue. */
function drawDashes(ctx: Draw2D, { palette }: Scene, x0: number, x1: number, y: number): void {
  ctx.strokeStyle = palette.inkMuted;
  ctx.lineWidth = 1;
  ctx.setLineDash([2, 2]);
  ctx.beginPath();
  ctx.moveTo(x0, y);
  ctx.lineTo(x1, y);
  ctx.stroke();
  ctx.setLineDash([]);
}

function drawSlices(ctx: Draw2D, scene: Scene, row: RowDrawing, paint: ProcessPaint): void {
  const { entries } = scene.model;
  const isThin = row.height < thinRow;
  if (isThin) ctx.globalAlpha = thinRowAlpha;
  for (const whole of row.wide) {
    const { id, x0, x1 } = cut(scene, whole);
    const isTask = entries.kind[id] === EntryKind.TASK;
    ctx.fillStyle = isThin ? paint.colour : isTask ? paint.task : paint.call;
    // A hairline of ground between neighbours, but never at the cost of the span itself.
    ctx.fillRect(x0, row.top, Math.max(1, x1 - x0 - 0.5), row.height);
    if (isThin) continue;
    ctx.fillStyle = paint.colour;
    ctx.fillRect(x0, row.top, isTask ? 2 : 1, row.height);
  }
  ctx.globalAlpha = 1;
}

/** What goes on is not cut off at the growing edge but fades into it. */
export function fadeOpenEnds(ctx: Draw2D, scene: Scene, rows: readonly RowDrawing[]): void {
  const { end } = scene.model.entries;
  let fade: CanvasGradient | null = null;
  for (const row of rows) {
    const last = row.wide.at(-1);
    if (!last || end[last.id] !== Infinity) continue;
    const right = last.x1;
    if (!fade) {
      fade = ctx.createLinearGradient(right - fadeWidth, 0, right, 0);
      fade.addColorStop(0, scene.palette.surfaceClear);
      fade.addColorStop(1, scene.palette.surface);
    }
    ctx.fillStyle = fade;
    const left = Math.max(last.x0, right - fadeWidth);
    ctx.fillRect(left, row.top - 1, right - left + 1, row.height + 2);
  }
}
