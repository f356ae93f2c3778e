import { describe, expect, it } from "vitest";
import { layOutLanes } from "../layout/lane-layout";
import { hitTest } from "../layout/hit-test";
import { EntryKind } from "@/workers/trace";
import { created, event, modelOf, running } from "@/workers/trace/trace.test-support";
import { createDrawLog, sceneOf } from "./draw-log.test-support";
import { drawHolds } from "./draw-holds";

const acquired = (at: number) =>
  event("lock-acquired", at, 100, { reason: "semaphore", object: 7, exclusive: true, first: false, line: 3 });
const released = (at: number) => event("lock-released", at, 100, { reason: "semaphore", object: 7 });

function drawn(...events: Parameters<typeof modelOf>[0]) {
  const model = modelOf([
    created(0, 100, "MainProcess", "main"),
    running(0, 100),
    ...events,
    event("wrote", 900, 100, { fd: 1, bytes: 1, sequence: 0 }),
  ]);
  const { ctx, named } = createDrawLog();
  const scene = sceneOf(model);
  drawHolds(ctx, scene);
  return { scene, boxes: named("fillRect").map(({ args }) => args as readonly number[]) };
}

describe("a lock that is held", () => {
  it("is a bracket beneath the band", () => {
    const { boxes } = drawn(acquired(200), released(600));
    const [bottom, left, right] = boxes;
    expect(boxes).toHaveLength(3);
    expect([bottom![2]! > bottom![3]!, left![3]! > left![2]!, right![3]! > right![2]!]).toEqual([true, true, true]);
    expect(left![0]).toBe(bottom![0]);
    expect(right![0]! + right![2]!).toBe(bottom![0]! + bottom![2]!);
  });

  it("has an open end while it is held", () => {
    expect(drawn(acquired(200)).boxes).toHaveLength(2);
  });

  it("is one speck with those it touches", () => {
    const many = Array.from({ length: 100 }, (_, i) => [acquired(200 + i / 100), released(200 + (i + 1) / 100)]).flat();
    expect(drawn(...many).boxes.length).toBeLessThan(5);
  });

  it("can be pointed at, and makes room for itself", () => {
    const { scene } = drawn(acquired(200), released(600));
    const [lane] = layOutLanes(scene.model).lanes;
    const [row] = lane!.holds;
    expect(row!.top).toBeGreaterThanOrEqual(lane!.bandTop + lane!.bandHeight);
    const x = scene.scale.left + (400e6 - scene.scale.window.start) * scene.scale.pxPerNs;
    expect(scene.model.entries.kind[hitTest(scene.layout, scene.model.entries, scene.scale, x, row!.top + 1)]).toBe(EntryKind.LOCK_HELD);
  });
});
