import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import "../shared/with-resolvers.test-support";
import type { Pid } from "../api/units";
import type { Job, Pristine, ProcessEvents, RunAssets, Start } from "../interpreter/process/protocol";
import type { Kernel } from "../kernel/kernel";
import { newKernel, start, type TestProcess } from "../kernel/kernel.test-support";
import { FakeWorker } from "./fake-worker.test-support";
import type { InterpreterWorker } from "./interpreter-worker";
import type { WarmPool } from "./pool";
import { RunWorkers } from "./run-workers";

const FORK = { kind: "fork" } as Start;
const SPAWN: Start = { kind: "spawn", args: [], environment: [], cwd: "/" };
const PRISTINE = {} as Pristine;

/** A pool that has the interpreters which the test puts into it. */
class FakePool implements Pick<WarmPool, "take" | "takeIdle" | "giveBack" | "target"> {
  target = 1;
  readonly idle: FakeWorker[] = [];
  readonly returned: InterpreterWorker[] = [];
  readonly requests: ((worker: InterpreterWorker) => void)[] = [];

  takeIdle(): InterpreterWorker | undefined {
    return this.idle.shift()?.asWorker;
  }

  take(use: (worker: InterpreterWorker) => void): () => void {
    const idle = this.idle.shift();
    if (idle !== undefined) use(idle.asWorker);
    else this.requests.push(use);
    return () => this.requests.splice(0, this.requests.length, ...this.requests.filter((request) => request !== use));
  }

  giveBack(worker: InterpreterWorker): void {
    this.returned.push(worker);
  }
}

let kernel: Kernel;
let pool: FakePool;
let workers: RunWorkers;
let crashed: Pid[];

function begin(pristine?: Pristine): void {
  kernel = newKernel();
  pool = new FakePool();
  crashed = [];
  const assets: RunAssets = { kernel: kernel.memory.buffer, paths: [], imageBuffers: [], pristine };
  const events: ProcessEvents = { created: vi.fn(), exited: vi.fn(), killed: vi.fn(), crashed: (pid) => crashed.push(pid) };
  workers = new RunWorkers(kernel, pool as unknown as WarmPool, assets, events, () => {});
}

beforeEach(() => {
  vi.useFakeTimers();
  begin();
});

afterEach(() => {
  vi.useRealTimers();
});

const jobOf = ({ pid, slot }: TestProcess, how: Start): Job => ({ run: {} as RunAssets, pid, slot, start: how });

/** A process, and the worker that is it. */
function running(how: Start = FORK): TestProcess & { readonly worker: FakeWorker } {
  const process = start(kernel);
  const worker = new FakeWorker();
  pool.idle.push(worker);
  workers.assign(jobOf(process, how));
  return { ...process, worker };
}

/** A worker that stands by and has been no process. */
function standingBy(): FakeWorker {
  const worker = new FakeWorker();
  pool.idle.push(worker);
  workers.standBy();
  return worker;
}

/** The process ends, and its worker says whether it can be another. */
function exit({ slot, pid }: TestProcess, recyclable: boolean): void {
  kernel.endProcess(slot, 0);
  workers.exited(pid, recyclable);
}

/** A worker that stands by and has been a process. */
function recycled(): FakeWorker {
  const process = running();
  exit(process, true);
  return process.worker;
}

/** Has a process call one that stands by, as `fork` does: the worker that it became, whose process is `pid`. */
function call(among: readonly FakeWorker[], { pid }: TestProcess, image = true): FakeWorker | undefined {
  if (!kernel.standbys.call(pid, new Uint8Array(0), image)) return undefined;
  return among.find(({ standby }) => standby !== undefined && kernel.standbys.processOf(standby.index) === pid);
}

const passes = (ms: number): void => {
  for (let passed = 0; passed < ms; passed += 10) {
    vi.advanceTimersByTime(10);
    workers.endLongIdle();
  }
};

describe("a process is given", () => {
  it("one that stands by, which nobody can call any more", () => {
    const worker = standingBy();
    const process = start(kernel);
    workers.assign(jobOf(process, SPAWN));
    expect(worker.job?.pid).toBe(process.pid);
    expect(call([worker], start(kernel))).toBeUndefined();
  });

  it("the pool's next where none stands by, as soon as there is one", () => {
    const process = start(kernel);
    workers.assign(jobOf(process, SPAWN));
    expect(workers.knows(process.pid)).toBe(true);
    const worker = new FakeWorker();
    pool.requests[0]?.(worker.asWorker);
    expect(worker.job?.pid).toBe(process.pid);
  });

  it("one whose process has just ended, and asks the pool for none any more", () => {
    const [first, second] = [running(), start(kernel)];
    workers.assign(jobOf(second, FORK));
    exit(first, true);
    expect(first.worker.job?.pid).toBe(second.pid);
    expect(pool.requests).toEqual([]);
  });

  it("none that has been a process, where it must be clean and nothing makes it so", () => {
    const first = running();
    const worker = recycled();
    const second = start(kernel);
    workers.assign(jobOf(second, SPAWN));
    exit(first, true);
    expect([worker, first.worker].map(({ job }) => job?.pid)).not.toContain(second.pid);
    expect(pool.requests).toHaveLength(1);
  });

  it("one that has been a process where an image makes it clean", () => {
    begin(PRISTINE);
    const worker = recycled();
    const process = start(kernel);
    workers.assign(jobOf(process, SPAWN));
    expect(worker.job?.pid).toBe(process.pid);
  });

  it("none once it has been killed", async () => {
    const process = start(kernel);
    workers.assign(jobOf(process, SPAWN));
    await workers.terminate(process.pid);
    expect([workers.knows(process.pid), pool.requests]).toEqual([false, []]);
  });
});

