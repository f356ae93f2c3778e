import { describe, expect, it } from "vitest";
import type { StuckWait, TraceEvent } from "../api/events";
import type { Pid, Tid } from "../api/units";
import { created, event, exited, running } from "../trace/trace.test-support";
import { call, child, main, prints, reaped, runOf, said, task, waits } from "./grading.test-support";

const two = [main(100), child(101, 10, 40), child(102, 12, 50)];
const joinedBoth = [
  waits(100, 20, 41, "child", "BaseProcess.join"),
  reaped(41, 101),
  waits(100, 42, 51, "child", "BaseProcess.join"),
  reaped(51, 102),
];

/** Two children by way of the fork server, each of which the main process hears of when it is made and when it has ended. */
function served(heardOfEnds: boolean): readonly (TraceEvent | readonly TraceEvent[])[] {
  const server = event("process-created", 5, 110, { parent: 100 as Pid, name: "forkserver", startMethod: "forkserver" });
  const made = (at: number, pid: number) =>
    event("process-created", at, pid, { parent: 110 as Pid, name: `Process-${pid}`, startMethod: "fork" });
  const message = (sent: number, heard: number, pipe: number, position: number) => [
    event("sent", sent, 110, { object: pipe, position, bytes: 8 }),
    event("received", heard, 100, { object: pipe, position, bytes: 8, line: 9 }),
  ];
  return [
    main(100),
    server,
    running(6, 110),
    made(10, 101),
    message(11, 12, 1, 0),
    running(12, 101),
    made(14, 102),
    message(15, 16, 2, 0),
    running(16, 102),
    exited(40, 101),
    exited(50, 102),
    ...(heardOfEnds ? [message(41, 42, 1, 8), message(51, 52, 2, 8)] : []),
    exited(101, 110),
  ];
}

describe("the end of a run", () => {
  it("is by itself, with the exit code asked for", () => {
    const run = runOf(two);
    expect(said(run, { kind: "ends" })).toEqual(["passed at 100 ms of 100", { code: "ended", exitCode: 0 }]);
    expect(said({ ...run, end: { ...run.end, exitCode: 3 } }, { kind: "ends" })[0]).toMatch("failed");
    expect(said({ ...run, end: { ...run.end, exitCode: 3 } }, { kind: "ends", exitCode: 3 })[0]).toMatch("passed");
    expect(said({ ...run, end: { ...run.end, reason: "stopped" } }, { kind: "ends" })[1]).toEqual({ code: "stopped" });
  });

  it("is without an exception that nobody caught, unless that is allowed", () => {
    const run = runOf([...two, event("exception", 30, 102, { name: "ValueError: 3", line: 4 })]);
    expect(said(run, { kind: "ends" })).toEqual([
      "failed at 30 ms of 102",
      { code: "exception", name: "ValueError: 3", process: "Process-2" },
    ]);
    expect(said(run, { kind: "ends", exceptions: "allowed" })[0]).toMatch("passed");
  });

  it("may be that nobody could go on", () => {
    const stuck = (pid: number): StuckWait => ({
      pid: pid as Pid,
      tid: 1 as Tid,
      line: 3,
      file: 0,
      reason: "semaphore",
      object: 1,
      held: true,
      inCycle: true,
      on: [],
    });
    const run = runOf(
      [
        main(100),
        created(5, 101, "Process-1"),
        running(6, 101),
        event("deadlock-found", 60, 100, { id: 1, whole: true, waits: [stuck(100), stuck(101)] }),
      ],
      [],
      {
        end: { reason: "stopped", exitCode: 0, orphans: 0 },
      },
    );
    expect(said(run, { kind: "ends" })).toEqual(["failed at 60 ms of 100", { code: "stuck", processes: ["MainProcess", "Process-1"] }]);
    expect(said(run, { kind: "no-deadlock" })).toEqual([
      "failed at 60 ms of 100",
      { code: "deadlock", processes: ["MainProcess", "Process-1"] },
    ]);
    expect(said(runOf(two), { kind: "no-deadlock" })[0]).toBe("passed");
  });

  it("may leave processes behind", () => {
    const run = runOf(two);
    expect(said(run, { kind: "none-left" })[0]).toMatch("passed");
    expect(said({ ...run, end: { ...run.end, orphans: 2 } }, { kind: "none-left" })[1]).toEqual({ code: "left-over", count: 2 });
  });
});

