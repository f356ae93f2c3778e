import { describe, expect, it } from "vitest";
import type { TraceEvent } from "../api/events";
import { event } from "../trace/trace.test-support";
import { child, main, runOf, said } from "./grading.test-support";

const people = [main(100), child(101, 5, 90), child(102, 5, 90)];
const access = (at: number, pid: number, object = 7, kind: "memory-read" | "memory-written" = "memory-written"): TraceEvent =>
  event(kind, at, pid, { object, bytes: 4, line: 3 });
const hold = (pid: number, from: number, to: number, object = 1, exclusive = true): readonly TraceEvent[] => [
  event("lock-acquired", from, pid, { reason: "semaphore", object, exclusive, first: false, line: 2 }),
  event("lock-released", to, pid, { reason: "semaphore", object }),
];
const locked = { kind: "under-lock" } as const;

describe("values that several processes use", () => {
  it("are used under one lock", () => {
    const run = runOf([...people, hold(101, 10, 20), access(15, 101), hold(102, 30, 40), access(35, 102)]);
    expect(said(run, locked)).toEqual(["passed at 15 ms of 101", { code: "under-lock", accesses: 2 }]);
  });

  it("are not written, and not read, without one", () => {
    const run = runOf([...people, hold(101, 10, 20), access(15, 101), access(35, 102)]);
    expect(said(run, locked)).toEqual(["failed at 35 ms of 102", { code: "without-lock", process: "Process-2", access: "write" }]);
    const read = runOf([
      ...people,
      hold(101, 10, 20),
      access(15, 101),
      access(25, 102, 7, "memory-read"),
      hold(102, 30, 40),
      access(35, 102),
    ]);
    expect(said(read, locked)[1]).toEqual({ code: "without-lock", process: "Process-2", access: "read" });
  });

  it("are not under locks of each process's own, or under one that is shared by several holders", () => {
    const own = runOf([...people, hold(101, 10, 20, 1), access(15, 101), hold(102, 30, 40, 2), access(35, 102)]);
    expect(said(own, locked)).toEqual(["failed at 35 ms of 102", { code: "other-lock", process: "Process-2" }]);
    const several = runOf([...people, hold(101, 10, 20, 1, false), access(15, 101), hold(102, 30, 40, 1, false), access(35, 102)]);
    expect(said(several, locked)[0]).toMatch("failed");
  });

  it("need no other lock where more than one is held", () => {
    const run = runOf([...people, hold(101, 10, 20, 1), hold(101, 11, 19, 2), access(15, 101), hold(102, 30, 40, 2), access(35, 102)]);
    expect(said(run, locked)[0]).toMatch("passed");
  });

  it("are used when the lock is released in the same step of the clock", () => {
    const run = runOf([...people, hold(101, 10, 20), access(20, 101), hold(102, 30, 40), access(30, 102)]);
    expect(said(run, locked)[0]).toMatch("passed");
  });

  it("need none while one process alone has them", () => {
    const before = [access(3, 100), access(95, 100)];
    const run = runOf([...people, ...before, access(15, 101, 7), access(16, 102, 8)]);
    expect(said(run, locked)[1]).toEqual({ code: "not-shared" });
    const both = runOf([...people, ...before, hold(101, 10, 20), access(15, 101), hold(102, 30, 40), access(35, 102)]);
    expect(said(both, locked)[0]).toMatch("passed");
    const meanwhile = runOf([...people, hold(101, 10, 20), access(15, 101), access(50, 100)]);
    expect(said(meanwhile, locked)[1]).toEqual({ code: "without-lock", process: "MainProcess", access: "write" });
  });

  it("are not judged where locks were taken too often to be recorded", () => {
    const left: readonly TraceEvent[] = [
      event("omission-began", 50, 102, { what: "holds" }),
      event("omission-ended", 60, 102, { what: "holds", count: 9 }),
    ];
    const run = runOf([...people, hold(101, 10, 20), access(15, 101), hold(102, 30, 40), access(35, 102), left, access(55, 102)]);
    expect(said(run, locked)[1]).toEqual({ code: "under-lock", accesses: 2 });
  });
});
