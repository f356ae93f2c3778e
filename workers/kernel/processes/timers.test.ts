import { beforeEach, describe, expect, it, vi } from "vitest";
import { ns } from "../../api/units";
import { addChildsTime, awoke, childrensTime, computedTime, fellAsleep } from "./cpu-time";
import { newKernel, start, type TestProcess } from "../kernel.test-support";
import { ProcessField } from "../memory/layout";
import { Signal, takePendingSignal } from "./signals";
import { fireTimers, hasTimer, readTimer, setTimer } from "./timers";

const REAL = 0;
const VIRTUAL = 1;
const MS = 1e6;

let kernel = newKernel();
let process: TestProcess;
let now = 0;

beforeEach(() => {
  kernel = newKernel();
  process = start(kernel);
  now = 1000 * MS;
  vi.spyOn(kernel.clock, "now").mockImplementation(() => ns(now));
});

const set = (which: number, left: number, interval = 0) =>
  setTimer(kernel, process.slot, which, { left: ns(left), interval: ns(interval) });
const left = (which: number): number => readTimer(kernel, process.slot, which).left;

describe("an interval timer", () => {
  it("sends its signal once, or again and again", () => {
    kernel.processes.set(process.slot, ProcessField.HANDLED, 1 << Signal.SIGALRM);
    set(REAL, 10 * MS, 5 * MS);
    const fired: number[] = [];
    for (let ms = 1; ms <= 20; ms++) {
      now += MS;
      expect(fireTimers(kernel)).toEqual([]);
      if (takePendingSignal(kernel, process.slot) === Signal.SIGALRM) fired.push(ms);
    }
    expect(fired).toEqual([10, 15, 20]);
    expect(set(REAL, 0)).toEqual({ left: 5 * MS, interval: 5 * MS });
    expect([left(REAL), hasTimer(kernel, process.slot)]).toEqual([0, false]);
  });

  it("ends a process that has no handler", () => {
    set(REAL, MS);
    now += MS;
    expect(fireTimers(kernel)).toEqual([process.pid]);
    expect(fireTimers(kernel)).toEqual([]);
  });

  it("of computing stands still while the process sleeps", () => {
    set(VIRTUAL, 10 * MS);
    now += 50 * MS;
    expect([fireTimers(kernel), left(VIRTUAL)]).toEqual([[], 10 * MS]);
    awoke(kernel.memory, process.slot, ns(now));
    now += 4 * MS;
    expect(left(VIRTUAL)).toBe(6 * MS);
    now += 6 * MS;
    expect(fireTimers(kernel)).toEqual([process.pid]);
  });
});

describe("computing", () => {
  it("counts while the process is awake", () => {
    const { memory } = kernel;
    const at = (ms: number) => ns(ms * MS);
    awoke(memory, process.slot, at(10));
    expect(computedTime(memory, process.slot, at(14))).toBe(4 * MS);
    fellAsleep(memory, process.slot, at(15));
    expect(computedTime(memory, process.slot, at(90))).toBe(5 * MS);
    awoke(memory, process.slot, at(90));
    expect(computedTime(memory, process.slot, at(92))).toBe(7 * MS);
  });

  it("of children is their parent's once it has waited for them, with that of their own", () => {
    const child = start(kernel, process.pid);
    const grandchild = start(kernel, child.pid);
    for (const { slot } of [child, grandchild]) awoke(kernel.memory, slot, ns(now));
    now += 5 * MS;
    kernel.endProcess(grandchild.slot, 0);
    kernel.processes.reap(grandchild.pid, child.pid);
    kernel.endProcess(child.slot, 0);
    expect(childrensTime(kernel.memory, process.slot)).toBe(0);
    kernel.processes.reap(child.pid, process.pid);
    expect(childrensTime(kernel.memory, process.slot)).toBe(10 * MS);
    addChildsTime(kernel.memory, process.slot, child.slot);
    expect(childrensTime(kernel.memory, process.slot)).toBe(20 * MS);
  });
});
