import { beforeEach, describe, expect, it } from "vitest";
import { createStore } from "zustand/vanilla";
import type { Recording } from "@/workers/trace";
import { created, exited, recordedTrace, running } from "@/workers/trace/trace.test-support";
import { ns, pid, tid } from "@/workers";
import { createEngineAccess } from "@/components/engine";
import { FakeEngine, type FakeRun } from "@/components/engine/fake-engine.test-support";
import { FakeFrames } from "./fake-frames.test-support";
import { noRun } from "./no-run";
import { createRunStore, type RunState } from "./run-store";

const program = { files: [{ name: "snippet.py", text: "print(1)\n" }] };
const options = { startMethod: "fork", cpuCount: 2 } as const;

const recording: Recording = {
  recorded: { date: "2026-01-01", python: "3.14.2", browser: "Chromium 156", options },
  program,
  trace: recordedTrace([created(0, 1, "MainProcess", "main"), running(1e-6, 1), exited(9e-6, 1)]),
  output: [{ sequence: 0, time: ns(5), pid: pid(1), tid: tid(1), stream: "stdout", text: "recorded words\n" }],
  end: { reason: "exited", exitCode: 0, orphans: 0, duration: ns(10) },
};

let engine: FakeEngine;
let frames: FakeFrames;
let access: ReturnType<typeof createEngineAccess>;

beforeEach(() => {
  engine = new FakeEngine();
  frames = new FakeFrames();
  access = createEngineAccess(async () => engine);
});

function lab(recorded?: Recording) {
  const runs = createRunStore({ store: createStore<RunState>(() => noRun), engine: access, frames, original: program });
  if (recorded) runs.offer(recorded);
  return runs;
}

async function started(runs = lab()) {
  const over = runs.run(program, options);
  await frames.draw(1);
  engine.latest.begin();
  await frames.draw(1);
  return { runs, run: engine.latest, over, state: () => runs.store.getState() };
}

describe("a run", () => {
  it("is queued until Python is ready, then runs by itself", async () => {
    const runs = lab();
    void runs.run(program, options);
    expect(runs.store.getState().phase).toBe("queued");
    await frames.draw();
    expect(runs.store.getState().phase).toBe("queued");
    engine.latest.begin();
    await frames.draw();
    expect(runs.store.getState().phase).toBe("running");
    expect(engine.latest).toMatchObject({ program, options });
  });

  it("shows the last output and how it ended, after the last event is drawn", async () => {
    const { run, runs, over, state } = await started();
    run.print(1, "last words\n");
    run.end({ exitCode: 3 });
    await frames.draw();
    expect(runs.output.text()).toBe("last words\n");
    expect(state()).toMatchObject({ phase: "ended", end: { exitCode: 3 } });
    expect(await over).toMatchObject({ exitCode: 3 });
  });

  it("takes the place of the one before, whose words don't come back", async () => {
    const { runs, run } = await started();
    run.print(1, "from the first\n");
    void runs.run(program, options);
    await frames.draw(1);
    engine.latest.begin();
    engine.latest.print(1, "from the second\n");
    await frames.draw();
    expect(runs.output.text()).toBe("from the second\n");
  });

  it("marks the line of an exception nobody caught", async () => {
    const { run, state } = await started();
    run.tell({ ...run.at(5, 2), line: 7, kind: "exception", name: "ZeroDivisionError" });
    await frames.draw();
    expect(state().failures).toEqual([{ pid: 2, name: "ZeroDivisionError", file: 0, line: 7 }]);
  });

  it("knows of one that was raised in the library, which no line is to blame for", async () => {
    const { run, state } = await started();
    run.tell({ ...run.at(5, 2), line: 0, kind: "exception", name: "AttributeError: module '__main__' has no attribute 'f'" });
    await frames.draw();
    expect(state().failures).toMatchObject([{ pid: 2, line: 0 }]);
  });
});

