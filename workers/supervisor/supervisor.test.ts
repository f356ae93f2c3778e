import "../shared/with-resolvers.test-support";
import { beforeEach, describe, expect, it, vi } from "vitest";
import type { RunOutcome } from "./protocol";
import type { RunSupervisor } from "./run-supervisor";
import { createSupervisor } from "./supervisor";

/** What became of each run and of the pool, in order. */
const calls: string[] = [];
/** Ends each run that was made. */
const ends: ((outcome: RunOutcome) => void)[] = [];
let failure: Error | undefined;

vi.mock("../shared/clock-offset", () => ({ absoluteNow: () => 0, clockOffset: () => Promise.resolve(0) }));
vi.mock("./assets", () => ({ loadAssets: () => Promise.resolve({}) }));
vi.mock("./pool", () => ({
  WarmPool: class {
    constructor(_make: unknown, _assets: unknown, onChange: (warm: number) => void) {
      queueMicrotask(() => onChange(1));
    }
    set paused(paused: boolean) {
      calls.push(paused ? "paused" : "on");
    }
  },
}));
vi.mock("./run-supervisor", () => ({
  RunSupervisor: class implements Pick<RunSupervisor, "ended" | "stdin" | "stop" | "kill"> {
    readonly ended = Promise.withResolvers<RunOutcome>();
    readonly #name = `run ${ends.length}`;
    constructor() {
      if (failure !== undefined) throw failure;
      ends.push(this.ended.resolve);
    }
    stdin = (text: string | undefined) => void calls.push(`${this.#name}: ${text}`);
    stop = () => void calls.push(`${this.#name}: stop`);
    kill = () => void calls.push(`${this.#name}: kill`);
  },
}));

const OUTCOME: RunOutcome = { reason: "exited", status: 0, orphans: 0, quiet: true };
const options = { startMethod: "fork", cpuCount: 2 } as const;
const listener = { now: () => Promise.resolve(0), warm: () => {} };

let supervisor: ReturnType<typeof createSupervisor>;
const run = (id: number) => supervisor.run(id, new SharedArrayBuffer(0), { files: [] }, options);

beforeEach(async () => {
  vi.stubGlobal("navigator", { hardwareConcurrency: 2 });
  vi.stubGlobal("ENGINE_BUILD", "this build");
  failure = undefined;
  supervisor = createSupervisor();
  await supervisor.start("", "this build", listener as never);
  calls.length = ends.length = 0;
});

it("has nothing to do with a page of another build", async () => {
  const other = createSupervisor();
  expect(await other.start("", "another build", listener as never)).toEqual({ code: "other-build" });
  await expect(other.run(1, new SharedArrayBuffer(0), { files: [] }, options)).rejects.toThrow();
});

describe("what the reader does", () => {
  it("is done to the run that it was meant for, and to no later one", async () => {
    const first = run(1);
    supervisor.stdin(1, "one");
    ends[0]?.(OUTCOME);
    await first;
    void run(2);
    supervisor.stdin(1, "late");
    supervisor.stop(1);
    supervisor.stdin(2, "two");
    supervisor.stop(2);
    expect(calls.filter((call) => call.includes(": ") && !call.endsWith("kill"))).toEqual(["run 0: one", "run 1: two", "run 1: stop"]);
  });
});

describe("the pool", () => {
  it("goes on when a run could not be made", async () => {
    failure = new RangeError("Array buffer allocation failed");
    await expect(run(1)).rejects.toBe(failure);
    expect(calls).toEqual(["paused", "on"]);
  });

  it("goes on when the last run has ended, and not when another has begun meanwhile", async () => {
    const first = run(1);
    const second = run(2);
    ends[0]?.(OUTCOME);
    await first;
    expect(calls.at(-1)).toBe("paused");
    ends[1]?.(OUTCOME);
    await second;
    expect(calls.at(-1)).toBe("on");
  });
});
