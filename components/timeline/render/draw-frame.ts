import { markBox } from "@/components/process";
import { fitEnd, fitStart } from "../layout/label-fit";
import { rulerHeight } from "../layout/lane-layout";
import type { RulerMark } from "../layout/ruler";
import { rulerMarks } from "../layout/ruler";
import { xOf } from "../layout/time-scale";
import type { Lane } from "../layout/lane-layout";
import { laneTop, visibleLanes } from "./draw-lanes";
import type { Draw2D, Palette, Scene } from "./scene";
import { fonts } from "./scene";

/** Room for one mark of the ruler, and how much closer marks stand where that would leave but one. */
const markSpacing = 92;
const fewestMarks = 3;
const markSize = 11;
/** From this height on a lane has room for the pid beneath the name; below the other, for small type only. */
const twoLines = 40;
const tinyLane = 14;
/** Below this width the column of names has less air. */
const roomyGutter = 140;

export function marksOf(scene: Scene): readonly RulerMark[] {
  return rulerMarks(scene.scale.window, Math.max(fewestMarks, Math.floor(scene.scale.width / markSpacing)));
}

/** Ground, hairlines between processes, and the grid. */
export function drawGround(ctx: Draw2D, scene: Scene, marks: readonly RulerMark[]): void {
  const { palette, scale, width, height, pixelRatio } = scene;
  ctx.fillStyle = palette.surface;
  ctx.fillRect(0, 0, width, height);
  ctx.fillStyle = palette.hairline;
  const hairline = 1 / pixelRatio;
  for (const { time } of marks) {
    // The edge of the column of names is line enough.
    if (time === 0) continue;
    ctx.fillRect(Math.round(xOf(scale, time) * pixelRatio) / pixelRatio, rulerHeight - 4, hairline, height);
  }
  for (const lane of visibleLanes(scene)) {
    if (!lane.nested && lane.top > 0) ctx.fillRect(0, laneTop(scene, lane), width, hairline);
  }
}

/** The moment the run has got to. */
export function drawNow(ctx: Draw2D, scene: Scene): void {
  if (!scene.live) return;
  const x = Math.round(xOf(scene.scale, scene.now) * scene.pixelRatio) / scene.pixelRatio;
  if (x < scene.scale.left || x > scene.width) return;
  ctx.fillStyle = scene.palette.accent;
  ctx.fillRect(x, rulerHeight - 5, 1, scene.height);
}

/** The column of names, over whatever of the lanes has slid under it. */
export function drawNames(ctx: Draw2D, scene: Scene): void {
  const { palette, gutter, height, pixelRatio } = scene;
  ctx.fillStyle = palette.surface;
  ctx.fillRect(0, 0, gutter, height);
  ctx.fillStyle = palette.hairline;
  ctx.fillRect(gutter - 1 / pixelRatio, 0, 1 / pixelRatio, height);
  for (const lane of visibleLanes(scene)) {
    if (!lane.nested && lane.top > 0) {
      ctx.fillStyle = palette.hairline;
      ctx.fillRect(0, laneTop(scene, lane), gutter, 1 / pixelRatio);
    }
    if (lane.nested) drawThreadName(ctx, scene, lane);
    else drawProcessName(ctx, scene, lane);
  }
}

interface NamePlace {
  readonly markLeft: number;
  readonly markSize: number;
  readonly textLeft: number;
  readonly room: number;
  readonly middle: number;
}

function namePlace(scene: Scene, lane: Lane): NamePlace {
  const { gutter } = scene;
  const size = Math.min(markSize, lane.height - 2);
  const markLeft = gutter < roomyGutter ? 7 : 14;
  const textLeft = markLeft + markSize + 6;
  const isHigh = lane.height >= twoLines;
  const middle = laneTop(scene, lane) + (isHigh ? lane.bandTop + lane.bandHeight / 2 : lane.height / 2 + 0.5);
  return { markLeft: markLeft + (markSize - size) / 2, markSize: size, textLeft, room: gutter - textLeft - 5, middle };
}

function drawThreadName(ctx: Draw2D, scene: Scene, lane: Lane): void {
  const { textLeft, room, middle } = namePlace(scene, lane);
  const { palette } = scene;
  const [first] = lane.threads;
  if (!first) return;
  const isTiny = lane.height < tinyLane;
  ctx.font = isTiny ? fonts.tiny(palette) : fonts.small(palette);
  ctx.fillStyle = palette.inkMuted;
  const name = lane.threads.length > 1 ? `${lane.threads.length} threads` : first.name;
  ctx.fillText(fitEnd(name, room, scene.measureSmall), textLeft, middle);
}

/** Mark and name, and the pid beneath them or beside them, if there is room. */
function drawProcessName(ctx: Draw2D, scene: Scene, lane: Lane): void {
  const { markLeft, markSize: size, textLeft, room, middle } = namePlace(scene, lane);
  const { palette } = scene;
  const paint = palette.process(lane.process.index);
  ctx.save();
  ctx.translate(markLeft, middle - size / 2);
  ctx.scale(size / markBox, size / markBox);
  ctx.fillStyle = paint.colour;
  ctx.fill(paint.mark, "evenodd");
  ctx.restore();
  const { font, share } = nameFont(lane);
  ctx.font = font(palette);
  ctx.fillStyle = palette.ink;
  const name = fitStart(lane.process.name, room / share, scene.measureName);
  ctx.fillText(name, textLeft, middle);
  if (lane.height < tinyLane) return;
  const pid = `pid ${lane.process.pid}`;
  ctx.font = fonts.small(palette);
  ctx.fillStyle = palette.inkMuted;
  const width = scene.measureSmall(pid);
  if (lane.height >= twoLines) ctx.fillText(pid, textLeft, middle + 16);
  else if (scene.measureName(name) * share + 6 + width <= room) ctx.fillText(pid, textLeft + room - width, middle);
}

/** Names get smaller with their lanes; `share` is how wide they are beside the font that is measured. */
function nameFont({ height }: Lane): { readonly font: (palette: Palette) => string; readonly share: number } {
  if (height >= twoLines) return { font: fonts.name, share: 1 };
  return height < tinyLane ? { font: fonts.tiny, share: 9 / 13 } : { font: fonts.shortName, share: 12 / 13 };
}

/** The ruler, over the lanes that scroll beneath it. */
export function drawRuler(ctx: Draw2D, scene: Scene, marks: readonly RulerMark[]): void {
  const { palette, scale, width, pixelRatio } = scene;
  ctx.fillStyle = palette.surface;
  ctx.fillRect(0, 0, width, rulerHeight - 1);
  ctx.fillStyle = palette.hairline;
  ctx.fillRect(0, rulerHeight - 1, width, 1 / pixelRatio);
  ctx.font = fonts.small(palette);
  let taken = -Infinity;
  for (const { time, label } of marks) {
    const x = Math.round(xOf(scale, time) * pixelRatio) / pixelRatio;
    const end = x + 4 + scene.measureSmall(label);
    // A mark whose words would touch those before has only its line.
    if (x < scale.left - 1 || end > width || x < taken) continue;
    taken = end + 4;
    ctx.fillStyle = palette.hairline;
    ctx.fillRect(x, rulerHeight - 7, 1 / pixelRatio, 7);
    ctx.fillStyle = palette.inkMuted;
    ctx.fillText(label, x + 4, rulerHeight / 2);
  }
}
