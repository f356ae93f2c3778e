import { describe, expect, it } from "vitest";
import type { TraceEvent } from "@/workers";
import type { TraceModel } from "../columns/trace-model";
import { created, event, modelOf, poolRun, running } from "../trace.test-support";
import { laneAt, layOutLanes } from "./lane-layout";

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
    const { lanes } = layOutLanes(
      modelOf([...poolRun().slice(0, 3), event("thread-started", 50, 100, { name: "Thread-1", tid: 2 })]),
    );
    expect(lanes.map(({ thread, nested }) => [thread.name, nested])).toEqual([
      ["MainThread", false],
      ["Thread-1", true],
      ["MainThread", false],
    ]);
    expect(lanes[1]!.height).toBeLessThan(lanes[0]!.height);
  });

  it("of multiprocessing's own threads are there when asked for, or when they do something of the reader's", () => {
    const helper = (...more: readonly TraceEvent[]) =>
      modelOf([...poolRun().slice(0, 2), event("thread-started", 50, 100, { name: "Thread-1 (_handle_results)", tid: 2 }), ...more]);
    const threads = (model: TraceModel, shown?: boolean) => layOutLanes(model, shown).lanes.length;
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
});
