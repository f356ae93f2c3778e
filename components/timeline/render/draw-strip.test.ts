import { describe, expect, it } from "vitest";
import { created, event, exited, modelOf, poolRun, running } from "@/workers/trace/trace.test-support";
import { createDrawLog, sceneOf } from "./draw-log.test-support";
import type { StripScene } from "./draw-strip";
import { drawStrip } from "./draw-strip";

function drawn(model: StripScene["model"], changes: Partial<StripScene> = {}) {
  const { ctx, named } = createDrawLog();
  const { palette } = sceneOf(model);
  const scene = {
    model,
    palette,
    width: 220,
    height: 44,
    pixelRatio: 2,
    now: model.extent,
    end: 1100e6,
    live: false,
    faint: false,
    part: null,
    ...changes,
  };
  drawStrip(ctx, scene);
  return named("fillRect").map(({ args, fill, alpha }) => {
    const [x, y, width, height] = args as [number, number, number, number];
    return { x, y, width, height, fill, alpha };
  });
}

describe("the strip", () => {
  it("has a lane for each process, solid where it runs and light where it waits", () => {
    const all = drawn(modelOf(poolRun()));
    const worker = all.filter(({ fill }) => fill === "hue-1");
    const [life, ...pieces] = worker;
    expect([life!.alpha, Math.round(life!.x), Math.round(life!.width)]).toEqual([0.3, 2, 210]);
    expect(pieces.every(({ alpha, width }) => alpha === 1 && width < 10)).toBe(true);
    expect(new Set(all.slice(1).map(({ y }) => y)).size).toBe(3);
  });

  it("has lanes of four pixels, and lower ones where there are many, all within it", () => {
    const processes = (count: number) =>
      modelOf(
        Array.from({ length: count }, (_, i) => [
          created(i, 100 + i, `P${i}`, i ? "fork" : "main"),
          running(i + 1, 100 + i),
          exited(900, 100 + i),
        ]).flat(),
      );
    const heights = [2, 9, 14, 31].map((count) => {
      const lanes = drawn(processes(count)).slice(1);
      for (const { y, height } of lanes) expect(y + height).toBeLessThanOrEqual(44.01);
      return Math.round(lanes[0]!.height * 10) / 10;
    });
    expect(heights).toEqual([4, 3.9, 2.1, 1.4]);
  });

  it("shows nothing beyond the moment the run has got to, and that moment while it goes on", () => {
    const all = drawn(modelOf(poolRun()), { now: 550e6, live: true });
    for (const { x, width } of all.slice(1)) expect(x + width).toBeLessThanOrEqual(111);
    expect(all.filter(({ fill }) => fill === "accent")).toHaveLength(1);
  });

  it("draws thousands of short turns in no more pieces than it has pixels", () => {
    const turns = Array.from({ length: 5000 }, (_, i) => [
      event("wait-began", 10 + i * 0.2, 100, { reason: "lock", object: 1 }),
      event("wait-ended", 10.1 + i * 0.2, 100, { reason: "lock", object: 1 }),
    ]).flat();
    expect(drawn(modelOf([created(0, 100, "MainProcess", "main"), running(5, 100), ...turns])).length).toBeLessThan(500);
  });
});
