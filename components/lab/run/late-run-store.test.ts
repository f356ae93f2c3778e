import { beforeEach, describe, expect, it, vi } from "vitest";
import { createEngineAccess } from "@/components/engine";
import { FakeEngine } from "@/components/engine/fake-engine.test-support";
import { ns } from "@/workers";
import type { Recording } from "@/workers/trace";
import { created, exited, recordedTrace } from "@/workers/trace/trace.test-support";
import { FakeFrames } from "./fake-frames.test-support";
import { createLateRunStore } from "./late-run-store";
import type { RunStore } from "./run-store";

const program = { files: [{ name: "snippet.py", text: "print(1)\n" }] };
const options = { startMethod: "fork", cpuCount: 2 } as const;
const recording: Recording = {
  recorded: { date: "2026-01-01", python: "3.14.2", browser: "Chromium 156", options },
  program,
  trace: recordedTrace([created(0, 100, "MainProcess", "main"), exited(10, 100)]),
  output: [],
  end: { reason: "exited", exitCode: 0, orphans: 0, duration: ns(10) },
};

let engine: FakeEngine;
let frames: FakeFrames;
let runs: RunStore;

beforeEach(() => {
  engine = new FakeEngine();
  frames = new FakeFrames();
  runs = createLateRunStore({ engine: createEngineAccess(async () => engine), frames, original: program });
});

async function loaded(): Promise<void> {
  await vi.dynamicImportSettled();
  await frames.draw();
}

const state = () => runs.store.getState();

describe("a lab before the code that runs programs has come", () => {
  it("shows a recorded run once it has", async () => {
    runs.offer(recording);
    expect(state().shown).toBe("nothing");
    await loaded();
    expect(state().shown).toBe("recording");
    expect(runs.trace.processes).toHaveLength(1);
  });

  it("shows none of the program before, when another has been opened meanwhile", async () => {
    runs.offer(recording);
    runs.forget("Another program.");
    await loaded();
    expect(state().shown).toBe("nothing");
  });

  it("begins a run that was asked for, as soon as it has", async () => {
    void runs.run(program, options);
    expect(state().phase).toBe("queued");
    await loaded();
    engine.latest.begin();
    await frames.draw();
    expect(state().phase).toBe("running");
  });

  it("takes a run back that was stopped before", async () => {
    const over = runs.run(program, options);
    runs.stop();
    expect(state()).toMatchObject({ phase: "idle", notice: "Stopped before it began." });
    await loaded();
    expect(await over).toBeNull();
    expect(state().phase).toBe("idle");
  });
});
