import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import "../shared/with-resolvers.test-support";
import { BufferPool } from "../shared/buffer-pool";
import { claimImage } from "../shared/image-buffer";
import type { Pristine } from "../interpreter/process/protocol";
import { Kernel } from "../kernel/kernel";
import { newKernel, type TestProcess } from "../kernel/kernel.test-support";
import { Header, Offset, PipeField, ProcessField } from "../kernel/memory/layout";
import { statusOfSignal } from "../kernel/processes/wait-status";
import { sendSignal, Signal } from "../kernel/processes/signals";
import { FakeWorker } from "./fake-worker.test-support";
import type { InterpreterWorker } from "./interpreter-worker";
import type { WarmPool } from "./pool";
import { RunSupervisor } from "./run-supervisor";

let kernel: Kernel;
let workers: FakeWorker[];
let run: RunSupervisor;
let returned: InterpreterWorker[];
let images: BufferPool;

beforeEach(() => {
  vi.useFakeTimers();
  begin(undefined);
});

/** `pristine`: what interpreters that have been processes may begin again from; `target`: how many the page wants. */
function begin(pristine: Pristine | undefined, target = 1): void {
  kernel = newKernel();
  workers = [];
  returned = [];
  images = new BufferPool(4);
  const pool: Pick<WarmPool, "take" | "takeIdle" | "giveBack" | "pristine" | "target"> = {
    pristine,
    target,
    take(use) {
      const worker = new FakeWorker();
      workers.push(worker);
      use(worker.asWorker);
      return () => {};
    },
    takeIdle: () => undefined,
    giveBack: (worker) => returned.push(worker),
  };
  const files = [{ name: "main.py", text: "" }];
  run = new RunSupervisor(kernel.memory.buffer, pool as unknown as WarmPool, files, "fork", images, () => {}, 0);
}

afterEach(() => {
  run.kill();
  vi.useRealTimers();
});

/** The process that the `index`-th worker was started as. */
function processOf(index: number): TestProcess & { worker: FakeWorker } {
  const worker = workers[index];
  if (worker?.job === undefined) throw new Error("no such process");
  const { slot, pid } = worker.job;
  kernel.processes.markRunning(slot);
  return { slot, pid, worker, kernel: new Kernel(kernel.memory.buffer, pid) };
}

/** A child of the main process. */
function child() {
  const main = processOf(0);
  const { slot, pid } = main.kernel.processes.create(main.pid);
  main.worker.events?.created(pid, slot, { kind: "spawn", args: [], environment: [], cwd: "/" });
  return processOf(workers.length - 1);
}

/** What follows from promises that are settled. */
const settled = () => vi.advanceTimersByTimeAsync(0);

describe("a process that another has killed", () => {
  function killed() {
    const main = processOf(0);
    const victim = child();
    const pipe = kernel.pipes.create();
    kernel.descriptors.open(main.slot, 3, { read: pipe, write: undefined });
    sendSignal(main.kernel, victim.pid, Signal.SIGKILL);
    main.kernel.processes.reap(victim.pid, main.pid);
    main.worker.events?.killed(victim.pid);
    return { main, victim, pipe };
  }

  it("leaves its slot to nobody until its worker is gone, and then nothing that it has opened since", async () => {
    const { main, victim, pipe } = killed();
    victim.kernel.descriptors.open(victim.slot, 4, { read: undefined, write: pipe });
    Atomics.store(kernel.memory.words, Header.NEXT_SLOT, victim.slot);
    const next = main.kernel.processes.create(main.pid);
    expect(victim.worker.terminated).toBe(true);
    expect(next.slot).not.toBe(victim.slot);
    victim.worker.gone.resolve();
    await settled();
    expect(kernel.pipes.tryRead(pipe, new Uint8Array(1))).toBe(0);
    Atomics.store(kernel.memory.words, Header.NEXT_SLOT, victim.slot);
    expect(main.kernel.processes.create(main.pid).slot).toBe(victim.slot);
  });

  it("keeps its lock until its worker is gone: it may be in the middle of the section", async () => {
    const { victim, pipe } = killed();
    const lock = Offset.pipe(pipe, PipeField.LOCK);
    kernel.memory.words[lock] = victim.pid;
    await vi.advanceTimersByTimeAsync(1000);
    expect(kernel.memory.words[lock]).toBe(victim.pid);
    victim.worker.gone.resolve();
    await settled();
    expect(kernel.memory.words[lock]).toBe(0);
  });

  it("is terminated though its killer was killed before it could say so", async () => {
    const [killer, victim] = [processOf(0), child()];
    sendSignal(killer.kernel, victim.pid, Signal.SIGKILL);
    expect(victim.worker.terminated).toBe(false);
    await vi.advanceTimersByTimeAsync(4000);
    expect(victim.worker.terminated).toBe(true);
  });
});

