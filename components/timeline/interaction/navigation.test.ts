import { describe, expect, it } from "vitest";
import { eventWords } from "../words/words";
import { layOutLanes } from "../layout/lane-layout";
import { modelOf, poolRun } from "@/workers/trace/trace.test-support";
import type { Direction } from "./navigation";
import { move } from "./navigation";

const model = modelOf(poolRun());
const layout = layOutLanes(model);
const view = { start: 0, end: 1100e6 };

function walk(...directions: readonly Direction[]): string {
  let selected = -1;
  for (const direction of directions) selected = move(model, layout, view, selected, direction);
  const process = model.processes[model.threads[model.entries.thread[selected]!]!.process]!;
  return `${process.name} ${eventWords(model, selected)}`;
}

describe("arrow keys", () => {
  it("begin with the first thing in view", () => {
    expect(walk("next")).toBe("MainProcess starts");
  });

  it("go from event to event of a row, and stop at its ends", () => {
    expect(walk("next", "next")).toBe("MainProcess running");
    expect(walk("next", "previous")).toBe("MainProcess starts");
    expect(walk("next", "next", "next", "next", "next")).toBe("MainProcess exit 0");
  });

  it("go from row to row, to what happened at the same time", () => {
    expect(walk("next", "next", "row-below", "row-below")).toBe("ForkPoolWorker-1 running");
    expect(walk("next", "next", "row-below", "row-below", "row-below")).toBe("ForkPoolWorker-1 task square(0)");
    expect(walk("next", "next", "row-below", "row-below", "row-above")).toBe("ForkPoolWorker-1 print");
    expect(walk("next", "row-above")).toBe("MainProcess starts");
  });
});
