import "../shared/with-resolvers.test-support";
import { beforeEach, describe, expect, it, vi } from "vitest";
import type { EngineError } from "../api/errors";
import type { HostAssets, Pristine } from "../interpreter/process/protocol";
import type { InterpreterWorker } from "./interpreter-worker";
import { WarmPool } from "./pool";

/** An interpreter as the pool sees it; the test decides what becomes of its boot. */
class FakeInterpreter {
  static made: FakeInterpreter[] = [];
  terminated = false;
  boots!: () => void;
  fails!: (error: Error) => void;
  dies!: (error: Error) => void;
  readonly died = new Promise<never>((_resolve, reject) => (this.dies = reject));

  constructor() {
    this.died.catch(() => {});
    FakeInterpreter.made.push(this);
  }

  static pristineFails = false;

  takePristine(): Promise<Pristine> {
    return FakeInterpreter.pristineFails
      ? Promise.reject(new Error("no memory"))
      : Promise.resolve({ takenBy: this } as unknown as Pristine);
  }

  boot(): Promise<void> {
    return new Promise((resolve, reject) => {
      this.boots = resolve;
      this.fails = reject;
    });
  }

  terminate(): void {
    this.terminated = true;
  }
}

/** Lets everything happen that is only waiting for its turn. */
const settle = () => new Promise((resolve) => setImmediate(resolve));

const made = () => FakeInterpreter.made;
const booting = () => made().filter((worker) => !finished.has(worker));
let finished = new Set<unknown>();
let warm: number[] = [];
let failures: EngineError[] = [];
let pool: WarmPool;

function makePool(cores: number): WarmPool {
  return new WarmPool(
    () => new FakeInterpreter() as unknown as InterpreterWorker,
    {} as HostAssets,
    (count) => warm.push(count),
    (error) => failures.push(error),
    cores,
  );
}

beforeEach(() => {
  FakeInterpreter.made = [];
  FakeInterpreter.pristineFails = false;
  finished = new Set();
  warm = [];
  failures = [];
  pool = makePool(4);
});

/** Lets the boots under way succeed, until nothing boots any more. */
async function bootAll(): Promise<void> {
  while (booting().length > 0) await bootOne();
}

async function bootOne(): Promise<void> {
  const [worker] = booting();
  finished.add(worker);
  worker?.boots();
  await settle();
}

async function failOne(message = "no memory"): Promise<void> {
  const [worker] = booting();
  finished.add(worker);
  worker?.fails(new Error(message));
  await settle();
}

const unexpected = (error: unknown): void => {
  throw error;
};

