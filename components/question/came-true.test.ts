import { describe, expect, it } from "vitest";
import type { RunEnd } from "@/workers";
import { ns, pid, tid } from "@/workers";
import { created, event, exited, modelOf, running } from "@/workers/trace/trace.test-support";
import { cameTrue, type SeenRun } from "./came-true";

const call = (from: number, to: number, pid: number) => [
  event("call-began", from, pid, { name: "work" }),
  event("call-ended", to, pid, { name: "work" }),
];

/** Two children that work for `each` ms at the same time. */
function run(each: number, output: string, reason: RunEnd["reason"] = "exited"): SeenRun {
  const trace = modelOf([
    created(0, 100, "MainProcess", "main"),
    running(0, 100),
    ...[101, 102].flatMap((pid) => [created(5, pid, `Process-${pid - 100}`), running(10, pid)]),
    ...call(10, 10 + each, 101),
    ...call(10, 10 + each, 102),
    ...[101, 102].map((pid) => exited(10 + each, pid)),
    exited(20 + each, 100),
  ]);
  return { trace, output, end: { reason, exitCode: 0, orphans: 0, duration: ns(0) } };
}

const runs = new Map([
  ["slow", run(980, "one\ntwo\nlast line\n")],
  ["fast", run(480, "two\none\n")],
]);

describe("what a run has made true", () => {
  it("is told by its processes, its time, its end and its output", () => {
    expect(cameTrue([{ children: 2, atOnce: 2, exitCode: 0, seconds: [0.9, 1.1], last: "^last" }], runs)).toBe(true);
    expect(cameTrue([{ children: 3 }], runs)).toBe(false);
    expect(cameTrue([{ children: [1, 4] }], runs)).toBe(true);
    expect(cameTrue([{ seconds: [2, 3] }], runs)).toBe(false);
    expect(cameTrue([{ last: "^two" }], runs)).toBe(false);
    expect(cameTrue([{ count: { of: "o", is: 2 } }], runs)).toBe(true);
  });

  it("is that of the program which is named, and all must hold", () => {
    expect(
      cameTrue(
        [
          { of: "slow", output: "one[^]*two" },
          { of: "fast", output: "two[^]*one" },
        ],
        runs,
      ),
    ).toBe(true);
    expect(
      cameTrue(
        [
          { of: "slow", output: "one[^]*two" },
          { of: "fast", output: "one[^]*two" },
        ],
        runs,
      ),
    ).toBe(false);
  });

  it("can be how long one program took beside another", () => {
    expect(cameTrue([{ ratio: { of: "slow", to: "fast", is: [1.9, 2.1] } }], runs)).toBe(true);
    expect(cameTrue([{ ratio: { of: "fast", to: "slow", is: [1.9, 2.1] } }], runs)).toBe(false);
  });

  it("is known of a program that was stopped in a deadlock", () => {
    const wait = {
      pid: pid(101),
      tid: tid(1),
      line: 3,
      file: 0,
      reason: "pipe-read",
      object: 1,
      held: false,
      inCycle: true,
      on: [],
    } as const;
    const found = event("deadlock-found", 50, 0, { tid: 0, id: 1, whole: true, waits: [wait] });
    const stuck = new Map([["x", { ...run(1, "", "stopped"), trace: modelOf([created(0, 101, "MainProcess", "main"), found]) }]]);
    expect([cameTrue([{ deadlock: true }], stuck), cameTrue([{ deadlock: false }], stuck)]).toEqual([true, false]);
    expect([cameTrue([{ deadlock: true }], runs), cameTrue([{ deadlock: false }], runs)]).toEqual([false, true]);
  });

  it("is not known of a program that was stopped, or didn't run", () => {
    expect(cameTrue([{ children: 2 }], new Map([["x", run(1, "", "stopped")]]))).toBe(null);
    expect(cameTrue([{ of: "other", children: 2 }], runs)).toBe(null);
    expect(cameTrue([{ ratio: { of: "slow", to: "other", is: [0, 9] } }], runs)).toBe(null);
  });
});
