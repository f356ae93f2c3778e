import { describe, expect, it } from "vitest";
import { created, event, modelOf, running } from "@/workers/trace/trace.test-support";
import { foldThreads } from "./fold-threads";
import { layOutLanes } from "./lane-layout";

type Life = readonly [from: number, to: number | null];

function folded(...lives: readonly Life[]): readonly (readonly string[])[] {
  const events = lives.flatMap(([from, to], i) => {
    const tid = 2 + i;
    const began = event("thread-started", from, 100, { name: `${i}`, tid });
    return to === null ? [began] : [began, event("thread-ended", to, 100, { tid })];
  });
  const model = modelOf([created(0, 100, "MainProcess", "main"), running(1, 100), ...events]);
  return foldThreads(model.threads.slice(1), model.entries).map((lane) => lane.map(({ name }) => name));
}

describe("threads", () => {
  it("that follow one another share a lane", () => {
    expect(folded(...Array.from({ length: 10 }, (_, i): Life => [10 * i, 10 * i + 10]))).toEqual([
      Array.from({ length: 10 }, (_, i) => `${i}`),
    ]);
  });

  it("that overlap have lanes of their own, and those after them take the ones that are free", () => {
    expect(folded([10, 50], [20, 30], [30, 40], [45, null], [60, 70])).toEqual([
      ["0", "4"],
      ["1", "2", "3"],
    ]);
  });

  it("keep their lane while they go on", () => {
    expect(folded([10, null], [20, null])).toEqual([["0"], ["1"]]);
  });

  it("that lived for no time share with nobody before them, and are not lost", () => {
    expect(folded([10, 10], [10, 20], [20, 30]).flat().sort()).toEqual(["0", "1", "2"]);
  });

  it("make one lane of a program that starts and joins them in turn", () => {
    const events = Array.from({ length: 1000 }, (_, i) => [
      event("thread-started", 10 + i, 100, { name: `Thread-${i + 1}`, tid: 2 + i }),
      event("thread-ended", 10.5 + i, 100, { tid: 2 + i }),
    ]).flat();
    const { lanes } = layOutLanes(modelOf([created(0, 100, "MainProcess", "main"), running(1, 100), ...events]));
    expect(lanes.map(({ threads }) => threads.length)).toEqual([1, 1000]);
  });
});
