import { describe, expect, it } from "vitest";
import type { TraceEvent } from "../api/events";
import type { Ns } from "../api/units";
import { created, event, exited, listing, modelOf, running } from "./trace.test-support";

const start = [created(0, 100, "MainProcess", "main"), running(0, 100), created(0, 101, "Process-1"), running(0, 101)];
const acquired = (
  at: number,
  pid: number,
  object = 7,
  rest: { tid?: number; exclusive?: boolean; first?: boolean; reason?: "lock" | "semaphore" } = {},
) => event("lock-acquired", at, pid, { reason: "semaphore", exclusive: true, first: false, line: 3, ...rest, object });
const released = (at: number, pid: number, object = 7, rest: { tid?: number; reason?: "lock" | "semaphore" } = {}) =>
  event("lock-released", at, pid, { reason: "semaphore", ...rest, object });
const held = (events: readonly TraceEvent[]) => listing(modelOf([...start, ...events])).filter((words) => words.includes(" held"));

describe("a lock that is held", () => {
  it("has a span from acquire to release, and who had it before", () => {
    const events = [acquired(10, 101), released(20, 101), acquired(21, 100), released(30, 100), acquired(31, 100)];
    expect(held(events)).toEqual(["lock 1 held 10…20", "lock 1 held after Process-1 21…30", "lock 1 held 31…"]);
  });

  it("is one in all processes, or of one process's threads", () => {
    const other = { reason: "lock" } as const;
    const events = [
      acquired(10, 100),
      acquired(11, 100, 7, other),
      acquired(12, 101, 7, other),
      released(13, 100, 7, other),
      released(14, 100),
    ];
    expect(held(events)).toEqual(["lock 1 held 10…14", "lock 2 held 11…13", "lock 3 held 12…"]);
  });

  it("is another when a number comes again", () => {
    expect(held([acquired(10, 100), released(11, 100), acquired(12, 101, 7, { first: true })])).toEqual([
      "lock 1 held 10…11",
      "lock 2 held 12…",
    ]);
  });

  it("may be released by another", () => {
    expect(held([acquired(10, 100), released(20, 101)])).toEqual(["lock 1 held 10…20"]);
    expect(held([released(20, 101)])).toEqual([]);
  });

  it("may be a semaphore with several holders, each of whom releases its own", () => {
    const shared = { exclusive: false };
    const events = [acquired(10, 100, 7, shared), acquired(11, 101, 7, shared), released(20, 101), released(30, 100)];
    expect(held(events)).toEqual(["semaphore 1 held 10…30", "semaphore 1 held after MainProcess 11…20"]);
  });

  it("is held until the next has it when its release was lost", () => {
    expect(held([acquired(10, 100), acquired(20, 101)])).toEqual(["lock 1 held 10…20", "lock 1 held after MainProcess 20…"]);
  });

  it("is held no longer than its holder lives", () => {
    const thread = event("thread-started", 5, 100, { name: "Thread-1", tid: 2 });
    const events = [
      thread,
      acquired(10, 101),
      acquired(11, 100, 8, { tid: 2 }),
      event("thread-ended", 15, 100, { tid: 2 }),
      exited(20, 101, -9),
      acquired(21, 101, 9),
    ];
    expect(held(events)).toEqual(["lock 1 held 10…20", "lock 2 held 11…15"]);
    const model = modelOf([...start, acquired(10, 100)]);
    model.finish(40e6 as Ns);
    expect(listing(model)).toContain("lock 1 held 10…40");
  });

  it("has a row of its own while another is held", () => {
    const model = modelOf([
      ...start,
      acquired(10, 100, 7),
      acquired(11, 100, 8),
      released(12, 100, 7),
      acquired(13, 100, 9),
      released(14, 100, 9),
      released(15, 100, 8),
    ]);
    expect(model.threads[0]!.holds.map((row) => row.length)).toEqual([2, 1]);
  });
});
