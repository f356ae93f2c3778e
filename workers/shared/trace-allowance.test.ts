import { beforeEach, describe, expect, it } from "vitest";
import { gather } from "../api/encode.test-support";
import type { TraceEvent } from "../api/events";
import { ns, pid, tid } from "../api/units";
import { newKernel } from "../kernel/kernel.test-support";
import { TraceReader } from "../kernel/logs/trace-log";
import { TraceAllowance } from "./trace-allowance";

let allowance: TraceAllowance;
let reader: TraceReader;
let now: number;

beforeEach(() => {
  const { trace, memory } = newKernel();
  now = 5e9;
  reader = new TraceReader(memory);
  const actor = { kernel: { trace, clock: { now: () => ns(now) } }, pid: pid(100), thread: tid(2), where: () => ({ file: 0, line: 7 }) };
  allowance = new TraceAllowance(actor as unknown as ConstructorParameters<typeof TraceAllowance>[0], "holds");
});

/** How many of so many are recorded, `apart` nanoseconds one after the other. */
function recorded(count: number, apart: number): number {
  let taken = 0;
  for (let index = 0; index < count; index++, now += apart) if (allowance.take()) taken++;
  return taken;
}

/** `began`, or `ended 1234`, of what was left out. */
function omissions(): string[] {
  const events: TraceEvent[] = [];
  reader.drain(gather(events), Infinity);
  return events.map((event) => (event.kind === "omission-ended" ? `ended ${event.count}` : event.kind.replace("omission-", "")));
}

describe("what a process does again and again", () => {
  it("is all recorded as long as it is no more than 1,000 a second", () => {
    expect(recorded(5000, 1e6)).toBe(5000);
    expect(omissions()).toEqual([]);
  });

  it("is recorded 500 times when it is more, and then now and then, 100 in a row", () => {
    expect(recorded(500, 0)).toBe(500);
    // A second of 200,000.
    const more = recorded(200_000, 5e3);
    expect(more).toBeGreaterThan(850);
    expect(more).toBeLessThan(1100);
    const all = omissions();
    expect(all.slice(0, 1)).toEqual(["began"]);
    const counts = all.flatMap((words) => (words.startsWith("ended") ? [Number(words.slice(6))] : []));
    const sum = counts.reduce((total, count) => total + count, 0);
    // What is still being left out is not counted yet.
    expect(sum).toBeLessThanOrEqual(200_000 - more);
    expect(sum).toBeGreaterThan(0.85 * (200_000 - more));
  });

  it("counts those that were left out without asking", () => {
    recorded(501, 0);
    now += 1e9;
    expect(allowance.ask(63)).toBe(true);
    expect(omissions()).toEqual(["began", "ended 64"]);
  });
});