describe("one that stands by", () => {
  it("is the process that has called it", () => {
    const worker = standingBy();
    const process = start(kernel);
    expect(workers.knows(process.pid)).toBe(false);
    expect(call([worker], process)).toBe(worker);
    expect(workers.knows(process.pid)).toBe(true);
    exit(process, false);
    expect(workers.knows(process.pid)).toBe(false);
    passes(200);
    expect(worker.terminated).toBe(true);
  });

  it("is ended when it breaks, and its place is another's", () => {
    const worker = standingBy();
    worker.standby?.died(new Error("out of memory"));
    expect([worker.terminated, crashed]).toEqual([true, []]);
    expect(call([worker], start(kernel))).toBeUndefined();
    expect(standingBy().standby?.index).toBe(worker.standby?.index);
  });

  it("crashes the process that it is when it breaks", () => {
    const worker = standingBy();
    const process = start(kernel);
    call([worker], process);
    worker.standby?.died(new Error("out of memory"));
    expect(crashed).toEqual([process.pid]);
  });

  it("has no say once its process was killed", () => {
    const worker = standingBy();
    const process = start(kernel);
    call([worker], process);
    void workers.terminate(process.pid);
    worker.standby?.died(new Error("terminated"));
    expect([worker.terminated, crashed]).toEqual([true, []]);
  });
});

describe("one whose process has ended itself", () => {
  it("stands by again", () => {
    const worker = recycled();
    const process = start(kernel);
    expect(call([worker], process)).toBe(worker);
  });

  it("is ended a tenth of a second later when it can be no other", () => {
    const process = running();
    exit(process, false);
    passes(90);
    expect(process.worker.terminated).toBe(false);
    passes(50);
    expect(process.worker.terminated).toBe(true);
  });

  it("is ended at once when eight others lie there since, the first one first", () => {
    const processes = Array.from({ length: 10 }, () => running());
    for (const process of processes) exit(process, false);
    expect(processes.map(({ worker }) => worker.terminated)).toEqual([true, true, ...Array<boolean>(8).fill(false)]);
  });

  it("is ended a second later when the page wants fewer, and not while it is a process again", () => {
    start(kernel);
    const ended = [running(), running()];
    for (const process of ended) exit(process, true);
    const [one, other] = ended.map(({ worker }) => worker);
    const again = start(kernel);
    const called = call([one!, other!], again);
    passes(2000);
    expect([one, other].map((worker) => worker?.terminated)).toEqual([called !== one, called !== other]);
    expect(workers.knows(again.pid)).toBe(true);
  });

  it("stays while the page wants as many, with those that stand by since the beginning", () => {
    pool.target = 8;
    start(kernel);
    const ended = Array.from({ length: 5 }, () => running());
    for (const process of ended) exit(process, true);
    const terminated = () => ended.map(({ worker }) => worker.terminated);
    passes(5000);
    standingBy();
    standingBy();
    passes(5000);
    expect(terminated()).toEqual([false, false, false, false, false]);
    standingBy();
    passes(5000);
    expect(terminated()).toEqual([true, false, false, false, false]);
  });
});

describe("one whose process was killed", () => {
  it("keeps what the process had until the browser has ended it", async () => {
    const { pid, slot, worker } = running();
    const pipe = kernel.pipes.create();
    kernel.descriptors.open(slot, 3, { read: undefined, write: pipe });
    kernel.endProcess(slot, 9);
    const gone = workers.terminate(pid);
    expect([worker.terminated, workers.isTerminating(pid), workers.knows(pid), workers.quiet]).toEqual([true, true, false, false]);
    worker.gone.resolve();
    await gone;
    expect(workers.isTerminating(pid)).toBe(false);
    expect(kernel.descriptors.list(slot)).toEqual([]);
  });
});

describe("at the run's end", () => {
  /** One of each: called, stands by, stands by again, idle, running. */
  function oneOfEach() {
    const called = standingBy();
    call([called], start(kernel));
    const idle = running();
    exit(idle, false);
    const again = running();
    const others = { called, idle: idle.worker, running: running().worker };
    exit(again, true);
    return { ...others, again: again.worker, fresh: standingBy() };
  }

  const terminatedOf = (all: ReturnType<typeof oneOfEach>) =>
    Object.entries(all).flatMap(([name, { terminated }]) => (terminated ? [name] : []));

  it("those that can begin again go back, the others are ended", () => {
    begin(PRISTINE);
    const all = oneOfEach();
    workers.end();
    expect(terminatedOf(all)).toEqual(["called", "idle", "running"]);
    expect(pool.returned).toEqual([all.again, all.fresh]);
    expect(workers.quiet).toBe(false);
  });

  it("those that have been a process are ended, too, where nothing makes them clean", () => {
    const all = oneOfEach();
    workers.end();
    expect(terminatedOf(all)).toEqual(["called", "idle", "running", "again"]);
    expect(pool.returned).toEqual([all.fresh]);
  });

  it("it is quiet when none is a process", () => {
    recycled();
    standingBy();
    workers.end();
    expect(workers.quiet).toBe(true);
  });
});
