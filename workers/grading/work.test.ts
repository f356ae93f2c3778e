import { describe, expect, it } from "vitest";
import type { TraceEvent } from "../api/events";
import { event } from "../trace/trace.test-support";
import { call, child, main, runOf, said, task, waits } from "./grading.test-support";

const people = [main(100), child(101, 5, 90), child(102, 5, 90)];
const leftOut = (at: number, pid: number): TraceEvent => event("omission-began", at, pid, { what: "calls", name: "work" });

describe("a function", () => {
  it("ran in the children and nowhere else", () => {
    const run = runOf([...people, call(101, 10, 20), call(101, 20, 30), call(102, 15, 25)]);
    const seen = { code: "ran", function: "work", times: 3, processes: 2 };
    expect(said(run, { kind: "ran", function: "work", times: { exactly: 3 } })).toEqual(["passed at 10 ms of 101", seen]);
    expect(said(run, { kind: "ran", function: "work", inProcesses: { atLeast: 3 } })).toEqual(["failed at 10 ms of 101", seen]);
    expect(said(run, { kind: "ran", function: "play" })[1]).toEqual({ code: "never-ran", function: "play" });
    const elsewhere = runOf([...people, call(101, 10, 20), call(100, 30, 40)]);
    expect(said(elsewhere, { kind: "ran", function: "work" })).toEqual([
      "failed at 30 ms of 100",
      { code: "ran-elsewhere", function: "work", process: "MainProcess" },
    ]);
    expect(said(elsewhere, { kind: "ran", function: "work", by: "anybody", times: { exactly: 2 } })[0]).toMatch("passed");
  });

  it("is a task, a method or a call within itself, counted once", () => {
    const run = runOf([
      ...people,
      task(101, 10, 30, "work(1)"),
      call(101, 11, 29),
      call(102, 10, 30, "Worker.work"),
      call(102, 15, 20, "Worker.work"),
    ]);
    expect(said(run, { kind: "ran", function: "work", times: { exactly: 2 } })[0]).toMatch("passed");
    expect(said(run, { kind: "ran", function: "Worker.work", times: { exactly: 1 } })[0]).toMatch("passed");
  });

  it("can't be counted where calls were left out", () => {
    const run = runOf([...people, call(101, 10, 20), leftOut(21, 101)]);
    expect(said(run, { kind: "ran", function: "work", times: { exactly: 1 } })[1]).toEqual({ code: "left-out", function: "work" });
    expect(said(run, { kind: "ran", function: "work", times: { atLeast: 1 } })[0]).toMatch("passed");
    expect(said(run, { kind: "at-once", function: "work", atMost: 1 })[1]).toEqual({ code: "left-out", function: "work" });
  });

  it("runs so many times at once", () => {
    const run = runOf([...people, call(101, 10, 20), call(102, 15, 25), call(101, 30, 40, "other")]);
    expect(said(run, { kind: "at-once", function: "work", atLeast: 2 })).toEqual([
      "passed at 15 ms of 102",
      { code: "at-once", count: 2, function: "work" },
    ]);
    expect(said(run, { kind: "at-once", function: "work", atMost: 1 })[0]).toBe("failed at 15 ms of 102");
    expect(said(run, { kind: "at-once", exactly: 2 })[1]).toEqual({ code: "at-once", count: 2, function: null });
    const after = runOf([...people, call(101, 10, 20), call(102, 20, 30)]);
    expect(said(after, { kind: "at-once", function: "work", atLeast: 2 })[0]).toMatch("failed");
    expect(said(after, { kind: "at-once", function: "play", atLeast: 2 })[1]).toEqual({ code: "never-ran", function: "play" });
  });

  it("overlaps with another, in another process", () => {
    const functions = ["read", "write"] as const;
    const run = (from: number, pid: number) => runOf([...people, call(101, 10, 20, "read"), call(pid, from, from + 10, "write")]);
    expect(said(run(15, 102), { kind: "overlap", functions })).toEqual(["passed at 15 ms of 102", { code: "overlap", functions }]);
    expect(said(run(20, 102), { kind: "overlap", functions })[1]).toEqual({ code: "apart", functions });
    expect(said(runOf([...people, call(101, 10, 20, "read"), call(101, 12, 14, "write")]), { kind: "overlap", functions })[0]).toMatch(
      "failed",
    );
    expect(said(runOf([...people, call(101, 10, 20, "read")]), { kind: "overlap", functions })[1]).toEqual({
      code: "never-ran",
      function: "write",
    });
  });
});

describe("the share of the work", () => {
  it("is of the time in which somebody computed", () => {
    // The main process computes for 9 ms of 99, each of two children for 84.
    const run = runOf([...people, waits(100, 10, 100, "child")]);
    expect(said(run, { kind: "work-share", atLeast: 0.9 })[0]).toMatch("passed");
    expect(said(runOf(people), { kind: "work-share", atLeast: 0.9 })[0]).toMatch("failed");
  });
});

describe("messages", () => {
  it("are counted by their direction, where the program's own lines are at an end of them", () => {
    const message = (at: number, from: number, to: number, line: number, position: number): readonly TraceEvent[] => [
      event("sent", at, from, { object: 3, position, bytes: 4, line }),
      event("received", at + 1, to, { object: 3, position, bytes: 4 }),
    ];
    const run = runOf([...people, message(20, 101, 100, 7, 0), message(30, 102, 100, 7, 4), message(40, 101, 100, 0, 8)]);
    expect(said(run, { kind: "messages", from: "children", to: "main", exactly: 2 })[0]).toBe("passed at 20 ms of 101");
    expect(said(run, { kind: "messages", from: "main", to: "children", atLeast: 1 })[1]).toEqual({ code: "messages", count: 0 });
  });
});
