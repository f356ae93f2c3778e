import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { gather } from "../../api/encode.test-support";
import type { Limit, TraceEvent, WaitReason } from "../../api/events";
import { NO_STRING, RecordKind } from "../../api/record";
import { ns, pid, tid } from "../../api/units";
import { newKernel } from "../kernel.test-support";
import { Header, Offset, TRACE_CAPACITY } from "../memory/layout";
import { TraceReader } from "./trace-log";

let kernel = newKernel();
let reader: TraceReader;
let events: TraceEvent[] = [];
let take = gather(events);

beforeEach(() => {
  kernel = newKernel();
  reader = new TraceReader(kernel.memory);
  events = [];
  take = gather(events);
});

afterEach(() => {
  vi.restoreAllMocks();
});

function drain(limit = Infinity): TraceEvent[] {
  reader.drain(take, limit);
  return events.splice(0);
}

/** An event that can be told from others by its time. */
const append = (number: number) => kernel.trace.processRunning(ns(number), pid(100));
const times = (events: readonly TraceEvent[]) => events.map(({ time }) => time);
const range = (from: number, to: number) => Array.from({ length: to - from }, (_, index) => from + index);

describe("events", () => {
  const at = { file: 3, line: 70_000 };
  const where = { time: 123.5, pid: 101, tid: 7, ...at };
  const nowhere = { time: 123.5, pid: 101, tid: 1, file: 0, line: 0 };
  const [time, process, thread] = [ns(123.5), pid(101), tid(7)];

  it("of processes come out as they went in", () => {
    const { trace, strings } = kernel;
    const codes = [0, 1, 255, -9];
    for (const method of ["main", "fork", "spawn", "forkserver"] as const) {
      trace.processCreated(time, process, pid(100), strings.intern("Process-1"), method, at);
    }
    trace.processRunning(time, process);
    for (const [index, code] of codes.entries()) trace.processExited(time, pid(200 + index), code);
    expect(drain()).toEqual([
      ...["main", "fork", "spawn", "forkserver"].map((startMethod) => ({
        ...where,
        tid: 1,
        kind: "process-created",
        parent: 100,
        name: "Process-1",
        startMethod,
      })),
      { ...nowhere, kind: "process-running" },
      ...codes.map((exitCode, index) => ({ ...nowhere, pid: 200 + index, kind: "process-exited", exitCode })),
    ]);
  });

  it("of a process keep within its life, though each worker's clock is a little off", () => {
    const { trace, strings } = kernel;
    trace.processCreated(ns(50), process, pid(100), strings.intern("Process-1"), "fork", at);
    trace.processRunning(ns(40), process);
    trace.waitBegan(ns(90), process, thread, at, "sleep", 0, NO_STRING);
    trace.processExited(ns(80), process, -9);
    trace.waitEnded(ns(85), process, thread, "sleep", 0);
    expect(drain().map(({ kind, time }) => [kind, time])).toEqual([
      ["process-created", 50],
      ["process-running", 50],
      ["wait-began", 90],
      ["process-exited", 90],
    ]);
  });

  it("of threads, calls, tasks and exceptions come out as they went in", () => {
    const { trace, strings } = kernel;
    const kinds = [
      [RecordKind.THREAD_STARTED, "thread-started"],
      [RecordKind.CALL_BEGAN, "call-began"],
      [RecordKind.CALL_ENDED, "call-ended"],
      [RecordKind.TASK_BEGAN, "task-began"],
      [RecordKind.TASK_ENDED, "task-ended"],
      [RecordKind.EXCEPTION, "exception"],
    ] as const;
    for (const [kind] of kinds) trace.named(kind, time, process, thread, at, strings.intern("square(3)"));
    trace.named(RecordKind.THREAD_ENDED, time, process, thread, at, 0);
    expect(drain()).toEqual([...kinds.map(([, kind]) => ({ ...where, kind, name: "square(3)" })), { ...where, kind: "thread-ended" }]);
  });

  it("of messages, signals and shared memory come out as they went in", () => {
    const { trace } = kernel;
    trace.transfer(RecordKind.SENT, time, process, thread, at, 5, -2, 100);
    trace.transfer(RecordKind.RECEIVED, time, process, thread, at, 5, 0, 4);
    trace.reaped(time, process, thread, at, pid(102));
    trace.signalSent(time, process, thread, at, 15, pid(102));
    trace.signalReceived(time, process, thread, at, 2);
    const accesses = [RecordKind.MEMORY_READ, RecordKind.MEMORY_WRITTEN, RecordKind.MEMORY_CHANGED] as const;
    for (const kind of accesses) trace.memoryEvent(kind, time, process, thread, at, 4096, 8);
    expect(drain()).toEqual([
      { ...where, kind: "sent", object: 5, position: 2 ** 32 - 2, bytes: 100 },
      { ...where, kind: "received", object: 5, position: 0, bytes: 4 },
      { ...where, kind: "reaped", child: 102 },
      { ...where, kind: "signal-sent", signal: 15, target: 102 },
      { ...where, kind: "signal-received", signal: 2 },
      { ...where, kind: "memory-read", object: 4096, bytes: 8 },
      { ...where, kind: "memory-written", object: 4096, bytes: 8 },
      { ...where, kind: "memory-changed", object: 4096, bytes: 8 },
    ]);
  });

  it("of waits' ends and of what is left out come out as they went in", () => {
    const { trace, strings } = kernel;
    trace.waitEnded(time, process, thread, "pipe-read", 5, { pid: pid(102), tid: tid(3) });
    trace.omissionBegan(time, process, thread, at, "calls", strings.intern("fib"));
    trace.omissionEnded(time, process, thread, at, "calls", strings.intern("fib"), 0);
    trace.omissionEnded(time, process, thread, at, "holds", NO_STRING, 1234);
    expect(drain()).toEqual([
      { ...where, line: 0, file: 0, kind: "wait-ended", reason: "pipe-read", object: 5, by: { pid: 102, tid: 3 } },
      { ...where, kind: "omission-began", what: "calls", name: "fib" },
      { ...where, kind: "omission-ended", what: "calls", name: "fib" },
      { ...where, kind: "omission-ended", what: "holds", count: 1234 },
    ]);
  });

  it("of locks and of turns come out as they went in", () => {
    const { trace } = kernel;
    const holds = [
      { reason: "semaphore", object: 3, exclusive: true, first: true },
      { reason: "semaphore", object: 4, exclusive: false, first: false },
      { reason: "lock", object: 3, exclusive: true, first: false },
    ] as const;
    for (const hold of holds) trace.lockAcquired(time, process, thread, at, hold);
    trace.lockReleased(time, process, thread, at, "semaphore", 3);
    trace.lockReleased(time, process, thread, at, "lock", 3);
    trace.gilTaken(time, process, thread, tid(2));
    expect(drain()).toEqual([
      ...holds.map((hold) => ({ ...where, kind: "lock-acquired", ...hold })),
      { ...where, kind: "lock-released", reason: "semaphore", object: 3 },
      { ...where, kind: "lock-released", reason: "lock", object: 3 },
      { ...where, line: 0, file: 0, kind: "gil-taken", from: 2 },
    ]);
  });

  it("of limits come out as they went in", () => {
    const limits: Record<Limit, true> = {
      processes: true,
      descriptors: true,
      pipes: true,
      semaphores: true,
      "open-files": true,
      "file-names": true,
      "file-space": true,
    };
    const all = Object.keys(limits) as Limit[];
    for (const limit of all) kernel.trace.limitReached(time, process, thread, at, limit);
    expect(drain()).toEqual(all.map((limit) => ({ ...where, kind: "limit-reached", limit })));
  });

  it("of waits come out as they went in, whatever the reason", () => {
    const reasons: Record<WaitReason, true> = {
      sleep: true,
      "pipe-read": true,
      "pipe-write": true,
      poll: true,
      semaphore: true,
      child: true,
      lock: true,
      thread: true,
      stdin: true,
      fork: true,
      output: true,
      gil: true,
      signal: true,
      stopped: true,
      "file-lock": true,
    };
    const expected: unknown[] = [];
    const map = kernel.strings.intern("Pool.map");
    for (const reason of Object.keys(reasons) as WaitReason[]) {
      kernel.trace.waitBegan(time, process, thread, at, reason, 4711, map);
      kernel.trace.waitBegan(time, process, thread, at, reason, 4711, NO_STRING);
      kernel.trace.waitEnded(time, process, thread, reason, -1);
      expected.push({ ...where, kind: "wait-began", reason, object: 4711, call: "Pool.map" });
      expected.push({ ...where, kind: "wait-began", reason, object: 4711 });
      expected.push({ ...where, kind: "wait-ended", reason, object: -1, file: 0, line: 0 });
    }
    expect(drain()).toEqual(expected);
  });

  it("of writes come out as they went in", () => {
    kernel.trace.wrote(time, process, thread, at, 1, 65536, 0);
    kernel.trace.wrote(time, process, thread, at, 2, 1, 2_000_000_000);
    expect(drain()).toEqual([
      { ...where, kind: "wrote", fd: 1, bytes: 65536, sequence: 0 },
      { ...where, kind: "wrote", fd: 2, bytes: 1, sequence: 2_000_000_000 },
    ]);
  });

  it("hold any moment of a long run, and the highest file and line", () => {
    const day = 24 * 3600 * 1e9;
    kernel.trace.named(RecordKind.CALL_BEGAN, ns(day + 0.25), process, thread, { file: 65_535, line: 2 ** 31 - 1 }, 0);
    expect(drain()[0]).toMatchObject({ time: day + 0.25, file: 65_535, line: 2 ** 31 - 1 });
  });
});

