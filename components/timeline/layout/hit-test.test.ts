import { describe, expect, it } from "vitest";
import { eventWords } from "../words/words";
import { created, event, modelOf, poolRun, running } from "@/workers/trace/trace.test-support";
import { hitTest } from "./hit-test";
import { layOutLanes } from "./lane-layout";
import { timeScale, xOf } from "./time-scale";

/** Each task's function calls another. */
const model = modelOf(
  poolRun().flatMap((each) => {
    if (each.kind === "wrote") return [each, event("call-began", each.time / 1e6, each.pid, { name: "inner" })];
    return each.kind === "call-ended" ? [event("call-ended", each.time / 1e6, each.pid, { name: "inner" }), each] : [each];
  }),
);
const layout = layOutLanes(model);
// One pixel a millisecond.
const scale = timeScale({ start: 0, end: 1100e6 }, 100, 1100);
const lane = layout.lanes[1]!;

function at(ms: number, within: number): string {
  const entry = hitTest(layout, model.entries, scale, xOf(scale, ms * 1e6), lane.top + within);
  return entry < 0 ? "nothing" : eventWords(model, entry);
}
const band = lane.bandTop + lane.bandHeight - 2;

describe("pointing", () => {
  it("finds what a thread was doing", () => {
    expect(at(20, band)).toBe("starts (fork)");
    expect(at(36, band)).toBe("running");
    expect(at(500, band)).toBe("sleeping");
  });

  it("finds tasks and calls by their depth", () => {
    expect(at(500, lane.slices[0]!.top + 3)).toBe("task square(0)");
    expect(at(500, lane.slices[1]!.top + 3)).toBe("call inner");
  });

  it("finds a print though it is missed by a few pixels", () => {
    expect(at(45, lane.tickTop + 2)).toBe("print");
    expect(at(60, lane.tickTop)).toBe("sleeping");
  });

  it("finds the exit at the end of the band", () => {
    expect(at(1063, band)).toBe("exit 0");
  });

  it("finds the nearest thing of the lane where nothing is: between its rows, over and under them", () => {
    expect(at(20, lane.slices[0]!.top + 3)).toBe("starts (fork)");
    expect(at(500, lane.slices[0]!.top - 0.5)).toBe("task square(0)");
    expect(at(500, 0)).toBe("sleeping");
    expect(at(500, lane.height - 0.5)).toBe("call inner");
    expect(at(33, lane.height - 0.5)).toBe("running");
  });

  it("finds each of the threads that share a lane", () => {
    const threads = modelOf([
      ...[created(0, 100, "MainProcess", "main"), running(5, 100)],
      ...[100, 300].flatMap((start, i) => [
        event("thread-started", start, 100, { name: `Thread-${i + 1}`, tid: 2 + i }),
        event("call-began", start, 100, { name: `work_${i + 1}`, tid: 2 + i }),
        event("thread-ended", start + 200, 100, { tid: 2 + i }),
      ]),
    ]);
    const { lanes, ...rest } = layOutLanes(threads);
    const shared = lanes[1]!;
    const found = (ms: number) =>
      hitTest({ lanes, ...rest }, threads.entries, scale, xOf(scale, ms * 1e6), shared.top + shared.slices[0]!.top + 2);
    expect([found(200), found(400)].map((entry) => eventWords(threads, entry))).toEqual(["call work_1", "call work_2"]);
    expect(found(700)).toBe(-1);
  });

  it("finds nothing outside lanes and plot", () => {
    expect(hitTest(layout, model.entries, scale, 50, lane.top + band)).toBe(-1);
    expect(hitTest(layout, model.entries, scale, 500, layout.height + 10)).toBe(-1);
    expect(at(1095, band)).toBe("nothing");
  });
});