describe("processes", () => {
  it("are counted, but for those that multiprocessing makes for itself", () => {
    expect(said(runOf(two), { kind: "processes", exactly: 2 })).toEqual(["passed at 10 ms of 101", { code: "processes", count: 2 }]);
    expect(said(runOf(two), { kind: "processes", atLeast: 3 })[0]).toMatch("failed");
    expect(said(runOf(two), { kind: "processes", atMost: 1 })[0]).toMatch("failed");
    expect(said(runOf([...two, child(103, 20, 60, "SyncManager-3")]), { kind: "processes", exactly: 2 })[0]).toMatch("passed");
    expect(said(runOf(served(true)), { kind: "processes", exactly: 2 })[0]).toMatch("passed");
  });

  it("are made by a start method, also by way of the fork server", () => {
    expect(said(runOf(two), { kind: "start-method", is: "fork" })[0]).toMatch("passed");
    expect(said(runOf(served(true)), { kind: "start-method", is: "fork" })[1]).toEqual({ code: "start-methods", methods: ["forkserver"] });
    expect(said(runOf(served(true)), { kind: "start-method", is: "forkserver" })[0]).toMatch("passed");
    expect(said(runOf([main(9)]), { kind: "start-method", is: "fork" })[1]).toEqual({ code: "no-processes" });
  });

  it("are workers where they are a pool's or do an executor's tasks", () => {
    const pool = [main(100), child(101, 5, 90, "ForkPoolWorker-1"), child(102, 5, 90, "ForkPoolWorker-2"), child(103, 5, 90)];
    expect(said(runOf(pool), { kind: "workers", exactly: 2 })[0]).toMatch("passed");
    const executor = [main(100), child(101, 5, 90, "SpawnProcess-1"), child(102, 5, 90, "SpawnProcess-2"), task(101, 10, 20, "work(1)")];
    expect(said(runOf(executor), { kind: "workers", exactly: 2 })[0]).toMatch("passed");
    expect(said(runOf([main(100), child(101, 5, 90, "SpawnProcess-1")]), { kind: "workers", exactly: 0 })[0]).toMatch("passed");
  });

  it("are all started before the first is waited for", () => {
    expect(said(runOf([...two, ...joinedBoth]), { kind: "started-together" })).toEqual([
      "passed at 12 ms of 102",
      { code: "together", count: 2 },
    ]);
    const early = [main(100), child(101, 10, 40), waits(100, 11, 41, "child", "BaseProcess.join"), reaped(41, 101), child(102, 42, 60)];
    expect(said(runOf(early), { kind: "started-together" })).toEqual([
      "failed at 11 ms of 100",
      { code: "waited-early", started: 1, of: 2 },
    ]);
  });
});

describe("children that are joined", () => {
  const done = [prints(60, 100, "done\n")];

  it("have ended and been waited for before the last line", () => {
    expect(said(runOf([...two, ...joinedBoth], done), { kind: "joined" })).toEqual([
      "passed at 60 ms of 100",
      { code: "joined", count: 2 },
    ]);
    expect(said(runOf([...two, ...joinedBoth], [prints(45, 100, "done\n")]), { kind: "joined" })[1]).toEqual({
      code: "not-ended",
      process: "Process-2",
    });
    expect(said(runOf([...two, ...joinedBoth]), { kind: "joined" })[1]).toEqual({ code: "no-last-line" });
    expect(said(runOf([...two, ...joinedBoth], [prints(5, 100, "begin\n")]), { kind: "joined" })[1]).toEqual({ code: "no-last-line" });
  });

  it("are not those that were slept for", () => {
    const slept = [...two, waits(100, 20, 59, "sleep"), reaped(90, 101), reaped(90, 102)];
    expect(said(runOf(slept, done), { kind: "joined" })).toEqual([
      "failed at 60 ms of 100",
      { code: "not-waited-for", process: "Process-1" },
    ]);
    expect(said(runOf(served(false), done), { kind: "joined" })[1]).toEqual({ code: "not-waited-for", process: "Process-101" });
    expect(said(runOf(served(true), done), { kind: "joined" })[0]).toMatch("passed");
  });

  it("may be workers, which don't end by themselves", () => {
    const pool = [main(100), child(101, 5, 50, "ForkPoolWorker-1"), reaped(99, 101)];
    expect(said(runOf(pool, done), { kind: "joined" })[1]).toEqual({ code: "not-waited-for", process: "ForkPoolWorker-1" });
    expect(said(runOf([...pool.slice(0, 2), reaped(51, 101)], done), { kind: "joined" })[0]).toMatch("passed");
  });
});

describe("waits", () => {
  it("are counted by what is waited for, and by whom", () => {
    const run = runOf([...two, waits(100, 20, 30, "sleep"), waits(101, 20, 30, "sleep"), waits(100, 31, 39, "child")]);
    expect(said(run, { kind: "waits", for: ["sleep"], atMost: 1 })[1]).toEqual({ code: "waits", count: 2 });
    expect(said(run, { kind: "waits", for: ["sleep"], by: "main", exactly: 1 })[0]).toBe("passed at 20 ms of 100");
    expect(said(runOf([...two, call(101, 20, 30)]), { kind: "waits", for: ["sleep"], exactly: 0 })[0]).toBe("passed");
  });
});