describe("draining", () => {
  it("gives events once, in order, at most as many as asked for", () => {
    for (const number of range(0, 10)) append(number);
    expect(times(drain(4))).toEqual(range(0, 4));
    append(10);
    expect(times(drain(100))).toEqual(range(4, 11));
    expect(drain(100)).toEqual([]);
  });

  it("says whether there was anything", () => {
    const nothing = (): void => {};
    expect(reader.drain(nothing, 10)).toBe(false);
    append(1);
    expect(reader.drain(nothing, 10)).toBe(true);
    expect(reader.drain(nothing, 10)).toBe(false);
  });

  it("keeps order around the end of the ring", () => {
    let written = 0;
    for (const step of [TRACE_CAPACITY - 5, 20, TRACE_CAPACITY]) {
      for (const number of range(written, written + step)) append(number);
      expect(times(drain())).toEqual(range(written, written + step));
      written += step;
    }
  });

  it("keeps order when the count of events passes 2^32", () => {
    for (const word of [Header.TRACE_HEAD, Header.TRACE_TAIL]) kernel.memory.words[word] = -10;
    for (const number of range(0, 100)) append(number);
    expect(times(drain())).toEqual(range(0, 100));
  });

  it("stops before an event that is being written, and goes on when it is there", () => {
    append(0);
    append(1);
    append(2);
    const commit = Offset.trace(1);
    const committed = Atomics.exchange(kernel.memory.words, commit, 0);
    expect(times(drain())).toEqual([0]);
    expect(times(drain())).toEqual([]);
    Atomics.store(kernel.memory.words, commit, committed);
    expect(times(drain())).toEqual([1, 2]);
  });

  it("leaves out an event whose writer was killed over it", () => {
    const now = vi.spyOn(performance, "now").mockReturnValue(1000);
    for (const number of range(0, 3)) append(number);
    Atomics.store(kernel.memory.words, Offset.trace(1), 0);
    expect(times(drain())).toEqual([0]);
    now.mockReturnValue(1199);
    expect(times(drain())).toEqual([]);
    now.mockReturnValue(1201);
    expect(times(drain())).toEqual([2]);
  });

  it("never takes an old event of the last time around for a new one", () => {
    for (const number of range(0, TRACE_CAPACITY)) append(number);
    drain();
    // Reserved, and not yet written.
    Atomics.add(kernel.memory.words, Header.TRACE_HEAD, 1);
    expect(drain()).toEqual([]);
  });
});

