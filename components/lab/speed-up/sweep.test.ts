import { beforeEach, describe, expect, it } from "vitest";
import { createEngineAccess } from "@/components/engine";
import { FakeEngine } from "@/components/engine/fake-engine.test-support";
import { FakeFrames } from "../run/fake-frames.test-support";
import { createSweep } from "./sweep";

const nextOf = (text: string) => ({
  program: { files: [{ name: "main.py", text }] },
  options: { startMethod: "fork", cpuCount: 2 } as const,
  processes: 1,
  patience: 0,
});
const next = nextOf('WORKERS = 4  # @param {type:"slider", min:1, max:8}\n');

let engine: FakeEngine;
let frames: FakeFrames;
let access: ReturnType<typeof createEngineAccess>;

beforeEach(() => {
  engine = new FakeEngine();
  engine.become({ phase: "ready", warm: 9 });
  frames = new FakeFrames();
  access = createEngineAccess(async () => engine);
});

function begun(of = next) {
  const sweep = createSweep({ engine: access, frames, constant: "WORKERS", upTo: 3 });
  return { sweep, over: sweep.start(of), state: () => sweep.store.getState() };
}

async function ran(number: number, text: string, exitCode = 0) {
  while (engine.runs.length < number) await frames.draw(1);
  const run = engine.latest;
  run.begin();
  run.print(1, text);
  run.end({ exitCode });
  await frames.draw();
  return run.program.files[0]?.text.split("  #")[0];
}

describe("a speed-up is measured", () => {
  it("by a run for each number of workers, one after the other", async () => {
    const { over, state } = begun();
    expect(await ran(1, "wait: 1 s\n")).toBe("WORKERS = 1");
    expect(state()).toMatchObject({ phase: "running", points: [{ workers: 1, seconds: { wait: 1 } }] });
    expect(await ran(2, "wait: 0.5 s\n")).toBe("WORKERS = 2");
    expect(await ran(3, "wait: 0.4 s\n")).toBe("WORKERS = 3");
    await over;
    expect(state()).toMatchObject({ phase: "idle", halt: null });
    expect(state().points).toHaveLength(3);
    expect(engine.runs).toHaveLength(3);
  });

  it("until it is stopped, and keeps what there is", async () => {
    const { sweep, over, state } = begun();
    await ran(1, "wait: 1 s\n");
    sweep.stop();
    await frames.draw();
    await over;
    expect(state()).toMatchObject({ phase: "idle", halt: { why: "asked" }, points: [{ workers: 1 }] });
  });

  it("until another lab takes the engine", async () => {
    const { over, state } = begun();
    await ran(1, "wait: 1 s\n");
    access.take(() => {});
    await frames.draw();
    await over;
    expect(state()).toMatchObject({ phase: "idle", halt: { why: "elsewhere" } });
  });

  it.each([
    ["has no such knob", nextOf("WORKERS = 4\n"), null, "constant"],
    ["prints no times", next, { text: "done\n", exitCode: 0 }, "silent"],
    ["fails", next, { text: "wait: 1 s\n", exitCode: 1 }, "exit-code"],
  ] as const)("not of a program that %s", async (_, of, printed, why) => {
    const { over, state } = begun(of);
    if (printed) await ran(1, printed.text, printed.exitCode);
    await over;
    expect(state()).toMatchObject({ phase: "idle", halt: { why }, points: [] });
  });
});
