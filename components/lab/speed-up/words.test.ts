import { expect, it } from "vitest";
import { chartWords, limitWords, progressWords } from "./words";

it("says how far it has come, and why no further", () => {
  const point = { workers: 1, seconds: { wait: 1 } };
  const state = { phase: "idle", upTo: 8, points: [point], halt: null } as const;
  expect(progressWords({ ...state, points: null }, "WORKERS")).toBe("");
  expect(progressWords({ ...state, phase: "running" }, "WORKERS")).toBe("1 of 8 runs done.");
  expect(progressWords(state, "WORKERS")).toBe("Done: 8 runs.");
  expect(progressWords({ ...state, halt: { why: "constant" } }, "WORKERS")).toContain("no line WORKERS = …");
  expect(progressWords({ ...state, halt: { why: "silent" } }, "WORKERS")).toContain("printed no times");
  expect(progressWords({ ...state, halt: { why: "exit-code" } }, "WORKERS")).toContain("failed");
  expect(progressWords({ ...state, halt: { why: "asked" } }, "WORKERS")).toContain("1 run done");
});

it("tells what the law says, and that nothing alone is no limit", () => {
  expect(limitWords(25, 2.909, 8)).toBe("25\u00a0%: by Amdahl’s law 2.91 times as fast with 8 workers, 4.00 times at most");
  expect(limitWords(0, 8, 8)).toContain("no limit");
});

it("tells the chart in words", () => {
  const curve = { name: "wait", at: [{ workers: 2, seconds: 0.5, faster: 2 }] };
  expect(chartWords([curve], true)).toBe("Chart: times as fast by number of workers, recorded. wait: 2.00 times as fast with 2.");
  expect(chartWords([], false)).toContain("Nothing measured yet");
});
