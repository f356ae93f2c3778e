import { beforeEach, describe, expect, it, vi } from "vitest";
import type { TraceEvent } from "../../api/events";
import { newKernel } from "../../kernel/kernel.test-support";
import { gather } from "../../api/encode.test-support";
import { TraceReader } from "../../kernel/logs/trace-log";
import { DIRECT, packPosition } from "../../kernel/deadlocks/wait-table";
import { ns, pid, tid } from "../../api/units";
import { LockTrace } from "./lock-trace";
import { ProcessContext } from "./process-context";

const thread = tid(1);
const place = { file: 0, line: 7 };
const direct = packPosition(place) | DIRECT;
const byLibrary = packPosition(place);

let kernel = newKernel();
let reader: TraceReader;

beforeEach(() => {
  kernel = newKernel();
  reader = new TraceReader(kernel.memory);
});

function processTrace(process: number): LockTrace {
  const position = { file: 0, line: 9 };
  const positions = { current: () => position, currentCall: () => ({ ...position, call: "" }) };
  return new LockTrace(new ProcessContext(kernel, 0, pid(process), positions, () => {}));
}

function told(): string[] {
  const words: string[] = [];
  const events: TraceEvent[] = [];
  reader.drain(gather(events), Infinity);
  for (const event of events) {
    if (event.kind === "lock-acquired")
      words.push(
        `${event.pid} acquired ${event.reason} ${event.object} at ${event.line}${event.first ? ", the first" : ""}${event.exclusive ? "" : ", shared"}`,
      );
    else if (event.kind === "lock-released") words.push(`${event.pid} released ${event.reason} ${event.object} at ${event.line}`);
  }
  return words;
}

describe("holds of a semaphore", () => {
  it("are told with both ends when the reader's code acquires it itself", () => {
    const lock = kernel.semaphores.create(0, 1, 1);
    const trace = processTrace(100);
    for (const at of [direct, byLibrary, 0, direct]) {
      trace.acquired(lock, thread, at);
      trace.releasing(lock);
    }
    expect(told()).toEqual([
      "100 acquired semaphore 0 at 7, the first",
      "100 released semaphore 0 at 9",
      "100 acquired semaphore 0 at 7",
      "100 released semaphore 0 at 9",
    ]);
  });

  it("end where another process releases it", () => {
    const lock = kernel.semaphores.create(0, 1, 1);
    const [one, other] = [processTrace(100), processTrace(101)];
    one.acquired(lock, thread, direct);
    other.releasing(lock);
    other.releasing(lock);
    expect(told().slice(1)).toEqual(["101 released semaphore 0 at 9"]);
  });

  it("are not ended by who has it unknown to the trace", () => {
    const places = kernel.semaphores.create(0, 2, 2);
    const [one, other] = [processTrace(100), processTrace(101)];
    one.acquired(places, thread, direct);
    other.acquired(places, thread, byLibrary);
    other.releasing(places);
    one.releasing(places);
    expect(told()).toEqual(["100 acquired semaphore 0 at 7, the first, shared", "100 released semaphore 0 at 9"]);
  });

  it("are none where it begins at 0, as a signal", () => {
    const signal = kernel.semaphores.create(0, 0, 2 ** 31 - 1);
    const trace = processTrace(100);
    trace.releasing(signal);
    trace.acquired(signal, thread, direct);
    trace.releasing(signal);
    expect(told()).toEqual([]);
  });

  it("are not left out where there are none: a signal uses up nothing of what is recorded of locks", () => {
    vi.spyOn(kernel.clock, "now").mockReturnValue(ns(1e9));
    const [signal, lock] = [kernel.semaphores.create(0, 0, 2 ** 31 - 1), kernel.semaphores.create(0, 1, 1)];
    const trace = processTrace(100);
    for (let times = 0; times < 1000; times++) trace.acquired(signal, thread, direct);
    trace.acquired(lock, thread, direct);
    expect(told()).toEqual(["100 acquired semaphore 1 at 7, the first"]);
  });

  it("end when it is closed for the last time", () => {
    const lock = kernel.semaphores.create(0, 1, 1);
    kernel.semaphores.open(1, lock);
    const trace = processTrace(100);
    trace.acquired(lock, thread, direct);
    told();
    trace.closing(lock);
    expect(told()).toEqual([]);
    kernel.semaphores.close(1, lock);
    trace.closing(lock);
    expect(told()).toEqual(["100 released semaphore 0 at 9"]);
  });
});

describe("holds of a lock between threads", () => {
  it("are recorded until there are too many, and all have an end", () => {
    vi.spyOn(kernel.clock, "now").mockReturnValue(ns(1e9));
    const trace = processTrace(100);
    expect(trace.localAcquired(1, direct, 0)).toBe(true);
    const more = Array.from({ length: 1000 }, () => {
      const was = trace.localAcquired(2, direct, 0);
      trace.localReleased(2);
      return was;
    });
    trace.localReleased(1);
    expect(more.lastIndexOf(true)).toBe(498);
    const words = told();
    expect(words.slice(0, 3)).toEqual([
      "100 acquired lock 1 at 7, the first",
      "100 acquired lock 2 at 7, the first",
      "100 released lock 2 at 9",
    ]);
    expect(words).toHaveLength(1000);
    expect(words.at(-1)).toBe("100 released lock 1 at 9");
  });

  it("are not those of the process that forked this one", () => {
    processTrace(100).localAcquired(1, direct, 0);
    processTrace(101).localReleased(1);
    expect(told()).toEqual(["100 acquired lock 1 at 7, the first"]);
  });
});
