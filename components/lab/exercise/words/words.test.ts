import { describe, expect, it } from "vitest";
import { pid } from "@/workers";
import type { Check, CheckSettings, Finding, PlannedRun } from "@/workers/grading";
import { askWords } from "./ask-words";
import { checkingWords, runWords } from "./checking-words";
import { seenWords } from "./seen-words";

const ask = (check: CheckSettings, values = {}) => askWords({ ...check, id: check.kind } as Check, values);

describe("what is asked", () => {
  it("is a sentence", () => {
    expect(ask({ kind: "ends" })).toBe("The program ends by itself, without an exception.");
    expect(ask({ kind: "ends", exitCode: 3, exceptions: "allowed" })).toBe("The program ends by itself and with exit code 3.");
    expect(ask({ kind: "processes", exactly: 4 })).toBe("Exactly 4 child processes are started.");
    expect(ask({ kind: "processes", exactly: 1 })).toBe("Exactly 1 child process is started.");
    expect(ask({ kind: "processes", atMost: 0 })).toBe("No child process is started.");
    expect(ask({ kind: "workers", atLeast: 2, atMost: 4 })).toBe("2 to 4 workers of a pool are there.");
    expect(ask({ kind: "at-once", function: "enter", atMost: 2 })).toBe("At most 2 calls of `enter` go on at the same time.");
    expect(ask({ kind: "ran", function: "work" })).toBe("`work` runs in the child processes and nowhere else.");
    expect(ask({ kind: "ran", function: "work", times: { exactly: 4 }, inProcesses: { atLeast: 2 } })).toBe(
      "`work` runs in the child processes and nowhere else: exactly 4 calls, in at least 2 processes.",
    );
    expect(ask({ kind: "waits", for: ["sleep"], by: "main", exactly: 0 })).toBe("The main program waits for a sleep to end: no time.");
    expect(ask({ kind: "speed-up", atLeast: 1.8 })).toBe("The program is at least 1.8 times as fast as the original.");
  });

  it("has patterns with the values of the program as it is, and without their signs", () => {
    expect(ask({ kind: "last-line", match: "^total = {total}\\.$" }, { total: "4000" })).toBe(
      "The last line is `total = 4000.`, and the main program prints it.",
    );
    expect(ask({ kind: "lines", by: "children", match: ["^a$", "^b$", "^c$"], inOrder: true, only: true })).toBe(
      "The child processes print `a`, `b` and `c`, each on a line of its own, in this order, and nothing else.",
    );
  });
});

describe("what was seen", () => {
  it("is a sentence", () => {
    expect(seenWords({ code: "processes", count: 0 }, 15)).toBe("None was started.");
    expect(seenWords({ code: "processes", count: 1 }, 15)).toBe("1 process was started.");
    expect(seenWords({ code: "stopped" }, 15)).toBe("It had not ended after 15 seconds, and was stopped.");
    expect(seenWords({ code: "stuck", processes: ["Process-1", "Process-2"] }, 15)).toMatch("Process-1 and Process-2 waited for");
    expect(seenWords({ code: "speed-up", ratio: 1.96, own: 0.5e9, baseline: 0.98e9 }, 15)).toBe(
      "It took 500 ms, the original 980 ms: 2 times as fast.",
    );
    expect(seenWords({ code: "without-lock", process: "Process-2", access: "write" }, 15)).toBe(
      "Process-2 wrote it without holding a lock.",
    );
  });
});

const check = { kind: "processes", id: "processes", exactly: 4 } as const;
const constants = { kind: "constants", id: "constants", names: ["N"] } as const;
const finding = (verdict: Finding["verdict"], run = 0): Finding => ({
  check,
  verdict,
  seen: { code: "processes", count: 3 },
  moment: { entry: 1, pid: pid(100), time: 5 },
  run,
});
const runs: readonly PlannedRun[] = [
  { of: "baseline", set: {}, values: {} },
  { of: "program", set: {}, values: {} },
  { of: "program", set: {}, values: {} },
  { of: "program", set: { N: "3" }, values: {} },
];

describe("a check", () => {
  const state = { phase: "checking", runs, run: 1, attempt: null, shown: null } as const;

  it("says which run it is at, and what came of all", () => {
    expect(checkingWords({ ...state, run: 0 })).toBe("Measuring the original: run 1 of 4…");
    expect(checkingWords(state)).toBe("Checking: run 2 of 4…");
    expect(checkingWords({ ...state, phase: "done" })).toBe("The check was ended before it was through.");
    const passed = {
      findings: [{ ...finding("passed"), check: constants }, finding("passed"), finding("untold")],
      passed: true,
      runs: 3,
      baseline: [],
    };
    expect(checkingWords({ ...state, phase: "done", attempt: passed })).toBe("Done: all 2 checks are passed.");
    const failed = { ...passed, findings: [finding("passed"), finding("failed")], passed: false };
    expect(checkingWords({ ...state, phase: "done", attempt: failed })).toBe("1 of 2 checks passed, 1 not yet.");
  });

  it("says which run a finding is of, where it isn't the first of the program as it is", () => {
    expect(runWords(runs, finding("failed"))).toBe("");
    expect(runWords(runs, finding("failed", 1))).toBe("In run 2: ");
    expect(runWords(runs, finding("passed", 1))).toBe("");
    expect(runWords(runs, finding("passed", 2))).toBe("In run 3, with `N = 3`: ");
  });
});
