import { describe, expect, it } from "vitest";
import type { TraceEvent } from "@/workers";
import type { TraceModel } from "@/workers/trace";
import { created, event, modelOf, poolRun, running } from "@/workers/trace/trace.test-support";
import { fitLanes, laneAt, layOutLanes, rulerHeight } from "./lane-layout";
import { densities, mostGrowth } from "./lane-sizes";

/** A program of that many processes, each of them at one task. */
function poolOf(count: number): readonly TraceEvent[] {
  return Array.from({ length: count }, (_, i) => [
    created(i, 100 + i, i === 0 ? "MainProcess" : `ForkPoolWorker-${i}`, i === 0 ? "main" : "fork"),
    running(20 + i, 100 + i),
    ...(i === 0 ? [] : [event("task-began", 40 + i, 100 + i, { name: `square(${i})` })]),
  ]).flat();
}

/** What a picture of 240 px has for lanes: without its borders and the ruler. */
const room = 240 - 2 - rulerHeight;

describe("lanes", () => {
  it("lie one under the other without gaps, one a process", () => {
    const { lanes, height } = layOutLanes(modelOf(poolRun()));
    expect(lanes.map(({ process }) => process.name)).toEqual(["MainProcess", "ForkPoolWorker-1", "ForkPoolWorker-2"]);
    let top = 0;
    for (const lane of lanes) {
      expect(lane.top).toBe(top);
      top += lane.height;
    }
    expect(height).toBe(top);
  });

  it("have threads nested under their own process, smaller", () => {
    const { lanes } = layOutLanes(modelOf([...poolRun().slice(0, 3), event("thread-started", 50, 100, { name: "Thread-1", tid: 2 })]));
    expect(lanes.map(({ threads, nested }) => [threads[0]!.name, nested])).toEqual([
      ["MainThread", false],
      ["Thread-1", true],
      ["MainThread", false],
    ]);
    expect(lanes[1]!.height).toBeLessThan(lanes[0]!.height);
  });

  it("of multiprocessing's own threads are there when asked for, or when they do something of the reader's", () => {
    const helper = (...more: readonly TraceEvent[]) =>
      modelOf([...poolRun().slice(0, 2), event("thread-started", 50, 100, { name: "Thread-1 (_handle_results)", tid: 2 }), ...more]);
    const threads = (model: TraceModel, helpersShown = false) => layOutLanes(model, { helpersShown }).lanes.length;
    expect(threads(helper())).toBe(1);
    expect(threads(helper(), true)).toBe(2);
    expect(threads(helper(event("call-began", 60, 100, { name: "callback", tid: 2 })))).toBe(2);
    expect(threads(helper(event("wrote", 60, 100, { fd: 1, bytes: 1, sequence: 0, tid: 2 })))).toBe(2);
  });

  it("hold all their rows, and stay bounded however deep a recursion goes", () => {
    const deep = [created(0, 100, "MainProcess", "main"), running(1, 100)];
    for (let i = 0; i < 500; i++) deep.push(event("call-began", 2 + i, 100, { name: "fib" }));
    const lane = layOutLanes(modelOf(deep)).lanes[0]!;
    const last = lane.slices.at(-1)!;
    expect(last.top + last.height).toBeLessThanOrEqual(lane.height);
    expect(lane.height).toBeLessThan(160);
  });

  it("are found by their place", () => {
    const layout = layOutLanes(modelOf(poolRun()));
    for (const [index, lane] of layout.lanes.entries()) {
      expect(laneAt(layout, lane.top)).toBe(index);
      expect(laneAt(layout, lane.top + lane.height - 0.5)).toBe(index);
    }
    expect(laneAt(layout, -1)).toBe(-1);
    expect(laneAt(layout, layout.height)).toBe(-1);
  });

  it("fit a picture of 240 px: five roomy, nine compact, twenty-one dense", () => {
    const fits = (count: number) => {
      const { density, height } = fitLanes(modelOf(poolOf(count)), { room });
      expect(height).toBeLessThanOrEqual(room);
      return density;
    };
    expect([1, 5, 6, 9, 10, 21].map(fits)).toEqual(["roomy", "roomy", "compact", "compact", "dense", "dense"]);
  });

  it("are dense, and scroll, where no density has room for all", () => {
    const layout = fitLanes(modelOf(poolOf(31)), { room });
    expect(layout.density).toBe("dense");
    expect(layout.height).toBeGreaterThan(room);
    expect(layout.lanes.every(({ height }) => height === 10)).toBe(true);
  });

  it("have all the height there is, up to that of the next roomier density", () => {
    const heights = [6, 7, 8, 9, 12].map((count) => fitLanes(modelOf(poolOf(count)), { room }).lanes[1]!.height);
    expect(heights).toEqual([35, 30, 27, 24, 18]);
  });

  it("get no higher than they were held while a run begins", () => {
    const few = modelOf(poolOf(2));
    for (const density of densities) {
      const held = { density, extra: 1 };
      const layout = fitLanes(few, { room, held });
      expect(layout.density).toBe(density);
      expect(layout.extra).toBe(Math.min(1, mostGrowth(density)));
    }
    expect(fitLanes(modelOf(poolOf(12)), { room, held: { density: "compact", extra: 3 } }).density).toBe("dense");
  });

  it("hold all their rows at each density, and words only where they have room", () => {
    const deep = [created(0, 100, "MainProcess", "main"), running(1, 100)];
    for (let i = 0; i < 20; i++) deep.push(event("call-began", 2 + i, 100, { name: "fib" }));
    for (const density of densities) {
      const lane = layOutLanes(modelOf(deep), { density }).lanes[0]!;
      for (const row of [...lane.holds, ...lane.slices, ...(lane.words ? [lane.words] : [])]) {
        expect(row.top).toBeGreaterThanOrEqual(lane.bandTop + lane.bandHeight);
        expect(row.top + row.height).toBeLessThanOrEqual(lane.height);
      }
      expect(lane.words === null).toBe(density === "dense");
    }
  });

  it("are found by their thread", () => {
    const model = modelOf(poolRun());
    const layout = layOutLanes(model);
    for (const lane of layout.lanes) expect(layout.laneOf.get(lane.threads[0]!)).toBe(lane);
  });
});
