import { describe, expect, it } from "vitest";
import type { Ns, Pid, StuckOn, StuckWait, Tid } from "@/workers";
import { created, event, exited, listing, modelOf, running } from "../trace.test-support";
import { EntryKind } from "./entries";
import { selectionOf } from "./selection";

const on = (pid: number, tid = 1, line = 0): StuckOn => ({ pid: pid as Pid, tid: tid as Tid, line, file: 0 });
const wait = (pid: number, reason: StuckWait["reason"], held: boolean, to: readonly StuckOn[], { tid = 1, line = 7 } = {}): StuckWait => ({
  pid: pid as Pid,
  tid: tid as Tid,
  line,
  file: 0,
  reason,
  object: 0,
  held,
  inCycle: true,
  on: to,
});
const found = (at: number, ...waits: StuckWait[]) => event("deadlock-found", at, 0, { tid: 0, id: 1, whole: true, waits });

const people = [created(0, 100, "MainProcess", "main"), running(1, 100), created(2, 101, "Process-1"), running(3, 101)];
const crossed = [
  ...people,
  event("wait-began", 4, 100, { reason: "semaphore", object: 1, line: 7 }),
  event("wait-began", 5, 101, { reason: "semaphore", object: 2, line: 7 }),
  found(300, wait(100, "semaphore", true, [on(101, 1, 5)]), wait(101, "semaphore", true, [on(100, 1, 4)])),
];

/** The words of each mark. */
function words(...waits: StuckWait[]): readonly string[] {
  const named = [...people, event("thread-started", 3.5, 101, { tid: 2, name: "Thread-1 (work)" }), event("thread-started", 3.6, 101, { tid: 3, name: "QueueFeederThread" })];
  return listing(modelOf([...named, found(300, ...waits)])).flatMap((line) => /^deadlock: (.*) 300$/.exec(line)?.[1] ?? []);
}

describe("a deadlock", () => {
  it("marks each of its threads where it waits, with words", () => {
    const model = modelOf(crossed);
    expect(listing(model).filter((line) => line.startsWith("deadlock"))).toEqual([
      "deadlock: waits for the lock that Process-1 holds (taken at line 5) 300",
      "deadlock: waits for the lock that MainProcess holds (taken at line 4) 300",
    ]);
    const [deadlock] = model.deadlocks;
    expect(deadlock).toMatchObject({ id: 1, whole: true, start: 300e6, end: Infinity });
    expect(deadlock?.waits.map(({ thread, onThreads }) => [thread, onThreads])).toEqual([[0, [1]], [1, [0]]]);
    expect(selectionOf(model, deadlock!.waits[1]!.entry)).toMatchObject({ kind: "deadlock", pid: 101, line: 7 });
    expect(model.seenKinds.has(EntryKind.deadlock)).toBe(true);
  });

  it("lasts until it is over, or the run is", () => {
    const model = modelOf(crossed);
    model.append(event("deadlock-over", 400, 0, { tid: 0, id: 1 }));
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
    const feeder = wait(101, "pipe-write", false, [on(100, 0), on(101, 0)], { tid: 3, line: 0 });
    expect(words(wait(101, "semaphore", false, []), feeder)).toEqual(["waits for a lock or signal that nobody is left to give"]);
    expect(words(wait(101, "thread", false, [on(101, 3)], { line: 0 }), feeder)).toEqual([
      "waits for its thread QueueFeederThread to end",
      "waits for room in a full pipe that only MainProcess could empty",
    ]);
  });
});

describe("the words of a stuck thread", () => {
  it("say what it waits for", () => {
    expect(words(wait(100, "child", false, [on(101, 0)]))).toEqual(["waits for Process-1 to end"]);
    expect(words(wait(100, "semaphore", true, [on(100, 1, 3)]))).toEqual(["waits for a lock that it holds itself (taken at line 3)"]);
    expect(words(wait(100, "lock", false, [on(100, 0)]))).toEqual(["waits for a signal that no thread of its process is left to give"]);
    expect(words(wait(100, "pipe-read", false, [on(100, 0)]))).toEqual(["waits for a pipe to bring something that only it itself could send"]);
    expect(words(wait(100, "pipe-read", false, [on(100, 0), on(101, 0)]))).toEqual(["waits for a pipe to bring something that only Process-1 could send"]);
    expect(words(wait(100, "poll", false, []))).toEqual(["waits for any of several pipes to bring something that nobody can send"]);
    expect(words(wait(100, "semaphore", true, [on(101, 2)]))).toEqual(["waits for the lock that Thread-1 (work) of Process-1 holds"]);
  });

  it("say that the holder is gone", () => {
    expect(words(wait(101, "lock", true, [on(101, 9, 3)]))).toEqual([
      "waits for a lock that a thread held in whose process Process-1 was forked (taken at line 3); that thread is not in Process-1",
    ]);
    const model = modelOf([...people, exited(200, 101, -9), found(300, wait(100, "semaphore", true, [on(101, 1, 5)]))]);
    expect(listing(model).at(-1)).toBe("deadlock: waits for the lock that Process-1 held when it ended (taken at line 5) 300");
  });
});