describe("a deadlock", () => {
  const found = (run: FakeRun, id: number) => {
    const { pid: one, tid: main } = run.at(5, 1);
    const waits = [{ pid: one, tid: main, line: 3, file: 0, reason: "semaphore", object: 0, held: false, inCycle: false, on: [] }] as const;
    run.tell({ ...run.at(5, 0), kind: "deadlock-found", id, whole: true, waits });
  };

  it("is known while it lasts", async () => {
    const { run, state } = await started();
    expect(state().deadlock).toBeNull();
    found(run, 1);
    await frames.draw(1);
    expect(state().deadlock).toMatchObject({ id: 1, whole: true, waits: [{ pid: 1, line: 3 }] });
    run.tell({ ...run.at(6, 0), kind: "deadlock-over", id: 1 });
    await frames.draw(1);
    expect(state().deadlock).toBeNull();
  });

  it("that another takes the place of is not known any more", async () => {
    const { run, state } = await started();
    found(run, 1);
    run.tell({ ...run.at(6, 0), kind: "deadlock-over", id: 1 });
    found(run, 2);
    await frames.draw(1);
    expect(state().deadlock?.id).toBe(2);
  });

  it("is still known when the run has been stopped, until the next", async () => {
    const { runs, run, state } = await started();
    found(run, 1);
    await frames.draw(1);
    runs.stop();
    await frames.draw();
    expect(state()).toMatchObject({ phase: "ended", deadlock: { id: 1 } });
    await started(runs);
    expect(state().deadlock).toBeNull();
  });
});

describe("Stop", () => {
  it("marks no line that it interrupts", async () => {
    const { runs, run, state } = await started();
    const raised = (time: number, name: string) => run.tell({ ...run.at(time), line: 3, kind: "exception", name });
    raised(5, "KeyboardInterrupt: its own");
    await frames.draw(1);
    run.cleansUp = true;
    run.at(10);
    runs.stop();
    raised(11, "KeyboardInterrupt");
    raised(12, "ValueError: no");
    await frames.draw(1);
    expect(state().failures.map(({ name }) => name)).toEqual(["KeyboardInterrupt: its own", "ValueError: no"]);
  });

  it("says so when the program goes on for a while", async () => {
    const { runs, run, state } = await started();
    run.cleansUp = true;
    runs.stop();
    await frames.draw(1);
    expect(state()).toMatchObject({ phase: "running", cleaningUp: false });
    run.at(300e6);
    await frames.draw(1);
    expect(state()).toMatchObject({ phase: "running", cleaningUp: true });
  });

  it("ends the run", async () => {
    const { runs, run, state } = await started();
    runs.stop();
    await frames.draw();
    expect(run.stopped).toBe(true);
    expect(state()).toMatchObject({ phase: "ended", end: { reason: "stopped" } });
  });

  it("is said at once, though there is more to draw than one frame can", async () => {
    const { runs, run, state } = await started();
    run.drain = (sink) => {
      sink.output({ ...run.at(1), sequence: 0, stream: "stdout", text: "more\n" });
      return true;
    };
    runs.stop();
    await frames.draw();
    expect(state()).toMatchObject({ phase: "ended", end: { reason: "stopped" } });
  });

  it("while Python loads takes the run back", async () => {
    const runs = lab(recording);
    const over = runs.run(program, options);
    runs.stop();
    await frames.draw();
    expect(engine.runs).toHaveLength(0);
    expect(await over).toBeNull();
    expect(runs.store.getState()).toMatchObject({ phase: "idle", shown: "recording" });
  });

  it("of a run that the engine had not begun yet leaves the recorded run, and says so", async () => {
    const runs = lab(recording);
    const over = runs.run(program, options);
    await frames.draw(1);
    runs.stop();
    await frames.draw();
    expect(engine.latest.stopped).toBe(true);
    expect(await over).toBeNull();
    expect(runs.store.getState()).toMatchObject({ phase: "idle", shown: "recording" });
    expect(runs.store.getState().notice).toContain("Stopped before it began");
  });
});

describe("the one engine", () => {
  it("stops the run of another lab, and says so there", async () => {
    const { run, state } = await started();
    void lab().run(program, options);
    await frames.draw();
    expect(run.stopped).toBe(true);
    expect(state().phase).toBe("ended");
    expect(state().notice).toContain("elsewhere on this page");
  });

  it("takes back the waiting run of another lab, and says so there", async () => {
    const waiting = lab(recording);
    void waiting.run(program, options);
    await frames.draw(1);
    void lab().run(program, options);
    await frames.draw();
    expect(waiting.store.getState()).toMatchObject({ phase: "idle", shown: "recording" });
    expect(waiting.store.getState().notice).toContain("elsewhere on this page");
  });

  it("that can't be had is told in words, and can be tried again", async () => {
    let broken = true;
    access = createEngineAccess(async () => {
      if (broken) throw new Error("no network");
      return engine;
    });
    const runs = lab(recording);
    await runs.run(program, options);
    expect(runs.store.getState()).toMatchObject({ phase: "idle", shown: "recording" });
    expect(runs.store.getState().notice).toContain("no network");
    expect(access.status.getState().phase).toBe("failed");
    broken = false;
    await started(runs);
    expect(runs.store.getState().phase).toBe("running");
  });
});

