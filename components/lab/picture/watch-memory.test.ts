import { beforeEach, describe, expect, it } from "vitest";
import { createStore } from "zustand/vanilla";
import { createEngineAccess } from "@/components/engine";
import { FakeEngine } from "@/components/engine/fake-engine.test-support";
import { ns } from "@/workers";
import type { Recording } from "@/workers/trace";
import { recordedTrace } from "@/workers/trace/trace.test-support";
import { FakeFrames } from "../run/fake-frames.test-support";
import { noRun } from "../run/no-run";
import { createRunStore, type RunState, type RunStore } from "../run/run-store";
import { watchMemory } from "./watch-memory";

const program = { files: [{ name: "picture.py", text: "" }] };
const options = { startMethod: "fork", cpuCount: 2 } as const;
const end = { reason: "exited", exitCode: 0, orphans: 0, duration: ns(1) } as const;
const recording: Recording = {
  recorded: { date: "2026-01-01", python: "3.14.2", browser: "Chromium 156", options },
  program,
  trace: recordedTrace([]),
  output: [],
  memory: { picture: Uint8Array.of(82) },
  end,
};

let engine: FakeEngine;
let frames: FakeFrames;
let runs: RunStore;
let seen: (string | null)[];
let leave: () => void;

beforeEach(() => {
  engine = new FakeEngine();
  frames = new FakeFrames();
  const store = createStore<RunState>(() => noRun);
  runs = createRunStore({ store, engine: createEngineAccess(async () => engine), frames, original: program });
  const memory = watchMemory(runs, "picture", frames);
  seen = [];
  leave = memory.subscribe(() => {
    const bytes = memory.read();
    seen.push(bytes && String.fromCharCode(...bytes));
  });
});

async function started() {
  void runs.run(program, options);
  await frames.draw(1);
  engine.latest.begin();
  await frames.draw(1);
  return engine.latest;
}

const write = (text: string) => engine.latest.memory.set("picture", new TextEncoder().encode(text));

describe("shared memory that is watched", () => {
  it("is seen as it is filled, each state once, and stays as it was in the end", async () => {
    const run = await started();
    await frames.draw();
    expect(seen).toEqual([]);
    write("A  ");
    await frames.draw(3);
    write("AB ");
    await frames.draw(3);
    write("ABC");
    run.end();
    await frames.draw(3);
    expect(seen).toEqual(["A  ", "AB ", "ABC"]);
    // Its kernel is another run's by now.
    run.memory.clear();
    runs.clearOutput();
    await frames.draw(3);
    expect(seen).toHaveLength(3);
  });

  it("is empty again when the next run is asked for", async () => {
    const run = await started();
    write("A");
    run.end();
    await frames.draw(3);
    void runs.run(program, options);
    expect(seen).toEqual(["A", null]);
  });

  it("is that of the recorded run until there is another, and of a kept run nothing", async () => {
    runs.offer(recording);
    expect(seen).toEqual(["R"]);
    runs.show({ program, options, trace: recordedTrace([]), output: [], end }, "run 2 of 20");
    expect(seen).toEqual(["R", null]);
  });

  it("is not looked at when nobody watches any more", async () => {
    await started();
    write("A");
    leave();
    await frames.draw(3);
    expect(seen).toEqual([]);
  });
});
