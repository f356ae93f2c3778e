import { describe, expect, it } from "vitest";
import { ns } from "../api/units";
import { aliveAt, lifeOf, mostAtOnce, overlappingTasks, stateAt, timeByState } from "./queries";
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