it("has a worker terminated that broke after its process had ended and been reaped", () => {
  const main = processOf(0);
  const broken = child();
  broken.kernel.endProcess(broken.slot, 0);
  main.kernel.processes.reap(broken.pid, main.pid);
  broken.worker.events?.crashed(broken.pid, "out of memory");
  expect(broken.worker.terminated).toBe(true);
});

describe("an interpreter whose process has ended", () => {
  const PRISTINE = {} as Pristine;

  function end({ kernel, slot, pid, worker }: ReturnType<typeof processOf>): void {
    kernel.endProcess(slot, 0);
    worker.events?.exited(pid, true);
  }

  it("is the next clean one, where there is what it can begin again from", () => {
    run.kill();
    begin(PRISTINE);
    processOf(0);
    const first = child();
    end(first);
    const second = child();
    expect(workers).toHaveLength(2);
    expect(first.worker.job?.pid).toBe(second.pid);
  });

  it("is only a forked child's where there is not", () => {
    end(child());
    child();
    expect(workers).toHaveLength(3);
  });

  it("goes back to the pool at the run's end, the main process's too", async () => {
    run.kill();
    begin(PRISTINE);
    const [main, other] = [processOf(0), child()];
    end(other);
    end(main);
    await settled();
    expect(returned).toEqual([other.worker, main.worker]);
    expect(workers.some(({ terminated }) => terminated)).toBe(false);
  });

  it("stands by where the page wants more than there are processes, and else for a second", async () => {
    run.kill();
    begin(PRISTINE, 2);
    processOf(0);
    const [first, second] = [child(), child()];
    end(first);
    end(second);
    await vi.advanceTimersByTimeAsync(900);
    expect([first.worker.terminated, second.worker.terminated]).toEqual([false, false]);
    await vi.advanceTimersByTimeAsync(10_000);
    expect([first.worker.terminated, second.worker.terminated]).toEqual([true, false]);
  });
});

describe("buffers for images", () => {
  const claimAll = () => {
    for (const image of workers[0]?.job?.run.imageBuffers ?? []) claimImage(image, workers[0]!.job!.pid);
  };

  it("are at once the next run's when all processes have ended by themselves", async () => {
    const main = processOf(0);
    claimAll();
    main.kernel.endProcess(main.slot, 0);
    main.worker.events?.exited(main.pid, false);
    await settled();
    expect(images.take()).toBeDefined();
  });

  it("are nobody's for a second when one was killed, whose worker may run on", async () => {
    claimAll();
    run.kill();
    expect(images.take()).toBeUndefined();
    await vi.advanceTimersByTimeAsync(1000);
    expect(images.take()).toBeDefined();
  });
});

it("that is interrupted is not killed when its main process has ended itself, and has yet to say so", async () => {
  const main = processOf(0);
  run.stop();
  main.kernel.endProcess(main.slot, statusOfSignal(Signal.SIGINT));
  await vi.advanceTimersByTimeAsync(1000);
  main.worker.events?.exited(main.pid, false);
  await vi.advanceTimersByTimeAsync(1000);
  expect(await run.ended.promise).toMatchObject({ reason: "stopped", status: statusOfSignal(Signal.SIGINT) });
});

describe("standard input", () => {
  it("ends once, though the reader ends it twice", () => {
    const pipe = kernel.memory.words[Header.STDIN_PIPE] ?? 0;
    const writers = () => kernel.memory.words[Offset.pipe(pipe, PipeField.WRITERS)];
    expect(writers()).toBe(1);
    run.stdin("typed");
    run.stdin(undefined);
    run.stdin(undefined);
    run.stdin("late");
    expect(writers()).toBe(0);
    expect(kernel.pipes.tryRead(pipe, new Uint8Array(10))).toBe(5);
    expect(kernel.pipes.tryRead(pipe, new Uint8Array(10))).toBe(0);
    expect(kernel.processes.get(processOf(0).slot, ProcessField.PENDING)).toBe(0);
  });

  it("that has found no room yet ends when it has", async () => {
    const pipe = kernel.memory.words[Header.STDIN_PIPE] ?? 0;
    run.stdin("x".repeat(100_000));
    run.stdin(undefined);
    run.stdin(undefined);
    let read = 0;
    for (let count: number | undefined; count !== 0; await vi.advanceTimersByTimeAsync(4)) {
      count = kernel.pipes.tryRead(pipe, new Uint8Array(40_000));
      read += count ?? 0;
    }
    expect(read).toBe(100_000);
    expect(kernel.memory.words[Offset.pipe(pipe, PipeField.WRITERS)]).toBe(0);
  });
});
