import { describe, expect, it } from "vitest";
import type { StuckOn, StuckWait } from "../api/events";
import type { Ns, Pid, Tid } from "../api/units";
import { EntryKind } from "./entries";
import { append, created, event, listing, modelOf, running } from "./trace.test-support";

const on = (pid: number, tid = 1): StuckOn => ({ pid: pid as Pid, tid: tid as Tid, line: 5, file: 0 });
const wait = (pid: number, reason: StuckWait["reason"], to: readonly StuckOn[], { tid = 1, line = 7 } = {}): StuckWait => ({
  pid: pid as Pid,
  tid: tid as Tid,
  line,
  file: 0,
  reason,
  object: 0,
  held: reason === "semaphore",
  inCycle: true,
  on: to,
});
const found = (at: number, ...waits: StuckWait[]) => event("deadlock-found", at, 0, { tid: 0, id: 1, whole: true, waits });

const people = [created(0, 100, "MainProcess", "main"), running(1, 100), created(2, 101, "Process-1"), running(3, 101)];
const crossed = [
  ...people,
  event("wait-began", 4, 100, { reason: "semaphore", object: 1, line: 7 }),
  event("wait-began", 5, 101, { reason: "semaphore", object: 2, line: 7 }),
  found(300, wait(100, "semaphore", [on(101)]), wait(101, "semaphore", [on(100)])),
];
const deadlocks = (...waits: StuckWait[]) => {
  const threads = [
    event("thread-started", 3.5, 101, { tid: 2, name: "Thread-1 (work)" }),
    event("thread-started", 3.6, 101, { tid: 3, name: "QueueFeederThread" }),
  ];
  return listing(modelOf([...people, ...threads, found(300, ...waits)])).filter((words) => words.startsWith("deadlock"));
};

describe("a deadlock", () => {
  it("marks each of its threads where it waits", () => {
    const model = modelOf(crossed);
    expect(listing(model).filter((words) => words.startsWith("deadlock"))).toEqual(["deadlock semaphore 300", "deadlock semaphore 300"]);
    const [deadlock] = model.deadlocks;
    expect(deadlock).toMatchObject({ id: 1, whole: true, start: 300e6, end: Infinity });
    expect(deadlock?.waits.map(({ thread, onThreads }) => [thread, onThreads])).toEqual([
      [0, [1]],
      [1, [0]],
    ]);
    const { entry } = deadlock!.waits[1]!;
    expect([model.entries.line[entry], model.threads[model.entries.thread[entry]!]!.process]).toEqual([7, 1]);
    expect(model.deadlockWaits[model.entries.value[entry]!]).toBe(deadlock!.waits[1]);
    expect(model.seenKinds.has(EntryKind.DEADLOCK)).toBe(true);
  });

  it("lasts until it is over, or the run is", () => {
    const model = modelOf(crossed);
    append(model, event("deadlock-over", 400, 0, { tid: 0, id: 1 }));
    expect(model.deadlocks[0]?.end).toBe(400e6);
    model.finish(500e6 as Ns);
    expect(model.deadlocks[0]?.end).toBe(400e6);
    const other = modelOf(crossed);
    other.finish(500e6 as Ns);
    expect(other.deadlocks[0]?.end).toBe(500e6);
    other.clear();
    expect(other.deadlocks).toEqual([]);
  });

  it("leaves out multiprocessing's own threads, unless one of the reader's waits for them", () => {
    const feeder = wait(101, "pipe-write", [on(100, 0), on(101, 0)], { tid: 3, line: 0 });
    expect(deadlocks(wait(101, "semaphore", []), feeder)).toEqual(["deadlock semaphore 300"]);
    expect(deadlocks(wait(101, "thread", [on(101, 3)], { line: 0 }), feeder)).toEqual(["deadlock thread 300", "deadlock pipe-write 300"]);
  });
});
