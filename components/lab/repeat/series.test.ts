import { beforeEach, describe, expect, it } from "vitest";
import { createEngineAccess } from "@/components/engine";
import { FakeEngine, type FakeRun } from "@/components/engine/fake-engine.test-support";
import { pid, tid } from "@/workers";
import { FakeFrames } from "../run/fake-frames.test-support";
import { createSeries, within } from "./series";

const next = {
  program: { files: [{ name: "main.py", text: "print(1)\n" }] },
  options: { startMethod: "fork", cpuCount: 2 },
  processes: 1,
  patience: 0,
} as const;

let engine: FakeEngine;
let frames: FakeFrames;
let access: ReturnType<typeof createEngineAccess>;

beforeEach(() => {
  engine = new FakeEngine();
  frames = new FakeFrames();
  access = createEngineAccess(async () => engine);
});

function begun(times = 3, room?: number) {
  const series = createSeries({ engine: access, frames, times, ...(room === undefined ? {} : { room }) });
  const over = series.start(next);
  return { series, over, state: () => series.store.getState() };
}

/** The run that goes on, once it does. */
async function run(number: number): Promise<FakeRun> {
  while (engine.runs.length < number) await frames.draw(1);
  engine.latest.begin();
  return engine.latest;
}

async function ran(number: number, line: string, exitCode = 0) {
  const one = await run(number);
  one.print(1, `${line}\n`);
  one.end({ exitCode });
  await frames.draw();
}

const stuck = (one: FakeRun) => {
  const waits = [
    { pid: pid(1), tid: tid(1), line: 3, file: 0, reason: "semaphore", object: 0, held: false, inCycle: false, on: [] },
  ] as const;
  one.tell({ ...one.at(5000, 0), kind: "deadlock-found", id: 1, whole: true, waits });
};

describe("a series", () => {
  it("runs a program so many times, one after the other, and keeps what each did", async () => {
    const { over, state } = begun();
    await ran(1, "a");
    expect(state()).toMatchObject({ phase: "running", runs: [{ marks: { lastLine: "a" }, ended: { how: "exited", exitCode: 0 } }] });
    await ran(2, "b", 1);
    await ran(3, "a");
    await over;
    expect(state()).toMatchObject({ phase: "idle", halt: null });
    expect(state().runs.map(({ marks, ended }) => [marks.lastLine, ended.how === "exited" && ended.exitCode])).toEqual([
      ["a", 0],
      ["b", 1],
      ["a", 0],
    ]);
    expect(engine.runs).toHaveLength(3);
    expect(engine.latest).toMatchObject({ program: next.program, options: next.options });
    const kept = state().runs[1]?.kept;
    expect(kept?.output.map(({ text }) => text)).toEqual(["b\n"]);
    expect(kept?.trace.length).toBe(3);
    expect(kept?.end).toMatchObject({ reason: "exited", exitCode: 1 });
  });

  it("ends when asked to, with what there is", async () => {
    const { series, over, state } = begun();
    await ran(1, "a");
    const second = await run(2);
    series.stop();
    expect(state()).toMatchObject({ phase: "idle", halt: { why: "asked" } });
    expect(second.stopped).toBe(true);
    await frames.draw();
    await over;
    expect(state().runs).toHaveLength(1);
    expect(engine.runs).toHaveLength(2);
  });

  it("can be stopped while Python loads, and begins no run then", async () => {
    engine.status = { phase: "loading", progress: 0 };
    const { series, over, state } = begun();
    await frames.draw();
    series.stop();
    await over;
    engine.become({ phase: "ready", warm: 1 });
    await frames.draw();
    expect(state()).toMatchObject({ phase: "idle", halt: { why: "asked" }, runs: [] });
    expect(engine.runs).toHaveLength(0);
  });

  it("ends when another lab takes the engine", async () => {
    const { state } = begun();
    const first = await run(1);
    access.take(() => {});
    expect(state()).toMatchObject({ phase: "idle", halt: { why: "elsewhere" } });
    expect(first.stopped).toBe(true);
  });

  it("counts a deadlock, as it was before it was ended, and goes on", async () => {
    const { state } = begun();
    const first = await run(1);
    first.print(1, "before");
    stuck(first);
    await frames.draw(1);
    first.at(9000);
    first.print(1, "KeyboardInterrupt");
    await frames.draw();
    expect(first.stopped).toBe(true);
    expect(state()).toMatchObject({
      phase: "running",
      runs: [{ ended: { how: "deadlock" }, marks: { lastLine: "before" }, kept: { end: { reason: "stopped", duration: 5000 } } }],
    });
    expect(state().runs[0]?.kept?.output).toHaveLength(1);
    await run(2);
  });

  it("ends at a program that reads what nobody types", async () => {
    const { over, state } = begun();
    await ran(1, "a");
    const second = await run(2);
    second.tell({ ...second.at(10), kind: "wait-began", reason: "stdin", object: 7 });
    await frames.draw();
    await over;
    expect(second.stopped).toBe(true);
    expect(state()).toMatchObject({ phase: "idle", halt: { why: "input" }, runs: [{}] });
  });

  it("ends at a run that takes too long", async () => {
    const { over, state } = begun();
    (await run(1)).at(21e9);
    await frames.draw();
    await over;
    expect(state()).toMatchObject({ phase: "idle", halt: { why: "too-long" }, runs: [] });
  });

  it("says in words why Python can't be had", async () => {
    access = createEngineAccess(() => Promise.reject(new Error("offline")));
    const { over, state } = begun();
    await over;
    expect(state().halt).toMatchObject({ why: "failed", words: expect.stringContaining("could not be loaded") });
  });

  it("begins anew when started again", async () => {
    const { series, state } = begun();
    await ran(1, "a");
    await run(2);
    void series.start(next);
    expect(state()).toMatchObject({ phase: "running", runs: [], halt: null });
    await ran(3, "b");
    expect(state().runs.map(({ marks }) => marks.lastLine)).toEqual(["b"]);
  });

  it("keeps of the runs what it has room for, and counts all", async () => {
    const { over, state } = begun(2, 1000);
    await ran(1, "x".repeat(2000));
    await ran(2, "y");
    await over;
    expect(state().runs.map(({ kept, marks }) => [kept !== null, marks.prints.length])).toEqual([
      [false, 1],
      [true, 1],
    ]);
  });
});

describe("runs within a room", () => {
  it("lose first what came in orders that an earlier one came in", async () => {
    const { over, state } = begun(4);
    for (const [index, line] of ["a", "a", "b", "c"].entries()) await ran(index + 1, line);
    await over;
    const { runs } = state();
    const sizes = runs[0]!.size;
    const kept = (room: number) => within(room, runs).map((run) => run.kept !== null);
    expect(kept(4 * sizes)).toEqual([true, true, true, true]);
    expect(kept(3 * sizes)).toEqual([true, false, true, true]);
    expect(kept(2 * sizes)).toEqual([true, false, true, false]);
  });
});
