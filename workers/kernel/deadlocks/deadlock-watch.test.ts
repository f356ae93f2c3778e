import { beforeEach, describe, expect, it } from "vitest";
import type { TraceEvent } from "../../api/events";
import { tid } from "../../api/units";
import { DeadlockWatch } from "./deadlock-watch";
import type { Kernel } from "../kernel";
import { newKernel, start, type TestProcess } from "../kernel.test-support";
import { Header, Offset, Ownership, ProcessField } from "../memory/layout";
import { statusOfExit, statusOfSignal } from "../processes/wait-status";
import { Signal } from "../processes/signals";
import { gather } from "../../api/encode.test-support";
import { TraceReader } from "../logs/trace-log";
import { Owner, packPosition, type Wish } from "./wait-table";

const MAIN = tid(1);

let kernel: Kernel;
let watch: DeadlockWatch;
let trace: TraceReader;

beforeEach(() => {
  kernel = newKernel();
  watch = new DeadlockWatch(kernel);
  trace = new TraceReader(kernel.memory);
});

function process(): TestProcess {
  const made = start(kernel);
  made.kernel.waits.threadBegan(MAIN);
  return made;
}

function child(parent: TestProcess): TestProcess {
  const made = start(kernel, parent.pid);
  made.kernel.waits.threadBegan(MAIN);
  return made;
}

function thread({ slot, kernel: own }: TestProcess, number: number) {
  own.waits.threadBegan(tid(number));
  own.processes.set(slot, ProcessField.THREADS, own.processes.get(slot, ProcessField.THREADS) + 1);
}

/** Waits at line `line`, for ever unless timed. */
function wait(of: TestProcess, wish: Wish, { thread: number = 1, line = 0, timed = false } = {}) {
  of.kernel.waits.began(tid(number), wish, timed, { file: 0, line });
}

function lock(): number {
  const handle = kernel.semaphores.create(0, 1, 1);
  kernel.semaphores.setOwnership(handle, Ownership.LOCK);
  return handle;
}

const take = (of: TestProcess, handle: number, line = 0) => of.kernel.semaphores.tryWait(handle, MAIN, packPosition({ file: 0, line }));
const waitForLock = (of: TestProcess, handle: number, line = 0) => wait(of, { reason: "semaphore", object: handle }, { line });
const waitForData = (of: TestProcess, pipe: number) => wait(of, { reason: "pipe-read", object: pipe, pipes: [{ pipe, room: false }] });

function crossed(): [TestProcess, TestProcess] {
  const [one, other] = [process(), process()];
  const [a, b] = [lock(), lock()];
  take(one, a, 2);
  take(other, b, 4);
  waitForLock(one, b, 3);
  waitForLock(other, a, 5);
  return [one, other];
}

/** What two looks tell. */
function told(looks = 2): TraceEvent[] {
  for (let look = 0; look < looks; look++) watch.look();
  const events: TraceEvent[] = [];
  trace.drain(gather(events), 1000);
  return events;
}

const kinds = (events: readonly TraceEvent[]) =>
  events.map((event) =>
    event.kind === "deadlock-found"
      ? `found ${event.id}${event.whole ? " whole" : ""}`
      : event.kind === "deadlock-over"
        ? `over ${event.id}`
        : event.kind,
  );

