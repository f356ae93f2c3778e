import { describe, expect, it } from "vitest";
import type { Pid, Tid, TraceEvent } from "@/workers";
import { created, event, exited, modelOf, running } from "@/workers/trace/trace.test-support";
import { durationWords, milliseconds, momentWords } from "./number-words";
import { bandWords, eventWords, noteWords } from "./words";

describe("words for times", () => {
  it("gives the table milliseconds that line up", () => {
    expect(milliseconds(0)).toBe("0.000");
    expect(milliseconds(1_041_372_900)).toBe("1041.373");
  });

  it("gives a length the unit that suits it", () => {
    expect([5_300, 950_000, 999_700, 1_250_000, 43_210_000, 999_000_000, 999_600_000, 1_004_000_000, 73e9].map(durationWords)).toEqual([
      "5.3 µs",
      "950 µs",
      "1.00 ms",
      "1.25 ms",
      "43.2 ms",
      "999 ms",
      "1.00 s",
      "1.00 s",
      "73.0 s",
    ]);
  });

  it("gives a moment exactly enough to find it again", () => {
    expect([40_000, 59_400_000, 1_065_000_000, 12_345_678_000].map(momentWords)).toEqual(["40 µs", "59.4 ms", "1.0650 s", "12.346 s"]);
  });
});

describe("words in the picture", () => {
  const wait = (at: number, reason: "fork" | "lock" | "child", call?: string) => [
    event("wait-began", at, 100, { reason, object: 0, ...(call === undefined ? {} : { call }) }),
    event("wait-ended", at + 5, 100, { reason, object: 0 }),
  ];
  const model = modelOf([
    created(0, 100, "Process-1"),
    running(5, 100),
    ...wait(10, "fork"),
    ...wait(20, "lock", "Pool.map"),
    ...wait(30, "child"),
  ]);
  const at = (ms: number) => model.entries.start.findIndex((start) => start === ms * 1e6);

  it("have a shorter form where there is a good one", () => {
    expect([0, 10, 20, 30].map((ms) => bandWords(model, at(ms)))).toEqual([
      { whole: "starting (fork)", short: "starting" },
      { whole: "the browser prepares a process (not Python)", short: "the browser" },
      { whole: "in pool.map(): waiting for results", short: "in pool.map()" },
      { whole: "waiting for a process to end", short: "" },
    ]);
  });

  it("say of a start-up that it is the browser's work", () => {
    expect([0, 10].map((ms) => noteWords(model, at(ms)))).toEqual(["the browser prepares its interpreter (not Python)", ""]);
  });
});

describe("words of an event", () => {
  const people = [created(0, 100, "MainProcess", "main"), running(5, 100), created(10, 101, "Process-1"), running(20, 101)];
  const words = (...events: readonly TraceEvent[]) => {
    const model = modelOf([...people, ...events]);
    return Array.from({ length: model.entries.length }, (_, id) => eventWords(model, id)).slice(4);
  };
  const acquired = (at: number, pid: number, tid = 1, exclusive = true) =>
    event("lock-acquired", at, pid, { reason: "semaphore", object: 7, exclusive, first: false, line: 3, tid });

  it("are those of a process's life", () => {
    const first = modelOf(people);
    expect([0, 1, 2].map((id) => eventWords(first, id))).toEqual(["starts", "running", "starts (fork)"]);
    expect(words(exited(30, 101, -9))).toEqual(["exit -9"]);
  });

  it("name a wait by the call it is in, or by its reason", () => {
    const wait = (at: number, reason: "lock" | "gil" | "pipe-read", call?: string) =>
      event("wait-began", at, 100, { reason, object: 1, ...(call === undefined ? {} : { call }) });
    expect(words(wait(30, "lock", "Pool.map"), wait(40, "lock"), wait(50, "gil"), wait(60, "pipe-read"))).toEqual([
      "in pool.map(): waiting for results",
      "waiting for a lock or signal between threads",
      "ready, waiting for its turn (GIL)",
      "waiting for a pipe",
    ]);
  });

  it("name the other end of a link", () => {
    const message = { object: 4, position: 0, bytes: 1234 };
    expect(words(event("sent", 30, 100, { ...message, line: 3 }), event("received", 40, 101, { ...message, line: 8 }))).toEqual([
      "sent 1,234 bytes to Process-1",
      "received 1,234 bytes from MainProcess",
    ]);
    expect(
      words(event("signal-sent", 30, 100, { signal: 10, target: 101 as Pid }), event("signal-received", 31, 101, { signal: 10 })),
    ).toEqual(["sent SIGUSR1 to Process-1", "received SIGUSR1 from MainProcess"]);
    const value = { object: 64, bytes: 4, line: 3 };
    expect(
      words(event("memory-read", 30, 101, value), event("memory-written", 31, 100, value), event("memory-read", 32, 101, value)),
    ).toEqual([
      "read 4 bytes of shared memory",
      "wrote 4 bytes of shared memory",
      "read 4 bytes of shared memory, last written by MainProcess",
    ]);
  });

  it("say who had a lock, or the GIL, before", () => {
    const thread = event("thread-started", 25, 100, { name: "Thread-1", tid: 2 });
    expect(words(thread, acquired(30, 101), acquired(40, 100, 2), acquired(50, 101, 1, false))).toEqual([
      "running",
      "lock 1 held",
      "lock 1 held, after Process-1",
      "semaphore 1 held, after Thread-1 of MainProcess",
    ]);
    expect(words(thread, event("gil-taken", 25, 100, { from: 1 as Tid, tid: 2 }))).toEqual(["running, took the GIL from MainThread"]);
  });

  it("count what the log had no room for", () => {
    expect(words(event("lost", 30, 100, { count: 1234 }), event("lost", 31, 100, { count: 1 }))).toEqual([
      "1,234 events not recorded here",
      "1 event not recorded here",
    ]);
    expect(
      words(event("wrote", 30, 100, { fd: 2, bytes: 1, sequence: 0 }), event("wrote", 31, 100, { fd: 1, bytes: 1, sequence: 1 })),
    ).toEqual(["print to stderr", "print"]);
  });
});
