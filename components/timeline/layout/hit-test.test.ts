import { describe, expect, it } from "vitest";
import { eventWords } from "../columns/words";
import { modelOf, poolRun } from "../trace.test-support";
import { hitTest } from "./hit-test";
import { layOutLanes } from "./lane-layout";
import { timeScale, xOf } from "./time-scale";

const model = modelOf(poolRun());
const layout = layOutLanes(model);
// One pixel a millisecond.
const scale = timeScale({ start: 0, end: 1100e6 }, 100, 1100);
const lane = layout.lanes[1]!;

function at(ms: number, within: number): string {
  const entry = hitTest(layout, model.entries, scale, xOf(scale, ms * 1e6), lane.top + within);
  return entry < 0 ? "nothing" : eventWords(model.entries, entry);
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
    expect(at(500, lane.slices[1]!.top + 3)).toBe("call square");
    expect(at(20, lane.slices[0]!.top + 3)).toBe("nothing");
  });

  it("finds a print though it is missed by a few pixels", () => {
    expect(at(45, lane.tickTop + 2)).toBe("print");
    expect(at(60, lane.tickTop)).toBe("sleeping");
  });

  it("finds the exit at the end of the band", () => {
    expect(at(1063, band)).toBe("exit 0");
  });

  it("finds nothing outside lanes and plot", () => {
    expect(hitTest(layout, model.entries, scale, 50, lane.top + band)).toBe(-1);
    expect(hitTest(layout, model.entries, scale, 500, layout.height + 10)).toBe(-1);
    expect(at(1095, band)).toBe("nothing");
  });
});
