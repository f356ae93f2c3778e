import type { IdList } from "@/workers/trace";
import { laneTop, visibleLanes } from "./draw-lanes";
import type { Draw2D, Scene } from "./scene";
import { visitRow } from "./visit-row";

/** How thick the bracket's lines are, but where its row is hardly higher. */
const thickest = 1.5;

/** A bracket beneath the band for each lock that the thread holds, open at the right while it goes on. */
export function drawHolds(ctx: Draw2D, scene: Scene): void {
  for (const lane of visibleLanes(scene)) {
    const top = laneTop(scene, lane);
    ctx.fillStyle = scene.palette.process(lane.process.index).colour;
    lane.holds.forEach((row, depth) => {
      for (const { holds } of lane.threads) if (holds[depth]) drawRow(ctx, scene, holds[depth], top + row.top, row.height);
    });
  }
}

function drawRow(ctx: Draw2D, scene: Scene, row: IdList, top: number, height: number): void {
  const { entries } = scene.model;
  const { left, width } = scene.scale;
  const line = Math.min(thickest, height / 2);
  let reached = -Infinity;
  const { scale, pixelRatio, now } = scene;
  visitRow(
    { row, entries, scale, pixelRatio, now, lookOf: () => 0 },
    {
      wide(id, x0, x1) {
        const [from, to] = [Math.max(x0, left - 20), Math.min(x1, left + width + 20)];
        ctx.fillRect(from, top + height - line, to - from, line);
        ctx.fillRect(from, top, line, height);
        if (entries.end[id]! <= now) ctx.fillRect(to - line, top, line, height);
      },
      // Specks that touch are one.
      narrow(_look, x0, x1) {
        if (x1 <= reached) return;
        reached = Math.max(x1, x0 + 1);
        ctx.fillRect(x0, top, reached - x0, height);
      },
    },
  );
}