describe("a deadlock", () => {
  it("is told with who waits where, for what, held by whom, taken where", () => {
    const [one, other] = crossed();
    const [event] = told();
    expect(event).toMatchObject({
      kind: "deadlock-found",
      id: 1,
      whole: true,
      waits: [
        { pid: one.pid, tid: 1, line: 3, reason: "semaphore", held: true, inCycle: true, on: [{ pid: other.pid, tid: 1, line: 4 }] },
        { pid: other.pid, tid: 1, line: 5, reason: "semaphore", held: true, inCycle: true, on: [{ pid: one.pid, tid: 1, line: 2 }] },
      ],
    });
  });

  it("is told at the second look that finds it, and once", () => {
    crossed();
    expect(told(1)).toEqual([]);
    expect(kinds(told(1))).toEqual(["found 1 whole"]);
    expect(told(5)).toEqual([]);
  });

  it("is not told when a wait has ended and begun anew between the looks", () => {
    const [one] = crossed();
    told(1);
    one.kernel.waits.ended(MAIN);
    waitForLock(one, 1);
    expect(told(1)).toEqual([]);
    expect(kinds(told(1))).toEqual(["found 1 whole"]);
  });

  it("is not told of a thread that has got its lock and not yet gone on, but of one that waits for its own", () => {
    const [busy, greedy] = [process(), process()];
    const [a, b] = [lock(), lock()];
    take(greedy, a, 1);
    wait(greedy, { reason: "semaphore", object: a, owner: 1 }, { line: 2 });
    waitForLock(busy, b, 3);
    take(busy, b, 3);
    expect(told()).toEqual([]);
    busy.kernel.waits.ended(MAIN);
    busy.kernel.endProcess(busy.slot, 0);
    expect(kinds(told()).at(-1)).toBe("found 1 whole");
  });

  it("is over when one of its processes is ended, and another one is another", () => {
    const [one, other] = crossed();
    told();
    kernel.endProcess(one.slot, statusOfSignal(Signal.SIGKILL));
    // Its lock is held for ever now.
    expect(kinds(told())).toEqual(["process-exited", "over 1", "found 2 whole"]);
    kernel.endProcess(other.slot, statusOfSignal(Signal.SIGKILL));
    expect(kinds(told())).toEqual(["process-exited", "over 2"]);
  });

  it("is of some while another process runs, starts, or is about to end", () => {
    crossed();
    process();
    expect(kinds(told())).toEqual(["found 1"]);
    kernel = newKernel();
    watch = new DeadlockWatch(kernel);
    trace = new TraceReader(kernel.memory);
    crossed();
    kernel.processes.create(process().pid);
    expect(kinds(told())).toEqual(["found 1"]);
  });

  it("is a child that waits for its parent, which waits for it", () => {
    const parent = process();
    const own = child(parent);
    const pipe = kernel.pipes.create();
    parent.kernel.descriptors.open(parent.slot, 5, { read: undefined, write: pipe });
    own.kernel.descriptors.open(own.slot, 6, { read: pipe, write: undefined });
    wait(parent, { reason: "child", object: own.pid });
    waitForData(own, pipe);
    expect(kinds(told())).toEqual(["found 1 whole"]);
  });

  it("is a write into a full pipe that only waiting processes could read, though a little room is left", () => {
    const [writer, reader] = [process(), process()];
    const pipe = kernel.pipes.create();
    writer.kernel.descriptors.open(writer.slot, 5, { read: undefined, write: pipe });
    reader.kernel.descriptors.open(reader.slot, 5, { read: pipe, write: undefined });
    kernel.pipes.tryWrite(pipe, new Uint8Array(65_500));
    wait(writer, { reason: "pipe-write", object: pipe, pipes: [{ pipe, room: true }], length: 100 });
    waitForLock(reader, kernel.semaphores.create(0, 0, 1));
    expect(kinds(told())).toEqual(["found 1 whole"]);
  });

  it("is two threads of one process with each other's locks, while its main thread runs", () => {
    const only = process();
    thread(only, 2);
    thread(only, 3);
    wait(only, { reason: "lock", object: 7, owner: 3, ownerAt: packPosition({ file: 1, line: 9 }) }, { thread: 2 });
    wait(only, { reason: "lock", object: 8, owner: 2 }, { thread: 3 });
    const [event] = told();
    expect(event).toMatchObject({
      whole: false,
      waits: [
        { tid: 2, on: [{ tid: 3, file: 1, line: 9 }] },
        { tid: 3, on: [{ tid: 2 }] },
      ],
    });
  });

  it("is a lock whose holder no longer is", () => {
    const only = process();
    wait(only, { reason: "lock", object: 7, owner: 4 });
    expect(kinds(told())).toEqual(["found 1 whole"]);
  });

  it("is a signal between threads that none is left to give", () => {
    const only = process();
    thread(only, 2);
    wait(only, { reason: "thread", object: 2 });
    wait(only, { reason: "lock", object: 7, owner: Owner.SIGNAL }, { thread: 2 });
    expect(kinds(told())).toEqual(["found 1 whole"]);
  });
});

