import { describe, expect, it } from "vitest";
import { eventWords } from "../words/words";
import { modelOf, poolRun } from "@/workers/trace/trace.test-support";
import { createDrawLog, sceneOf } from "./draw-log.test-support";
import { drawOverlay } from "./draw-overlay";

const model = modelOf(poolRun());
const scene = sceneOf(model);
const nothing = { hovered: -1, selected: -1, pointed: [] as readonly number[], cursor: null };

function entry(words: string): number {
  for (let id = 0; id < model.entries.length; id++) if (eventWords(model, id) === words) return id;
  throw new Error(`No ${words}.`);
}

function frames(overlay: Partial<typeof nothing>) {
  const log = createDrawLog();
  drawOverlay(log.ctx, scene, { ...nothing, ...overlay });
  return log.named("roundRect").map((call) => call.args as readonly number[]);
}

describe("the overlay", () => {
  it("frames the selected span where it is", () => {
    const [frame] = frames({ selected: entry("task square(0)") });
    const lane = scene.layout.lanes[1]!;
    expect(frame![0]).toBeCloseTo(140, -1);
    expect(frame![2]).toBeCloseTo(1006, -1);
    expect(frame![1]).toBeGreaterThan(lane.top + lane.bandTop);
  });

  it("frames what is hovered and selected at once only once", () => {
    const sleeping = entry("sleeping");
    expect(frames({ hovered: sleeping, selected: sleeping })).toHaveLength(1);
    expect(frames({ hovered: sleeping, selected: entry("running") })).toHaveLength(2);
  });

  it("frames all that is pointed at, and what is selected among it once", () => {
    const [first, second] = [entry("task square(0)"), entry("sleeping")];
    expect(frames({ pointed: [first, second] })).toHaveLength(2);
    expect(frames({ pointed: [first, second], selected: first })).toHaveLength(2);
  });

  it("frames nothing of a run that is gone", () => {
    expect(frames({ selected: model.entries.length })).toHaveLength(0);
  });

  it("tells the time under the pointer", () => {
    const log = createDrawLog();
    drawOverlay(log.ctx, scene, { ...nothing, cursor: 600 });
    expect(log.named("fillText").map((call) => call.args[0])).toEqual(["500.0 ms"]);
  });
});
