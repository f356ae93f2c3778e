import { describe, expect, it } from "vitest";
import { ns, pid, tid } from "../api/units";
import type { TraceEvent } from "../api/events";
import { EntryKind } from "./entries";
import { aliveAt, heldAt, lifeOf, mostAtOnce, overlappingTasks, stateAt, timeByState, wakerOf, wakingActOf } from "./queries";
import { created, event, exited, modelOf, poolRun, running } from "./trace.test-support";

const ms = (time: number) => ns(time * 1e6);
const one = modelOf([
  created(0, 100, "MainProcess", "main"),
  running(5, 100),
  event("wait-began", 10, 100, { reason: "child", object: 101 }),
  event("wait-ended", 30, 100, { reason: "child", object: 101 }),
  exited(40, 100),
]);
const [main] = one.threads;

describe("what a trace can be asked", () => {
  it("is what a thread was doing at a time", () => {
    const at = (time: number) => {
      const entry = stateAt(one, main!, ms(time));
      return entry === undefined ? undefined : one.entries.start[entry]! / 1e6;
    };
    expect([-1, 0, 7, 10, 29.9, 30, 40].map(at)).toEqual([undefined, 0, 5, 10, 10, 30, undefined]);
  });

  it("is how long it was doing what", () => {
    expect(Object.fromEntries(timeByState(one, main!))).toEqual({ "start-up": 5e6, running: 15e6, child: 20e6 });
    const open = modelOf([created(0, 100, "MainProcess", "main"), running(5, 100), created(25, 101, "Process-1")]);
    expect(Object.fromEntries(timeByState(open, open.threads[0]!))).toEqual({ "start-up": 5e6, running: 20e6 });
  });

  it("is who was alive", () => {
    const model = modelOf(poolRun());
    const at = (time: number) => aliveAt(model, ms(time)).map(({ name }) => name);
    expect(at(5)).toEqual(["MainProcess"]);
    expect(at(500)).toEqual(["MainProcess", "ForkPoolWorker-1", "ForkPoolWorker-2"]);
    expect(at(1060)).toEqual(["MainProcess", "ForkPoolWorker-2"]);
    expect(at(1080)).toEqual([]);
    expect(lifeOf(model, model.processes[1]!)).toEqual({ start: 10e6, end: 1060e6 });
    expect(aliveAt(modelOf([created(0, 100, "MainProcess", "main")]), ms(0))).toHaveLength(1);
  });

  it("is which tasks went on at the same time", () => {
    const model = modelOf(poolRun());
    expect(overlappingTasks(model).map((pair) => pair.map((entry) => model.entries.nameOf(entry)))).toEqual([["square(0)", "square(1)"]]);
    const task = (from: number, to: number, pid: number) => [
      event("task-began", from, pid, { name: `${pid}` }),
      event("task-ended", to, pid, { name: `${pid}` }),
    ];
    const apart = modelOf([
      created(0, 100, "A"),
      running(1, 100),
      created(0, 101, "B"),
      running(1, 101),
      ...task(10, 20, 100),
      ...task(20, 30, 101),
    ]);
    expect(overlappingTasks(apart)).toEqual([]);
  });

  it("is whose act ended a wait", () => {
    const wait = (by?: { pid: number; tid: number }) => {
      const ended = event("wait-ended", 30, 100, {
        reason: "child",
        object: 101,
        ...(by && { by: { pid: pid(by.pid), tid: tid(by.tid) } }),
      });
      const begun = event("wait-began", 10, 100, { reason: "child", object: 101 });
      const model = modelOf([created(0, 100, "A"), running(5, 100), created(6, 101, "B"), running(7, 101), begun, ended, exited(40, 100)]);
      return wakerOf(model, stateAt(model, model.threads[0]!, ms(20))!);
    };
    expect(wait({ pid: 101, tid: 1 })).toBe(1);
    expect(wait()).toBeUndefined();
    expect(wakerOf(one, stateAt(one, main!, ms(7))!)).toBeUndefined();
  });

  describe("what ended a wait", () => {
    const by = { pid: 101, tid: 1 } as never;
    const wait = (reason: "semaphore" | "child" | "pipe-read", object: number) => [
      event("wait-began", 20, 100, { reason, object }),
      event("wait-ended", 30, 100, { reason, object, by }),
    ];
    const both = [created(0, 100, "A", "main"), running(5, 100), created(6, 101, "B"), running(8, 101)];
    const actIn = (...events: TraceEvent[]) => {
      const model = modelOf([...both, ...events].sort((a, b) => a.time - b.time));
      const act = wakingActOf(model, stateAt(model, model.threads[0]!, ms(25))!);
      const { entries } = model;
      return act === undefined ? undefined : [entries.kind[act], entries.start[act]! / 1e6, entries.end[act]! / 1e6];
    };
    const lock = (kind: "lock-acquired" | "lock-released", at: number, pid: number, object: number, first = false) =>
      event(kind as "lock-acquired", at, pid, { reason: "semaphore", object, exclusive: true, first });

    it("is the hold of the lock that the waker gave up", () => {
      const act = actIn(
        lock("lock-acquired", 9, 101, 7, true),
        lock("lock-released", 10, 101, 7),
        lock("lock-acquired", 11, 101, 8, true),
        lock("lock-acquired", 12, 101, 7),
        lock("lock-released", 29, 101, 7),
        ...wait("semaphore", 7),
        lock("lock-acquired", 30, 100, 7),
      );
      expect(act).toEqual([EntryKind.LOCK_HELD, 12, 29]);
    });

    it("is what it sent", () => {
      const end = (kind: "sent" | "received", at: number, pid: number, position: number) =>
        event(kind, at, pid, { object: 3, position, bytes: 8, line: 1 });
      const act = actIn(
        end("sent", 28, 101, 0),
        end("sent", 29, 101, 8),
        ...wait("pipe-read", 3),
        end("received", 30, 100, 0),
        end("received", 31, 100, 8),
      );
      expect(act).toEqual([EntryKind.SENT, 28, 28]);
    });

    it("is the exit of its process", () => {
      expect(actIn(exited(29, 101), ...wait("child", 101))).toEqual([EntryKind.EXIT, 29, 29]);
    });

    it("is nothing where no act of the waker's is recorded", () => {
      expect(actIn(...wait("semaphore", 7))).toBeUndefined();
      expect(actIn(...wait("pipe-read", 3))).toBeUndefined();
    });
  });

  it("is which locks a thread held at a time", () => {
    const lock = (kind: "lock-acquired" | "lock-released", at: number, object: number) =>
      event(kind as "lock-acquired", at, 100, { reason: "semaphore", object, exclusive: true, first: false });
    const model = modelOf([
      created(0, 100, "A"),
      running(5, 100),
      lock("lock-acquired", 10, 7),
      lock("lock-acquired", 12, 8),
      lock("lock-released", 14, 7),
      lock("lock-released", 16, 8),
    ]);
    const at = (time: number) => heldAt(model, model.threads[0]!, ms(time)).map((id) => model.entries.value[id]);
    expect([9, 10, 13, 14, 15, 16].map(at)).toEqual([[], [1], [1, 2], [2], [2], []]);
  });

  it("is how many spans share a moment", () => {
    expect(
      mostAtOnce([
        { start: 0, end: 10 },
        { start: 5, end: 15 },
        { start: 10, end: 20 },
      ]),
    ).toBe(2);
    expect(mostAtOnce([])).toBe(0);
  });
});