describe("a run the engine could not begin", () => {
  it("leaves the recorded run to look at, and says why", async () => {
    const runs = lab(recording);
    void runs.run(program, options);
    await frames.draw(1);
    engine.latest.end({ reason: "failed", trouble: { code: "unexpected", detail: "No memory. Close other pages." } });
    await frames.draw();
    expect(runs.store.getState()).toMatchObject({ phase: "idle", shown: "recording" });
    expect(runs.store.getState().notice).toBe("Could not run: No memory. Close other pages.");
  });
});

describe("a log that can't be read", () => {
  it("ends the run with a word, and the next run works", async () => {
    const { runs, run, state } = await started();
    run.drain = () => {
      throw new RangeError("Invalid typed array length");
    };
    await frames.draw();
    expect(run.stopped).toBe(true);
    expect(state().phase).toBe("ended");
    expect(state().notice).toContain("could not be read (Invalid typed array length)");
    await started(runs);
    expect(state()).toMatchObject({ phase: "running", notice: "" });
  });
});

describe("input", () => {
  it("is asked for while a process waits, goes to it with its newline, and is echoed", async () => {
    const { runs, run, state } = await started();
    run.print(1, "Name? ");
    run.tell({ ...run.at(5), kind: "wait-began", reason: "stdin", object: 0 });
    await frames.draw(1);
    expect(state().waiting).toEqual([{ pid: 1, tid: 1 }]);
    runs.send("Ada");
    expect(run.written).toEqual(["Ada\n"]);
    run.tell({ ...run.at(6), kind: "wait-ended", reason: "stdin", object: 0 });
    run.print(1, "Hello Ada\n");
    await frames.draw(1);
    expect(state().waiting).toEqual([]);
    expect(runs.output.text()).toBe("Name? Ada\nHello Ada\n");
  });

  it("is named after the process that has read it, and not after the first that waits", async () => {
    const { runs, run } = await started();
    for (const pid of [1, 2]) run.tell({ ...run.at(5, pid), kind: "wait-began", reason: "stdin", object: 7 });
    await frames.draw(1);
    runs.filter(pid(2));
    runs.send("né");
    runs.send("two");
    run.tell({ ...run.at(6, 1), kind: "received", object: 8, position: 0, bytes: 8 });
    run.tell({ ...run.at(6, 2), kind: "received", object: 7, position: 0, bytes: 4 });
    run.tell({ ...run.at(7, 1), kind: "received", object: 7, position: 4, bytes: 4 });
    await frames.draw(1);
    expect([0, 1].map((line) => runs.output.line(line)?.segments[0]?.pid)).toEqual([2, 1]);
    expect(runs.filtered.text()).toBe("né\n");
  });

  it("is no longer asked for once the process is gone", async () => {
    const { run, state } = await started();
    run.tell({ ...run.at(5, 2), kind: "wait-began", reason: "stdin", object: 0 });
    run.tell({ ...run.at(6, 2), kind: "process-exited", exitCode: -9 });
    await frames.draw(1);
    expect(state().waiting).toEqual([]);
  });
});

describe("a recording", () => {
  it("is shown until something is run", async () => {
    const runs = lab(recording);
    expect(runs.store.getState()).toMatchObject({ shown: "recording", end: { duration: 10 } });
    expect(runs.output.text()).toBe("recorded words\n");
    expect(runs.now()).toBe(10);
    await started(runs);
    expect(runs.store.getState().shown).toBe("run");
    expect(runs.output.text()).toBe("");
  });

  it("that is broken leaves an empty lab that says so", () => {
    const runs = lab({ ...recording, output: [null as never] });
    expect(runs.store.getState()).toMatchObject({ shown: "nothing", phase: "idle" });
    expect(runs.store.getState().notice).toContain("recorded run could not be read");
    expect(runs.output.lineCount).toBe(0);
  });
});