describe("a full log", () => {
  const lost = (time: number, count: number) => ({ kind: "lost", time, count, pid: 0, tid: 0, line: 0, file: 0 });

  it("keeps what it has, and tells exactly how many events are missing, and where", () => {
    for (const number of range(0, TRACE_CAPACITY + 123)) append(number);
    const events = drain();
    expect(events).toHaveLength(TRACE_CAPACITY + 1);
    expect(times(events.slice(0, -1))).toEqual(range(0, TRACE_CAPACITY));
    expect(events.at(-1)).toEqual(lost(TRACE_CAPACITY - 1, 123));
    append(TRACE_CAPACITY + 123);
    expect(times(drain())).toEqual([TRACE_CAPACITY + 123]);
  });

  it("tells of it at the gap, also when it is drained piece by piece", () => {
    for (const number of range(0, TRACE_CAPACITY + 7)) append(number);
    const events = drain(1000);
    for (const number of range(100_000, 100_500)) append(number);
    for (;;) {
      const more = drain(1000);
      if (more.length === 0) break;
      events.push(...more);
    }
    const gap = events.findIndex(({ kind }) => kind === "lost");
    expect(events[gap]).toEqual(lost(TRACE_CAPACITY - 1, 7));
    expect(times(events.slice(0, gap))).toEqual(range(0, TRACE_CAPACITY));
    expect(times(events.slice(gap + 1))).toEqual(range(100_000, 100_500));
  });

  it("counts each gap by itself", () => {
    for (const number of range(0, TRACE_CAPACITY + 1)) append(number);
    const first = drain();
    for (const number of range(0, TRACE_CAPACITY + 20)) append(number);
    const second = drain();
    expect([first, second].map((events) => events.filter(({ kind }) => kind === "lost"))).toEqual([
      [lost(TRACE_CAPACITY - 1, 1)],
      [lost(TRACE_CAPACITY - 1, 20)],
    ]);
  });
});
