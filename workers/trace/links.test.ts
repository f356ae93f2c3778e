import { describe, expect, it } from "vitest";
import type { TraceEvent } from "../api/events";
import type { Pid } from "../api/units";
import { created, event, listing, modelOf, running } from "./trace.test-support";

const start = [created(0, 100, "MainProcess", "main"), running(5, 100), created(10, 101, "Process-1"), running(20, 101)];
const recorded = (events: readonly TraceEvent[]) => listing(modelOf([...start, ...events])).slice(4);

describe("what two processes have part in", () => {
  it("is a message with its sender and its receiver, however it is read", () => {
    const events = [
      event("sent", 30, 100, { object: 4, position: 0, bytes: 9, line: 3 }),
      event("received", 40, 101, { object: 4, position: 0, bytes: 4, line: 8 }),
      event("received", 41, 101, { object: 4, position: 4, bytes: 5, line: 8 }),
    ];
    expect(recorded(events)).toEqual(["sent 9 to Process-1 30", "received 9 from MainProcess 40"]);
  });

  it("is one message though its sending is told last", () => {
    const events = [
      event("received", 40, 101, { object: 4, position: 0, bytes: 4, line: 8 }),
      event("received", 41, 101, { object: 4, position: 4, bytes: 5, line: 8 }),
      event("sent", 30, 100, { object: 4, position: 0, bytes: 9, line: 3 }),
    ];
    expect(recorded(events)).toEqual(["sent 9 to Process-1 30", "received 9 from MainProcess 40"]);
  });

  it("is two messages that are read at once", () => {
    const events = [
      event("sent", 30, 100, { object: 4, position: 0, bytes: 9, line: 3 }),
      event("sent", 31, 100, { object: 4, position: 9, bytes: 5, line: 4 }),
      event("received", 40, 101, { object: 4, position: 0, bytes: 14, line: 8 }),
    ];
    expect(recorded(events)).toEqual(["sent 9 to Process-1 30", "sent 5 to Process-1 31", "received 14 from MainProcess 40"]);
  });

  it("is a message that only one end of is in the reader's code", () => {
    const sent = event("sent", 30, 100, { object: 4, position: 0, bytes: 9 });
    const received = (line: number) => event("received", 40, 101, { object: 4, position: 0, bytes: 9, line });
    expect(recorded([sent, received(8)])).toEqual(["sent 9 to Process-1 30", "received 9 from MainProcess 40"]);
    expect(recorded([sent, received(0)])).toEqual([]);
  });

  it("stands with its process when a thread of multiprocessing's own sent it", () => {
    const model = modelOf([
      ...start,
      event("thread-started", 25, 100, { name: "QueueFeederThread", tid: 2 }),
      event("sent", 30, 100, { object: 4, position: 0, bytes: 9, tid: 2 }),
      event("received", 40, 101, { object: 4, position: 0, bytes: 9, line: 8 }),
    ]);
    expect(model.threads.map(({ ticks }) => ticks.length)).toEqual([1, 1, 0]);
  });

  it("is a signal, with who sent it", () => {
    const events = [
      event("signal-sent", 30, 100, { signal: 10, target: 101 as Pid, line: 3 }),
      event("signal-received", 31, 101, { signal: 10, line: 8 }),
    ];
    expect(recorded(events)).toEqual(["signal 10 to Process-1 30", "signal 10 from MainProcess 31"]);
  });

  it("is signals that are handled as one, and the next", () => {
    const sent = (at: number) => event("signal-sent", at, 100, { signal: 10, target: 101 as Pid, line: 3 });
    const received = (at: number) => event("signal-received", at, 101, { signal: 10, line: 8 });
    const model = modelOf([...start, sent(30), sent(31), received(40), sent(50), received(60)]);
    const { entries } = model;
    const at = (time: number) => Array.from({ length: entries.length }, (_, id) => id).find((id) => entries.start[id] === time * 1e6)!;
    expect([30, 31, 50].map((time) => entries.start[entries.value[at(time)]!]! / 1e6)).toEqual([40, 40, 60]);
    expect([40, 60].map((time) => entries.start[entries.value[at(time)]!]! / 1e6)).toEqual([30, 50]);
  });

  it("tells shared values apart", () => {
    const model = modelOf([
      ...start,
      event("memory-written", 30, 100, { object: 64, bytes: 4, line: 3 }),
      event("memory-written", 31, 101, { object: 72, bytes: 4, line: 3 }),
      event("memory-read", 32, 101, { object: 64, bytes: 4, line: 3 }),
    ]);
    expect(Array.from({ length: model.order.length }, (_, index) => model.sharedValueOf(model.order.at(index)))).toEqual([
      ...Array<undefined>(4).fill(undefined),
      64,
      72,
      64,
    ]);
  });

  it("is shared memory, with who wrote it last", () => {
    const events = [
      event("memory-read", 29, 101, { object: 64, bytes: 4, line: 8 }),
      event("memory-written", 30, 100, { object: 64, bytes: 4, line: 3 }),
      event("memory-written", 28, 101, { object: 64, bytes: 4, line: 8 }),
      event("memory-read", 40, 101, { object: 64, bytes: 4, line: 8 }),
    ];
    expect(recorded(events)).toEqual(["wrote 4 28", "read 4 29", "wrote 4 30", "read 4 by MainProcess 40"]);
  });
});