describe("a recording that comes late", () => {
  it("doesn't take the place of a run", async () => {
    const { runs, run, state } = await started();
    run.print(1, "mine\n");
    await frames.draw(1);
    runs.offer(recording);
    expect(state()).toMatchObject({ shown: "run", recorded: null });
    expect(runs.output.text()).toBe("mine\n");
  });

  it("is there for a run that is taken back", async () => {
    const runs = lab();
    void runs.run(program, options);
    runs.offer(recording);
    runs.stop();
    expect(runs.store.getState()).toMatchObject({ phase: "idle", shown: "recording", recorded: { browser: "Chromium 156" } });
  });
});

describe("another program", () => {
  it("takes away what the last one left, and says whose that was", async () => {
    const { runs, run, state } = await started();
    run.print(1, "old\n");
    run.end();
    await frames.draw();
    runs.forget("That was old.py.");
    expect(state()).toMatchObject({ shown: "nothing", phase: "idle", end: null, failures: [], notice: "That was old.py." });
    expect(runs.output.text()).toBe("");
    expect(runs.trace.processes).toEqual([]);
  });

  it("leaves a run that goes on, and says whose it is", async () => {
    const { runs, run, state } = await started();
    run.print(1, "old\n");
    await frames.draw(1);
    runs.forget("This is old.py.");
    expect(state()).toMatchObject({ shown: "run", phase: "running", notice: "This is old.py." });
    expect(runs.output.text()).toBe("old\n");
  });

  it("has no recorded run, which was of the one before", () => {
    const runs = lab(recording);
    runs.forget("");
    void runs.run(program, options);
    runs.stop();
    expect(runs.store.getState()).toMatchObject({ shown: "nothing", recorded: null });
  });
});

describe("a run of many processes", () => {
  it("waits until their interpreters are ready", async () => {
    engine.status = { phase: "ready", warm: 1 };
    const runs = createRunStore({
      store: createStore<RunState>(() => noRun),
      engine: access,
      frames,
      original: program,
      processes: () => 5,
      patience: 60_000,
    });
    void runs.run(program, options);
    await frames.draw();
    expect(runs.store.getState().phase).toBe("queued");
    expect(engine.runs).toHaveLength(0);
    engine.become({ phase: "ready", warm: 5 });
    await frames.draw(1);
    engine.latest.begin();
    await frames.draw(1);
    expect(runs.store.getState().phase).toBe("running");
  });

  it("can be taken back meanwhile", async () => {
    engine.status = { phase: "ready", warm: 1 };
    const runs = createRunStore({
      store: createStore<RunState>(() => noRun),
      engine: access,
      frames,
      original: program,
      processes: () => 5,
      patience: 60_000,
    });
    const over = runs.run(program, options);
    await frames.draw();
    runs.stop();
    engine.become({ phase: "ready", warm: 5 });
    expect(await over).toBeNull();
    expect(engine.runs).toHaveLength(0);
  });
});

describe("output of one process", () => {
  it("goes on growing while the run is live", async () => {
    const { runs, run } = await started();
    run.print(1, "one ");
    run.print(2, "two ");
    await frames.draw(1);
    runs.filter(pid(2));
    run.print(1, "three\n");
    run.print(2, "four\n");
    await frames.draw(1);
    expect(runs.filtered.text()).toBe("two four\n");
    runs.filter(null);
    expect(runs.filtered.text()).toBe("one two three\nfour\n");
  });
});

describe("a run that was kept", () => {
  const kept = { program, options, trace: recording.trace, output: recording.output, end: recording.end };

  it("is shown in the place of the last one, under its name, and the next run takes its place", async () => {
    const { runs, run, state } = await started();
    run.print(1, "the last one\n");
    run.end();
    await frames.draw();
    runs.show(kept, "run 7 of 20");
    expect(runs.output.text()).toBe("recorded words\n");
    expect(runs.trace.processes).toHaveLength(1);
    expect(runs.now()).toBe(10);
    expect(state()).toMatchObject({ shown: "run", phase: "ended", name: "run 7 of 20", recorded: null, end: { exitCode: 0 } });
    void runs.run(program, options);
    expect(state()).toMatchObject({ phase: "queued", name: "" });
  });

  it("is not shown while another goes on", async () => {
    const { runs, state } = await started();
    runs.show(kept, "run 7 of 20");
    expect(state()).toMatchObject({ phase: "running", name: "" });
    expect(runs.output.text()).toBe("");
  });
});
