import { describe, expect, it } from "vitest";
import { pid, tid } from "../api/units";
import { entriesAt, type Passage } from "./passages";
import { created, event, exited, modelOf, running } from "./trace.test-support";

const call = (from: number, to: number, pid: number, name: string) => [
  event("call-began", from, pid, { name }),
  event("call-ended", to, pid, { name }),
];

const model = modelOf([
  created(0, 100, "MainProcess", "main"),
  running(5, 100),
  created(10, 101, "Process-1"),
  running(20, 101),
  created(12, 102, "Process-2"),
  running(22, 102),
  event("wait-began", 25, 100, { reason: "child", object: 101 }),
  ...call(30, 50, 101, "work"),
  event("thread-started", 31, 101, { tid: 2, name: "QueueFeederThread" }),
  event("sent", 36, 101, { tid: 2, line: 0, object: 7, position: 0, bytes: 9 }),
  event("received", 45, 102, { line: 8, object: 7, position: 0, bytes: 9 }),
  event("memory-read", 32, 101, { object: 64, bytes: 4, line: 8 }),
  event("memory-written", 34, 101, { object: 64, bytes: 4, line: 8 }),
  ...call(40, 60, 102, "work"),
  exited(61, 101),
  exited(62, 102),
  event("wait-ended", 63, 100, { reason: "child", object: 101 }),
  ...call(64, 70, 100, "work"),
  exited(80, 100),
]);

const starts = (passage: Partial<Passage> & Pick<Passage, "what">) =>
  entriesAt(model, { of: "anybody", overlapping: false, ...passage }).map((entry) => model.entries.start[entry]! / 1e6);

describe("a passage of a run", () => {
  it("is where the stuck ones of a deadlock are told of", () => {
    const wait = { tid: tid(1), line: 3, file: 0, reason: "semaphore", object: 1, held: false, inCycle: true, on: [] } as const;
    const waits = [pid(100), pid(101)].map((pid) => ({ ...wait, pid }));
    const stuck = modelOf([
      created(0, 100, "MainProcess", "main"),
      created(1, 101, "Process-1"),
      event("deadlock-found", 50, 0, { tid: tid(0), id: 1, whole: true, waits }),
    ]);
    const found = (of: Passage["of"]) => entriesAt(stuck, { of, what: { kind: "deadlocks" }, overlapping: false });
    expect(found("anybody")).toHaveLength(2);
    expect(found("children").map((entry) => stuck.entries.start[entry]! / 1e6)).toEqual([50]);
  });

  it("is its calls of a function, of one, of the children or of anybody", () => {
    const what = { kind: "calls", function: "work" } as const;
    expect(starts({ what })).toEqual([30, 40, 64]);
    expect(starts({ what, of: "children" })).toEqual([30, 40]);
    expect(starts({ what, of: "main" })).toEqual([64]);
    expect(starts({ what: { kind: "calls", function: "other" } })).toEqual([]);
  });

  it("may be only those that overlap", () => {
    expect(starts({ what: { kind: "calls", function: "work" }, overlapping: true })).toEqual([30, 40]);
  });

  it("is what processes do: start, wait, exit", () => {
    expect(starts({ what: { kind: "starting" }, of: "children" })).toEqual([10, 12]);
    expect(starts({ what: { kind: "waiting", reasons: ["child"] }, of: "main" })).toEqual([25]);
    expect(starts({ what: { kind: "waiting", reasons: ["sleep"] } })).toEqual([]);
    expect(starts({ what: { kind: "exits" } })).toEqual([61, 62, 80]);
    expect(starts({ what: { kind: "messages" } })).toEqual([36]);
    expect([starts({ what: { kind: "reads" } }), starts({ what: { kind: "writes" } })]).toEqual([[32], [34]]);
  });
});
