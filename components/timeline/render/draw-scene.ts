import { drawDeadlocks } from "./draw-deadlocks";
import { drawGround, drawNames, drawNow, drawRuler, marksOf } from "./draw-frame";
import { drawHolds } from "./draw-holds";
import { drawLanes, fadeOpenEnds } from "./draw-lanes";
import { drawTicks } from "./draw-ticks";
import { drawWords } from "./draw-words";
import type { Draw2D, Scene, Strips } from "./scene";

/** How much of a recorded run is covered while it stands in for one to come; its words stay as they are, to be read. */
const wash = 0.45;

/** One frame of the base canvas, from nothing but the scene. */
export function drawScene(ctx: Draw2D, scene: Scene, strips: Strips): void {
  // Before there is a run its place is empty: a ruler would go through the words that stand there.
  const empty = scene.layout.lanes.length === 0;
  const marks = empty ? [] : marksOf(scene);
  ctx.setTransform(scene.pixelRatio, 0, 0, scene.pixelRatio, 0, 0);
  ctx.textBaseline = "middle";
  ctx.textAlign = "left";
  ctx.globalAlpha = 1;
  drawGround(ctx, scene, marks);
  if (empty) return;
  const rows = drawLanes(ctx, scene, strips);
  drawHolds(ctx, scene);
  if (scene.faint) {
    ctx.globalAlpha = wash;
    ctx.fillStyle = scene.palette.surface;
    ctx.fillRect(0, 0, scene.width, scene.height);
    ctx.globalAlpha = 1;
  }
  drawWords(ctx, scene, rows);
  if (scene.live) fadeOpenEnds(ctx, scene, rows);
  drawDeadlocks(ctx, scene);
  drawTicks(ctx, scene);
  drawNow(ctx, scene);
  drawNames(ctx, scene);
  drawRuler(ctx, scene, marks);
}
