import { describe, expect, it } from "vitest";
import type { Pid, StuckOn, StuckWait, Tid, TraceEvent } from "@/workers";
import { created, event, exited, modelOf, running } from "@/workers/trace/trace.test-support";
import { eventWords } from "./words";

const on = (pid: number, tid = 1, line = 0): StuckOn => ({ pid: pid as Pid, tid: tid as Tid, line, file: 0 });
const wait = (pid: number, reason: StuckWait["reason"], held: boolean, to: readonly StuckOn[]): StuckWait => ({
  pid: pid as Pid,
  tid: 1 as Tid,
  line: 7,
  file: 0,
  reason,
  object: 0,
  held,
  inCycle: true,
  on: to,
});

const people = [
  created(0, 100, "MainProcess", "main"),
  running(1, 100),
  created(2, 101, "Process-1"),
  running(3, 101),
  event("thread-started", 3.5, 101, { tid: 2, name: "Thread-1 (work)" }),
];

/** The words of the mark of a thread that waits so, after `events`. */
function words(stuck: StuckWait, ...events: readonly TraceEvent[]): string {
  const found = event("deadlock-found", 300, 0, { tid: 0, id: 1, whole: true, waits: [stuck] });
  const model = modelOf([...people, ...events, found]);
  return eventWords(model, model.deadlocks[0]!.waits[0]!.entry);
}

describe("the words of a stuck thread", () => {
  it.each<[StuckWait, string]>([
    [wait(100, "semaphore", true, [on(101, 1, 5)]), "the lock that Process-1 holds (taken at line 5)"],
    [wait(100, "child", false, [on(101, 0)]), "Process-1 to end"],
    [wait(100, "semaphore", true, [on(100, 1, 3)]), "a lock that it holds itself (taken at line 3)"],
    [wait(100, "lock", false, [on(100, 0)]), "a signal that no thread of its process is left to give"],
    [wait(101, "semaphore", false, []), "a lock or signal that nobody is left to give"],
    [wait(101, "thread", false, [on(101, 2)]), "its thread Thread-1 (work) to end"],
    [wait(101, "pipe-write", false, [on(100, 0), on(101, 0)]), "room in a full pipe that only MainProcess could empty"],
    [wait(100, "pipe-read", false, [on(100, 0)]), "a pipe to bring something that only it itself could send"],
    [wait(100, "pipe-read", false, [on(100, 0), on(101, 0)]), "a pipe to bring something that only Process-1 could send"],
    [wait(100, "poll", false, []), "any of several pipes to bring something that nobody can send"],
    [wait(100, "semaphore", true, [on(101, 2)]), "the lock that Thread-1 (work) of Process-1 holds"],
  ])("say what it waits for: %#", (stuck, what) => expect(words(stuck)).toBe(`deadlock: waits for ${what}`));

  it("say that the holder is gone", () => {
    expect(words(wait(101, "lock", true, [on(101, 9, 3)]))).toBe(
      "deadlock: waits for a lock that a thread held in whose process Process-1 was forked (taken at line 3); that thread is not in Process-1",
    );
    expect(words(wait(100, "semaphore", true, [on(101, 1, 5)]), exited(200, 101, -9))).toBe(
      "deadlock: waits for the lock that Process-1 held when it ended (taken at line 5)",
    );
  });

  it("stay as they are when the run is stopped", () => {
    const found = event("deadlock-found", 300, 0, { tid: 0, id: 1, whole: true, waits: [wait(100, "semaphore", true, [on(101, 1, 5)])] });
    const model = modelOf([...people, found, exited(400, 101, -9)]);
    expect(eventWords(model, model.deadlocks[0]!.waits[0]!.entry)).toBe(
      "deadlock: waits for the lock that Process-1 holds (taken at line 5)",
    );
  });
});
