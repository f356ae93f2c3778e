import { describe, expect, it, vi } from "vitest";
import type { Ns, Pid, Tid } from "../api/units";
import { append, created, event, exited, listing, modelOf, poolRun, running } from "./trace.test-support";
import { EntryKind } from "./entries";
import { createTraceModel } from "./trace-model";

const main = [created(0, 100, "MainProcess", "main"), running(5, 100)];

describe("a trace model", () => {
  it("makes spans of a process's life", () => {
    const model = modelOf([
      ...main,
      event("wait-began", 10, 100, { reason: "child", object: 101 }),
      event("wait-ended", 30, 100, { reason: "child", object: 101 }),
      exited(40, 100, 3),
    ]);
    expect(listing(model)).toEqual(["start-up main 0…5", "running 5…10", "child 10…30", "running 30…40", "exit 3 40"]);
    expect(model.processes[0]).toMatchObject({ name: "MainProcess", state: "exited", exitCode: 3, index: 0 });
  });

  it("has lanes in order of start, by pid, with their parents", () => {
    const model = modelOf(poolRun());
    expect(model.processes.map(({ name, index }) => [name, index])).toEqual([
      ["MainProcess", 0],
      ["ForkPoolWorker-1", 1],
      ["ForkPoolWorker-2", 2],
    ]);
    expect(model.processOf(101 as Pid)?.parent).toBe(100);
    expect(model.processOf(100 as Pid)?.parent).toBeNull();
  });

  it("knows who has waited for a process that ended, and when", () => {
    const model = modelOf([...poolRun(), event("reaped", 1070, 100, { child: 102 as Pid, line: 9 })]);
    expect(model.processes.map(({ reaped }) => reaped)).toEqual([null, null, { time: 1070e6, thread: 0 }]);
  });

  it("nests tasks and calls by depth, the call that the task is in the task's own row", () => {
    const model = modelOf([
      ...main,
      event("task-began", 10, 100, { name: "square(1)" }),
      event("call-began", 11, 100, { name: "square", line: 3 }),
      event("call-began", 12, 100, { name: "square", line: 3 }),
      event("call-began", 13, 100, { name: "inner", line: 9 }),
      ...["inner", "square", "square"].map((name, i) => event("call-ended", 14 + i, 100, { name })),
      event("task-ended", 18, 100, { name: "square(1)" }),
    ]);
    const { slices } = model.threads[0]!;
    const words = (row: (typeof slices)[number]) => Array.from({ length: row.length }, (_, i) => model.entries.nameOf(row.at(i)));
    expect(slices.map(words)).toEqual([["square(1)"], ["square"], ["inner"]]);
    expect(listing(model)).toEqual(
      expect.arrayContaining(["task square(1) 10…18", "call square 11…16", "call square 12…15", "call inner 13…14"]),
    );
  });

  it("gives every call of a batch its row, and every other function's", () => {
    const model = modelOf([
      ...main,
      event("task-began", 10, 100, { name: "square × 2" }),
      ...[11, 13].flatMap((at) => [event("call-began", at, 100, { name: "square" }), event("call-ended", at + 1, 100, { name: "square" })]),
      event("task-ended", 15, 100, { name: "square × 2" }),
      event("task-began", 20, 100, { name: "cube(2)" }),
      event("call-began", 21, 100, { name: "cub" }),
    ]);
    expect(model.threads[0]!.slices.map((row) => row.length)).toEqual([2, 3]);
  });

  it("takes a task to be at its function's line", () => {
    const model = modelOf(poolRun());
    const lines = Array.from({ length: model.entries.length }, (_, id) => id)
      .filter((id) => model.entries.nameOf(id) === "square(1)")
      .map((id) => model.entries.line[id]);
    expect(lines).toEqual([3]);
  });

  it("tells a wait by the call of the library that it is in", () => {
    const wait = (at: number, call?: string) =>
      event("wait-began", at, 100, { reason: "lock", object: 1, ...(call === undefined ? {} : { call }) });
    const model = modelOf([
      ...main,
      wait(10, "Pool.map"),
      event("wait-ended", 20, 100, { reason: "lock", object: 1 }),
      wait(20),
      event("wait-ended", 30, 100, { reason: "lock", object: 1 }),
    ]);
    expect(listing(model).slice(2)).toEqual(["lock in Pool.map 10…20", "lock 20…30", "running 30…"]);
  });

  it("keeps the list in order of start though threads' events come nearly in order", () => {
    const model = modelOf([
      ...main,
      event("wrote", 20, 100, { fd: 1, bytes: 1, sequence: 1 }),
      event("thread-started", 12, 100, { name: "reader", tid: 2 }),
      event("wrote", 15, 100, { fd: 2, bytes: 1, sequence: 0, tid: 2 }),
    ]);
    expect(listing(model)).toEqual(["start-up main 0…5", "running 5…", "running 12…", "print 2 15", "print 1 20"]);
  });

  it("takes a child's first event before the one that made it", () => {
    const model = modelOf([...main, running(20, 101), created(10, 101, "Process-1")]);
    expect(model.processOf(101 as Pid)).toMatchObject({ name: "Process-1", state: "running", parent: 100 });
  });

  it("does not call running what waits again at once", () => {
    const model = modelOf([
      ...main,
      event("wait-began", 10, 100, { reason: "semaphore", object: 1 }),
      event("wait-ended", 20, 100, { reason: "semaphore", object: 1 }),
      event("wait-began", 20, 100, { reason: "pipe-read", object: 2 }),
    ]);
    expect(listing(model).slice(2)).toEqual(["semaphore 10…20", "pipe-read 20…"]);
  });

  it("ends all that is open when a process is killed, and lets nothing begin after", () => {
    const model = modelOf([
      ...main,
      event("call-began", 10, 100, { name: "f" }),
      event("thread-started", 11, 100, { name: "t", tid: 2 }),
      exited(20, 100, -15),
      event("call-began", 21, 100, { name: "late" }),
      event("wait-began", 21, 100, { reason: "lock", object: 1, tid: 2 }),
    ]);
    expect(listing(model)).toEqual(["start-up main 0…5", "running 5…20", "call f 10…20", "running 11…20", "exit -15 20"]);
  });

  it("ends inner calls whose own end was lost, and ignores ends without a beginning", () => {
    const model = modelOf([
      ...main,
      event("call-ended", 6, 100, { name: "unknown" }),
      event("wait-ended", 6, 100, { reason: "lock", object: 1 }),
      event("call-began", 10, 100, { name: "outer" }),
      event("call-began", 11, 100, { name: "inner" }),
      event("lost", 12, 100, { count: 1234 }),
      event("call-ended", 13, 100, { name: "outer" }),
    ]);
    expect(model.lost).toBe(1234);
    expect(listing(model).slice(1)).toEqual(["running 5…", "call outer 10…13", "call inner 11…13", "lost 1234 12"]);
  });

  it("makes no lane of the process number a gap in the log comes with", () => {
    const lost = event("lost", 12, 0, { count: 7, tid: 0 });
    const model = modelOf([lost, ...main, lost]);
    expect(model.processes.map(({ name, threads }) => [name, threads.length])).toEqual([["MainProcess", 1]]);
    expect(model.lost).toBe(14);
    expect(listing(model)).toContain("lost 7 12");
  });

  it("knows multiprocessing's own threads from the reader's", () => {
    const names = ["Thread-1 (_handle_workers)", "Thread-2 (_handle_results)", "QueueFeederThread", "Thread-3 (work)", "_handle_tasks"];
    const model = modelOf([...main, ...names.map((name, i) => event("thread-started", 10 + i, 100, { name, tid: 2 + i }))]);
    expect(model.threads.map(({ helper }) => helper)).toEqual([false, true, true, true, false, false]);
  });

  it("gives a thread number that comes again a lane of its own", () => {
    const thread = (at: number, name: string) => [
      event("thread-started", at, 100, { name, tid: 2 }),
      event("thread-ended", at + 5, 100, { tid: 2 }),
    ];
    const model = modelOf([...main, ...thread(10, "first"), ...thread(20, "second")]);
    expect(model.processes[0]!.threads.map((index) => model.threads[index]!.name)).toEqual(["MainThread", "first", "second"]);
  });

  it("knows from which thread another took the GIL", () => {
    const model = modelOf([
      ...main,
      event("thread-started", 10, 100, { name: "Thread-1", tid: 2 }),
      event("gil-taken", 10, 100, { from: 1 as Tid, tid: 2 }),
      event("wait-began", 11, 100, { reason: "gil", object: 0, tid: 2 }),
      event("wait-ended", 20, 100, { reason: "gil", object: 0, tid: 2 }),
      event("gil-taken", 20, 100, { from: 1 as Tid, tid: 2 }),
      event("wait-began", 20, 100, { reason: "sleep", object: 0, tid: 2 }),
    ]);
    expect(listing(model).slice(2)).toEqual(["running, GIL from MainThread 10…11", "gil 11…20", "sleep 20…"]);
  });

  it("closes what is open when the run is over", () => {
    const model = modelOf(main);
    model.finish(50e6 as Ns);
    expect(listing(model)).toEqual(["start-up main 0…5", "running 5…50"]);
    expect(model.extent).toBe(50e6);
  });

  it("finds the print behind an output chunk", () => {
    const model = modelOf(poolRun());
    const entry = model.entryOfSequence(1) ?? -1;
    expect([model.entries.kindOf(entry), model.entries.value[entry], model.threads[model.entries.thread[entry]!]!.process]).toEqual([
      EntryKind.PRINT,
      1,
      2,
    ]);
    expect(model.entryOfSequence(99)).toBeUndefined();
  });

  it("grows past its first columns", () => {
    const model = modelOf(main);
    for (let i = 0; i < 2000; i++) {
      append(model, event("call-began", 10 + i, 100, { name: `f${i}` }));
      append(model, event("call-ended", 10.5 + i, 100, { name: `f${i}` }));
    }
    expect(listing(model)[2001]).toBe("call f1999 2009…2009.5");
  });

  it("tells its listeners once for a burst, and again for the next", async () => {
    const model = createTraceModel();
    const listener = vi.fn();
    const stop = model.subscribe(listener);
    append(model, ...main);
    expect(listener).not.toHaveBeenCalled();
    await Promise.resolve();
    expect(listener).toHaveBeenCalledTimes(1);
    model.clear();
    await Promise.resolve();
    expect(listener).toHaveBeenCalledTimes(2);
    expect(model.processes).toHaveLength(0);
    stop();
    append(model, main[0]!);
    await Promise.resolve();
    expect(listener).toHaveBeenCalledTimes(2);
  });
});
