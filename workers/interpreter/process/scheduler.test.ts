import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { TraceEvent } from "../../api/events";
import { gather } from "../../api/encode.test-support";
import { type Tid, tid } from "../../api/units";
import { newKernel, start } from "../../kernel/kernel.test-support";
import { ProcessField } from "../../kernel/memory/layout";
import { TraceReader } from "../../kernel/logs/trace-log";
import { wakeProcess } from "../../kernel/memory/waits";
import { discardSignal, sendSignal, Signal } from "../../kernel/processes/signals";
import type { Condition } from "../../shared/condition";
import { ProcessContext, ProcessGone } from "./process-context";
import { Scheduler, SUSPEND, Wake } from "./scheduler";

const [main, second, third] = [tid(1), tid(2), tid(3)];

let kernel = newKernel();
let process = start(kernel);
let context: ProcessContext;
let scheduler: Scheduler;
let reader: TraceReader;

beforeEach(() => {
  kernel = newKernel();
  process = start(kernel);
  const position = { file: 0, line: 1 };
  const positions = { current: () => position, currentCall: () => ({ ...position, call: "" }) };
  context = new ProcessContext(process.kernel, process.slot, process.pid, positions, () => {});
  scheduler = new Scheduler(context);
  reader = new TraceReader(kernel.memory);
});

afterEach(() => scheduler.close());

const wish = (changes: Partial<Condition> = {}): Condition => ({
  ...{ reason: "lock", object: 1, masks: [], ready: () => false, deadline: Infinity },
  ...changes,
});

/** Waits and turns that the trace has been told of, as "2 waits for lock". */
function told(): string[] {
  const events: TraceEvent[] = [];
  reader.drain(gather(events), Infinity);
  return events.flatMap((event) => {
    if (event.kind === "wait-began") return `${event.tid} waits for ${event.reason}`;
    if (event.kind === "wait-ended") return `${event.tid} has waited for ${event.reason}`;
    return event.kind === "gil-taken" ? `${event.tid} takes the GIL from ${event.from}` : [];
  });
}

/** The running thread suspends itself, as Python does after SUSPEND; `resumed` gets what it goes on with. */
const suspended = (): Promise<number> => scheduler.suspending();

/** A thread that is the next to run: what it does until it is first suspended or over. */
function startThread(thread: Tid, run: () => void): void {
  scheduler.threadStarted(() => {
    scheduler.threadRunning(thread);
    run();
  });
}

describe("a process with one thread", () => {
  it("does not wait for what is there", () => {
    expect(scheduler.block(wish({ ready: () => true }))).toBe(Wake.READY);
    expect(told()).toEqual([]);
  });

  it("does not wait when its time is over", () => {
    expect(scheduler.block(wish({ deadline: performance.now() }))).toBe(Wake.TIMEOUT);
    expect(told()).toEqual([]);
  });

  it("sleeps until its time is over, and tells of the wait", () => {
    const deadline = performance.now() + 5;
    expect(scheduler.block(wish({ deadline }))).toBe(Wake.TIMEOUT);
    expect(performance.now()).toBeGreaterThanOrEqual(deadline);
    expect(told()).toEqual(["1 waits for lock", "1 has waited for lock"]);
  });

  it("misses no change between its look and its sleep", () => {
    let looks = 0;
    const ready = (): boolean => {
      // What it waits for happens while it looks, and wakes it: were that lost, it would sleep for good.
      wakeProcess(kernel.memory, process.slot);
      return ++looks === 5;
    };
    expect(scheduler.block(wish({ ready }))).toBe(Wake.READY);
  });

  it("is interrupted by a signal that Python handles", () => {
    kernel.processes.set(process.slot, ProcessField.HANDLED, 1 << Signal.SIGINT);
    sendSignal(kernel, process.pid, Signal.SIGINT);
    expect(scheduler.block(wish())).toBe(Wake.INTERRUPTED);
  });

  it("gets no further when it is killed", () => {
    const ready = (): boolean => {
      sendSignal(kernel, process.pid, Signal.SIGKILL);
      return false;
    };
    expect(() => scheduler.block(wish({ ready }))).toThrow(ProcessGone);
  });
});

describe("threads of a process", () => {
  it("go on at once when what they wait for is there, and their turn is young", () => {
    scheduler.threadRunning(main);
    expect(scheduler.suspend(wish({ ready: () => true }))).toBe(Wake.READY);
  });

  it("are suspended, and resumed when what they wait for has come", async () => {
    let released = false;
    startThread(second, () => {
      released = true;
      scheduler.threadEnded();
    });
    expect(scheduler.suspend(wish({ ready: () => released }))).toBe(SUSPEND);
    expect(await suspended()).toBe(Wake.READY);
    expect(context.thread).toBe(main);
    expect(told()).toEqual(["1 waits for lock", "2 takes the GIL from 1", "1 has waited for lock", "1 takes the GIL from 2"]);
  });

  it("are resumed when their time is over", async () => {
    expect(scheduler.suspend(wish({ deadline: performance.now() + 5 }))).toBe(SUSPEND);
    expect(await suspended()).toBe(Wake.TIMEOUT);
  });

  it("hand over the GIL in the order in which they asked for it", async () => {
    const order: Tid[] = [];
    const takeTurns = (thread: Tid): void => {
      order.push(thread);
      expect(scheduler.yieldGil()).toBe(SUSPEND);
      void suspended().then(() => {
        order.push(context.thread);
        scheduler.threadEnded();
      });
    };
    startThread(second, () => takeTurns(second));
    startThread(third, () => takeTurns(third));
    expect(scheduler.yieldGil()).toBe(SUSPEND);
    await suspended();
    order.push(context.thread);
    let over = false;
    void Promise.resolve().then(() => (over = true));
    expect(scheduler.suspend(wish({ ready: () => over && order.length === 5 }))).toBe(SUSPEND);
    await suspended();
    expect(order).toEqual([second, third, main, second, third]);
  });

  it("have no turn to hand over where nobody else could run", () => {
    expect(scheduler.yieldGil()).toBe(Wake.READY);
  });

  it("are interrupted by a signal only in the main thread", async () => {
    kernel.processes.set(process.slot, ProcessField.HANDLED, 1 << Signal.SIGINT);
    let ended: number | undefined;
    startThread(second, () => {
      scheduler.suspend(wish({ deadline: performance.now() + 20 }));
      void suspended().then((wake) => {
        ended = wake;
        scheduler.threadEnded();
      });
      sendSignal(kernel, process.pid, Signal.SIGINT);
    });
    scheduler.suspend(wish());
    expect(await suspended()).toBe(Wake.INTERRUPTED);
    // As Python's handler does, or the main thread would be interrupted again.
    discardSignal(kernel, process.slot, Signal.SIGINT);
    scheduler.suspend(wish({ ready: () => ended !== undefined }));
    await suspended();
    expect(ended).toBe(Wake.TIMEOUT);
  });

  it("have had their turn when another has waited for the GIL as long as the switch interval", () => {
    context.threads = 2;
    kernel.processes.set(process.slot, ProcessField.SWITCH_INTERVAL, 20_000);
    scheduler.threadRunning(main);
    startThread(second, () => {});
    expect(scheduler.turnIsOver).toBe(false);
    const until = performance.now() + 21;
    while (performance.now() < until);
    expect(scheduler.turnIsOver).toBe(true);
  });
});

it("what is done while a thread is suspended is what it goes on with", async () => {
  expect(scheduler.suspendDuring(wish({ ready: () => true }), () => 42)).toBe(SUSPEND);
  expect(await suspended()).toBe(42);
});