describe("no deadlock", () => {
  it("is a wait with a deadline", () => {
    const [one] = crossed();
    one.kernel.waits.ended(MAIN);
    wait(one, { reason: "semaphore", object: 1 }, { timed: true });
    expect(told(3)).toEqual([]);
  });

  it.each(["sleep", "stdin", "fork", "output", "gil"] as const)("is a wait of the reason %s", (reason) => {
    wait(process(), { reason, object: 0 });
    expect(told(3)).toEqual([]);
  });

  it("is a wait that is over but has not been taken up", () => {
    const [one, other] = [process(), process()];
    const handle = kernel.semaphores.create(0, 1, 1);
    waitForLock(one, handle);
    wait(other, { reason: "child", object: child(one).pid });
    expect(told(3)).toEqual([]);
  });

  it("is a lock that has been handed back, or has another holder that goes on", () => {
    const only = process();
    thread(only, 2);
    thread(only, 3);
    wait(only, { reason: "thread", object: 2 });
    wait(only, { reason: "lock", object: 7, owner: 3 }, { thread: 2 });
    wait(only, { reason: "thread", object: 2 }, { thread: 3 });
    only.kernel.waits.lockTaken(7, Owner.NONE, 0);
    expect(told(3)).toEqual([]);
    thread(only, 4);
    only.kernel.waits.lockTaken(7, 4, 0);
    expect(told(3)).toEqual([]);
  });

  it("is a lock once posted by another than its holder, while anyone goes on", () => {
    crossed();
    const third = process();
    third.kernel.semaphores.post(0, MAIN);
    take(third, 0);
    third.kernel.semaphores.post(1, MAIN);
    take(third, 1);
    expect(told(3)).toEqual([]);
  });

  it("is a semaphore that is no lock, while anyone goes on", () => {
    const [one] = [process(), process()];
    const handle = kernel.semaphores.create(0, 1, 1);
    take(one, handle);
    waitForLock(one, handle);
    expect(told(3)).toEqual([]);
  });

  it("is a pipe with data, with no writer left, or with a writer that goes on", () => {
    const [one, other] = [process(), process()];
    const pipe = kernel.pipes.create();
    one.kernel.descriptors.open(one.slot, 5, { read: pipe, write: undefined });
    waitForData(one, pipe);
    waitForLock(other, kernel.semaphores.create(0, 0, 1));
    expect(told(3)).toEqual([]);
    other.kernel.descriptors.open(other.slot, 5, { read: undefined, write: pipe });
    kernel.pipes.tryWrite(pipe, Uint8Array.of(1));
    expect(told(3)).toEqual([]);
    kernel.pipes.tryRead(pipe, new Uint8Array(8));
    expect(kinds(told(3))).toEqual(["found 1 whole"]);
  });

  it("is a pipe whose other end is on its way in a message, while anyone goes on", () => {
    const [one] = [process(), process()];
    const pipe = kernel.pipes.create();
    one.kernel.descriptors.open(one.slot, 5, { read: pipe, write: undefined });
    kernel.descriptors.retain({ read: undefined, write: pipe });
    waitForData(one, pipe);
    expect(told(3)).toEqual([]);
  });

  it("is a pipe of standard input among others", () => {
    const only = process();
    const [stdin, pipe] = [kernel.pipes.create(), kernel.pipes.create()];
    kernel.memory.words[Header.STDIN_PIPE] = stdin;
    kernel.pipes.addWriter(stdin);
    only.kernel.descriptors.open(only.slot, 5, { read: pipe, write: pipe });
    wait(only, {
      reason: "poll",
      object: 0,
      pipes: [
        { pipe, room: false },
        { pipe: stdin, room: false },
      ],
    });
    expect(told(3)).toEqual([]);
  });

  it("is a main thread with a handler of the program's for what the reader can send", () => {
    const only = process();
    waitForLock(only, kernel.semaphores.create(0, 0, 1));
    const handlers = Offset.process(only.slot, ProcessField.OWN_HANDLERS);
    Atomics.store(kernel.memory.words, handlers, 1 << Signal.SIGINT);
    expect(told(3)).toEqual([]);
    Atomics.store(kernel.memory.words, handlers, 1 << Signal.SIGTERM);
    expect(kinds(told(3))).toEqual(["found 1 whole"]);
  });

  it("is a child that has ended", () => {
    const parent = process();
    const own = child(parent);
    wait(parent, { reason: "child", object: own.pid });
    kernel.endProcess(own.slot, statusOfExit(0));
    expect(kinds(told(3))).toEqual(["process-exited"]);
  });

  it("is where not all threads are known", () => {
    const only = process();
    Atomics.store(kernel.memory.words, Header.WAITS_FULL, 1);
    thread(only, 2);
    wait(only, { reason: "lock", object: 7, owner: 9 });
    expect(told(3)).toEqual([]);
  });
});
