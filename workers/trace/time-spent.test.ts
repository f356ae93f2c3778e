import { describe, expect, it } from "vitest";
import type { TraceEvent, WaitReason } from "../api/events";
import { lifeOf } from "./queries";
import { sumOfTimeSpent, timeSpent, type TimeSpent } from "./time-spent";
import { created, event, exited, modelOf, poolRun, running } from "./trace.test-support";

const wait = (reason: WaitReason, from: number, to: number, pid: number, tid = 1) => [
  event("wait-began", from, pid, { reason, object: 0, tid }),
  event("wait-ended", to, pid, { reason, object: 0, tid }),
];
const call = (name: string, from: number, to: number, pid: number, tid = 1) => [
  event("call-began", from, pid, { name, tid }),
  event("call-ended", to, pid, { name, tid }),
];
const task = (name: string, from: number, to: number, pid: number) => [
  event("task-began", from, pid, { name }),
  event("task-ended", to, pid, { name }),
];
const main = [created(0, 100, "MainProcess", "main"), running(5, 100)];
const child = [created(10, 101, "Process-1"), running(20, 101)];

const modelIn = (...events: readonly TraceEvent[]) => modelOf([...events].sort((a, b) => a.time - b.time));
/** In ms, without what is nothing. */
const told = ({ by, waits }: TimeSpent) => ({
  ...Object.fromEntries(Object.entries(by).flatMap(([cause, time]) => (time > 0 ? [[cause, time / 1e6]] : []))),
  ...(waits.size > 0 ? { waits: Object.fromEntries([...waits].map(([reason, time]) => [reason, time / 1e6])) } : {}),
});
const spentIn = (...events: readonly TraceEvent[]) => timeSpent(modelIn(...events)).map(told);

describe("where the time of a process went", () => {
  it("is work where Python runs the program's functions, and handing over where it runs something else", () => {
    const [, worker] = spentIn(...main, ...child, ...wait("pipe-read", 22, 30, 101), ...task("square(3)", 33, 50, 101), exited(60, 101));
    // Start-up 10…20, and what it runs before it first waits; then 30…33 and 50…60 are none of the program's.
    expect(worker).toEqual({ starting: 12, waiting: 8, "handing-over": 13, work: 17, waits: { "pipe-read": 8 } });
  });

  it("is work all that the main process runs in its main thread", () => {
    const [first] = spentIn(...main, ...call("work", 10, 20, 100), ...wait("child", 30, 90, 100), exited(100, 100));
    expect(first).toEqual({ starting: 5, work: 35, waiting: 60, waits: { child: 60 } });
  });

  it("is starting while a child is prepared or a module imported", () => {
    const [first] = spentIn(...main, ...wait("fork", 10, 20, 100), ...call("import numpy", 20, 35, 100), exited(40, 100));
    expect(first).toEqual({ starting: 5 + 10 + 15, work: 10 });
    const importing = call("import a.py as __mp_main__", 25, 45, 101);
    const [, spawned] = spentIn(
      ...main,
      ...child,
      ...wait("pipe-read", 21, 24, 101),
      ...importing,
      ...call("work", 50, 70, 101),
      exited(70, 101),
    );
    expect(spawned).toEqual({ starting: 11 + 20, waiting: 3, "handing-over": 1 + 5, work: 20, waits: { "pipe-read": 3 } });
  });

  it("is handing over what a child runs once it has done its work", () => {
    const [, worker] = spentIn(...main, ...child, ...call("work", 22, 90, 101), exited(95, 101));
    expect(worker).toEqual({ starting: 12, work: 68, "handing-over": 5 });
  });

  it("is sleep within a function and outside of it", () => {
    const [, napping] = spentIn(...main, ...child, ...call("nap", 22, 90, 101), ...wait("sleep", 25, 85, 101), exited(90, 101));
    expect(napping).toEqual({ starting: 12, work: 8, sleeping: 60 });
  });

  it("is idle when a child waits after the last of its work, and only then", () => {
    const worker = [
      ...child,
      ...wait("lock", 22, 30, 101),
      ...task("a", 30, 40, 101),
      ...wait("lock", 40, 45, 101),
      ...task("b", 45, 55, 101),
    ];
    const [, before] = spentIn(...main, ...worker, ...wait("pipe-read", 55, 95, 101), exited(95, 101));
    expect(before).toEqual({ starting: 12, waiting: 13, work: 20, idle: 40, waits: { lock: 13, "pipe-read": 40 } });
    const [, unused] = spentIn(...main, ...child, ...wait("lock", 22, 90, 101), exited(90, 101));
    expect(unused).toEqual({ starting: 12, idle: 68, waits: { lock: 68 } });
  });

  it("is what one of its threads does, if its main thread waits", () => {
    const [first] = spentIn(
      ...main,
      event("thread-started", 6, 100, { name: "Thread-1 (_handle_tasks)", tid: 2 }),
      event("thread-started", 6, 100, { name: "Thread-4 (download)", tid: 3 }),
      ...wait("lock", 10, 100, 100),
      // The pool's own thread runs 10…20; that it sleeps or waits is nobody's business.
      ...wait("gil", 6, 10, 100, 2),
      ...wait("sleep", 20, 110, 100, 2),
      ...wait("gil", 6, 30, 100, 3),
      ...call("download", 30, 80, 100, 3),
      ...wait("sleep", 35, 75, 100, 3),
      ...wait("gil", 80, 110, 100, 3),
      exited(110, 100),
    );
    expect(first).toEqual({ starting: 5, work: 5 + 10 + 5 + 5, "handing-over": 10, sleeping: 40, waiting: 10 + 20, waits: { lock: 30 } });
  });

  it("counts what has not ended up to what is known", () => {
    const open = modelIn(
      ...main,
      ...child,
      event("call-began", 30, 101, { name: "work" }),
      event("wait-began", 50, 100, { reason: "child", object: 0 }),
    );
    expect(timeSpent(open).map(told)).toEqual([
      { starting: 5, work: 45 },
      { starting: 20, work: 20 },
    ]);
  });
});

it("adds up to the life of each process, and of all", () => {
  const model = modelOf(poolRun());
  const each = timeSpent(model);
  expect(each.map(({ process }) => process)).toEqual([0, 1, 2]);
  for (const { process, life, by } of each) {
    const span = lifeOf(model, model.processes[process]!)!;
    expect(life).toBe(span.end - span.start);
    expect(Object.values(by).reduce((sum, time) => sum + time)).toBeCloseTo(life, 3);
  }
  const all = sumOfTimeSpent(each);
  expect(all.life).toBe((1080 + 1050 + 1050) * 1e6 - 1e6 + 1e6);
  expect(Object.values(all.by).reduce((sum, time) => sum + time)).toBeCloseTo(all.life, 3);
  expect(told(all)).toMatchObject({ sleeping: 2000 });
  expect(timeSpent(modelOf([]))).toEqual([]);
});
