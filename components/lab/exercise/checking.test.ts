import { beforeEach, describe, expect, it, vi } from "vitest";
import { createStore } from "zustand/vanilla";
import { createEngineAccess } from "@/components/engine";
import { FakeEngine, type FakeRun } from "@/components/engine/fake-engine.test-support";
import { pid, tid } from "@/workers";
import type { Plan } from "@/workers/grading";
import { FakeFrames } from "../run/fake-frames.test-support";
import { noRun } from "../run/no-run";
import { createRunStore, type RunState } from "../run/run-store";
import { createChecking } from "./checking";

const files = [{ name: "exercise.py", text: "N = 1\n" }];
const options = { startMethod: "spawn", cpuCount: 2 } as const;
const plan: Plan = {
  checks: [
    { kind: "ends", id: "ends" },
    { kind: "last-line", id: "last-line", match: "^{n}$" },
  ],
  runs: 1,
  values: { n: "1" },
  variants: [{ set: { N: "2" }, values: { n: "2" } }],
  baseline: null,
  cores: 2,
};

let engine: FakeEngine;
let frames: FakeFrames;

beforeEach(() => {
  engine = new FakeEngine();
  frames = new FakeFrames();
});

function exercise(timeout = 60_000) {
  const store = createStore<RunState>(() => noRun);
  const runs = createRunStore({ store, engine: createEngineAccess(async () => engine), frames, original: { files } });
  const beforeRun = vi.fn();
  const checking = createChecking({ runs, plan, timeout, beforeRun });
  return { runs, checking, beforeRun, state: () => checking.store.getState() };
}

async function next(does: (run: FakeRun) => void): Promise<void> {
  await frames.draw();
  engine.latest.begin();
  await frames.draw(1);
  does(engine.latest);
  await frames.draw();
}

const printAndEnd = (text: string) => (run: FakeRun) => {
  run.print(1, text);
  run.end();
};

describe("checking a program", () => {
  it("runs it in the lab as often as its plan says, and grades what it did", async () => {
    const { runs, checking, beforeRun, state } = exercise();
    const over = checking.start(files, options);
    expect(state()).toMatchObject({ phase: "checking", run: 0 });
    await next(printAndEnd("1\n"));
    expect(state()).toMatchObject({ phase: "checking", run: 1 });
    await next(printAndEnd("2\n"));
    await over;
    expect(state()).toMatchObject({ phase: "done", attempt: { passed: true, runs: 2 }, shown: runs.store.getState().end });
    expect(engine.runs.map(({ program }) => program.files[0]?.text)).toEqual(["N = 1\n", "N = 2\n"]);
    expect(engine.latest.options).toEqual(options);
    expect(beforeRun).toHaveBeenCalledTimes(2);
  });

  it("ends with the first run that fails, and its lines can be shown", async () => {
    const { checking, state } = exercise();
    const over = checking.start(files, options);
    await next(printAndEnd("3\n"));
    await over;
    expect(state().attempt).toMatchObject({
      passed: false,
      runs: 1,
      findings: [{ verdict: "passed" }, { verdict: "failed", moment: { pid: 1 } }],
    });
  });

  it("stops a run that never ends, and says so", async () => {
    vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
    try {
      const { checking, state } = exercise(5000);
      const over = checking.start(files, options);
      await next(() => vi.advanceTimersByTime(5001));
      await over;
      expect(engine.latest.stopped).toBe(true);
      expect(state().attempt?.findings[0]).toMatchObject({ verdict: "failed", seen: { code: "stopped" } });
    } finally {
      vi.useRealTimers();
    }
  });

  it("stops a run in which nobody can go on", async () => {
    const { checking, state } = exercise();
    const over = checking.start(files, options);
    const wait = { pid: pid(1), tid: tid(1), line: 3, file: 0, reason: "semaphore", object: 1, held: true, inCycle: true, on: [] } as const;
    await next((run) => run.tell({ ...run.at(50), kind: "deadlock-found", id: 1, whole: true, waits: [wait] }));
    await over;
    expect(state().attempt?.findings[0]).toMatchObject({ verdict: "failed", seen: { code: "stuck", processes: ["MainProcess"] } });
  });

  it("comes to nothing when the reader stops it, or runs the program by itself", async () => {
    const { runs, checking, state } = exercise();
    const over = checking.start(files, options);
    await next(() => runs.stop());
    await over;
    expect(state()).toMatchObject({ phase: "done", attempt: null, shown: null });
    const again = checking.start(files, options);
    await frames.draw();
    void runs.run({ files }, options);
    await next(printAndEnd("1\n"));
    await again;
    expect(state()).toMatchObject({ phase: "done", attempt: null });
  });
});
