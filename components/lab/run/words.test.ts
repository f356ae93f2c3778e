import { describe, expect, it } from "vitest";
import type { RunEnd } from "@/workers";
import { ns } from "@/workers";
import { endWords } from "./end-words";
import { durationWords } from "./words";

const end = (changes: Partial<RunEnd>): RunEnd => ({
  reason: "exited",
  exitCode: 0,
  orphans: 0,
  duration: ns(1.03e9),
  ...changes,
});

describe("endWords", () => {
  it.each([
    [end({}), 6, "Ended: exit code 0, 1.03 s, 6 processes."],
    [end({ exitCode: 3 }), 1, "Ended: exit code 3, 1.03 s, 1 process."],
    [end({ exitCode: -9 }), 2, "Ended: by signal 9 (SIGKILL), 1.03 s, 2 processes."],
    [end({ exitCode: -42 }), 2, "Ended: by signal 42, 1.03 s, 2 processes."],
    [
      end({ orphans: 1 }),
      2,
      "Ended: exit code 0, 1.03 s, 2 processes. 1 process was still running when the main process ended, and was ended with it.",
    ],
    [
      end({ orphans: 3 }),
      4,
      "Ended: exit code 0, 1.03 s, 4 processes. 3 processes were still running when the main process ended, and were ended with it.",
    ],
    [end({ reason: "stopped" }), 5, "Stopped after 1.03 s, 5 processes. Every process was ended."],
    [end({ reason: "failed", trouble: { code: "unexpected", detail: "no memory." } }), 0, "Could not run: no memory."],
  ])("says %j in words", (runEnd, processes, words) => {
    expect(endWords(runEnd, processes)).toBe(words);
  });
});

describe("durationWords", () => {
  it.each([
    [0.4e6, "0.4 ms"],
    [12.4e6, "12 ms"],
    [999.9e6, "1000 ms"],
    [1.2967e9, "1.30 s"],
  ])("%d ns", (value, words) => expect(durationWords(value)).toBe(words));
});