describe("the pool", () => {
  it("keeps as many warm as wished, two booting at a time", async () => {
    pool.target = 5;
    expect(made()).toHaveLength(2);
    await bootOne();
    expect(made()).toHaveLength(3);
    await bootAll();
    expect(made()).toHaveLength(5);
    expect(pool.warm).toBe(5);
    expect(warm).toEqual([1, 2, 3, 4, 5]);
  });

  it("boots the first alone where there are but two cores", async () => {
    pool = makePool(2);
    pool.target = 4;
    expect(made()).toHaveLength(1);
    await bootOne();
    expect(made()).toHaveLength(3);
    await bootAll();
    expect(pool.warm).toBe(4);
  });

  it("has what others can begin again from taken by the second: the reader may wait for the first", async () => {
    pool.target = 3;
    await bootOne();
    expect(pool.pristine).toBeUndefined();
    await bootAll();
    expect(pool.pristine).toEqual({ takenBy: made()[1] });
  });

  it("does without where there is no memory for it", async () => {
    FakeInterpreter.pristineFails = true;
    pool.target = 5;
    await bootAll();
    expect([pool.warm, pool.pristine, failures]).toEqual([5, undefined, []]);
  });

  it("has it taken by none that somebody waits for", async () => {
    pool.target = 1;
    await bootAll();
    pool.paused = true;
    for (let count = 0; count < 3; count++) pool.take(() => {}, unexpected);
    await bootAll();
    expect(pool.pristine).toBeUndefined();
    pool.paused = false;
    await bootAll();
    expect(pool.pristine).toEqual({ takenBy: made().at(-1) });
  });

  it("gives a warm one at once, and boots another in its place", async () => {
    pool.target = 1;
    await bootAll();
    const use = vi.fn();
    pool.take(use, unexpected);
    expect(use).toHaveBeenCalledExactlyOnceWith(made()[0]);
    expect(pool.warm).toBe(0);
    await bootAll();
    expect(pool.warm).toBe(1);
    expect(made()).toHaveLength(2);
  });

  it("serves those who wait in their order, as interpreters come up", async () => {
    const served: string[] = [];
    pool.target = 0;
    for (const name of ["one", "two", "three"]) pool.take(() => served.push(name), unexpected);
    expect(made()).toHaveLength(2);
    await bootOne();
    expect(served).toEqual(["one"]);
    await bootAll();
    expect(served).toEqual(["one", "two", "three"]);
    expect(made()).toHaveLength(3);
    expect(pool.warm).toBe(0);
  });

  it("forgets a wish that was taken back", async () => {
    const [first, second] = [vi.fn(), vi.fn()];
    pool.target = 0;
    const cancel = pool.take(first, unexpected);
    pool.take(second, unexpected);
    cancel();
    await bootAll();
    expect(first).not.toHaveBeenCalled();
    expect(second).toHaveBeenCalledTimes(1);
    // What was booted for the first is kept for the next.
    expect(pool.warm).toBe(1);
  });

  it("lets a wish be taken back that was fulfilled already", async () => {
    pool.target = 2;
    await bootAll();
    const cancel = pool.take(() => {}, unexpected);
    cancel();
    expect(pool.warm).toBe(1);
  });

  it("boots, while a program runs, only what a process waits for", async () => {
    pool.target = 2;
    await bootAll();
    pool.paused = true;
    pool.take(() => {}, unexpected);
    pool.take(() => {}, unexpected);
    expect(booting()).toHaveLength(0);
    const use = vi.fn();
    pool.take(use, unexpected);
    expect(booting()).toHaveLength(1);
    await bootAll();
    expect(use).toHaveBeenCalledTimes(1);
    pool.paused = false;
    await bootAll();
    expect(pool.warm).toBe(2);
  });

  it("replaces a warm one that dies", async () => {
    pool.target = 1;
    await bootAll();
    made()[0]?.dies(new Error("out of memory"));
    await settle();
    expect(made()[0]?.terminated).toBe(true);
    expect(pool.warm).toBe(0);
    await bootAll();
    expect(pool.warm).toBe(1);
    const use = vi.fn();
    pool.take(use, unexpected);
    expect(use).toHaveBeenCalledExactlyOnceWith(made()[1]);
  });

  it("lends what has nothing to do, and boots nothing in its place while a program runs", async () => {
    pool.target = 2;
    await bootAll();
    pool.paused = true;
    const lent = [pool.takeIdle(), pool.takeIdle(), pool.takeIdle()];
    expect(lent).toEqual([made()[0], made()[1], undefined]);
    expect(booting()).toHaveLength(0);
    if (lent[0] !== undefined) pool.giveBack(lent[0]);
    pool.paused = false;
    expect(booting()).toHaveLength(1);
    expect(pool.warm).toBe(1);
  });

  it("gives what was given back to who waits longest", async () => {
    pool.target = 1;
    await bootAll();
    pool.paused = true;
    const lent = pool.takeIdle();
    const use = vi.fn();
    pool.take(use, unexpected);
    if (lent !== undefined) pool.giveBack(lent);
    expect(use).toHaveBeenCalledExactlyOnceWith(lent);
  });

  it("does not care for one that dies in use", async () => {
    pool.target = 1;
    await bootAll();
    pool.take(() => {}, unexpected);
    await bootAll();
    warm = [];
    made()[0]?.dies(new Error("terminated"));
    await settle();
    expect(warm).toEqual([]);
    expect(made()).toHaveLength(2);
  });
});

describe("boots that fail", () => {
  it("are tried again, and their workers ended", async () => {
    pool.target = 1;
    await failOne();
    expect(made()[0]?.terminated).toBe(true);
    await failOne();
    await bootAll();
    expect(pool.warm).toBe(1);
    expect(failures).toEqual([]);
  });

  it("three times in a row are told, with the reason", async () => {
    pool.target = 1;
    await failOne();
    await failOne();
    await failOne("no WebAssembly");
    const why = { code: "unexpected", detail: "no WebAssembly" };
    expect(failures.map(({ trouble }) => trouble)).toEqual([{ code: "no-interpreter", why }]);
    expect(booting()).toHaveLength(0);
  });

  it("end the wish of who waits, and are tried again for the next who asks", async () => {
    pool.target = 0;
    const fail = vi.fn();
    pool.take(() => {}, fail);
    await failOne();
    await failOne();
    await failOne("no WebAssembly");
    expect(fail).toHaveBeenCalledExactlyOnceWith(failures[0]);
    const use = vi.fn();
    pool.take(use, unexpected);
    await bootAll();
    expect(use).toHaveBeenCalledTimes(1);
  });

  it("now and then, with successes between, are not", async () => {
    pool.target = 6;
    for (let round = 0; round < 4; round++) {
      await failOne();
      await bootOne();
    }
    await bootAll();
    expect(failures).toEqual([]);
    expect(pool.warm).toBe(6);
  });
});

describe("interpreters beyond the target", () => {
  const terminated = () => made().filter((worker) => worker.terminated).length;

  it("are let go once no program runs, and not while one may want them", async () => {
    pool.target = 6;
    await bootAll();
    pool.paused = true;
    const taken = Array.from({ length: 6 }, () => pool.takeIdle());
    for (const worker of taken) if (worker !== undefined) pool.giveBack(worker);
    pool.target = 2;
    expect([pool.warm, terminated()]).toEqual([6, 0]);
    pool.paused = false;
    expect([pool.warm, terminated()]).toEqual([2, 4]);
    expect(warm.at(-1)).toBe(2);
  });
});
