import "../shared/with-resolvers.test-support";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { EngineError, type EngineTrouble } from "../api/errors";
import { gather } from "../api/encode.test-support";
import type { OutputChunk, TraceEvent } from "../api/events";
import { ROOT } from "../kernel/files/format";
import { Kernel } from "../kernel/kernel";
import { INIT } from "../kernel/processes/processes";
import { statusOfExit, statusOfSignal } from "../kernel/processes/wait-status";
import { createRunFiles, MEMORY_FOLDER } from "../shared/run-files";
import type { RunOutcome } from "../supervisor/protocol";
import { ns, pid, tid } from "../api/units";
import { LiveRun, type RunBackend } from "./live-run";

/** The engine as a run sees it; the test decides when it is ready, breaks, or has run the program. */
function fakeEngine() {
  const ready = Promise.withResolvers<void>();
  const failed = Promise.withResolvers<never>();
  const outcome = Promise.withResolvers<RunOutcome>();
  const calls: string[] = [];
  let kernel: Kernel | undefined;
  const backend: RunBackend = {
    ready: ready.promise,
    failed: failed.promise,
    execute(buffer) {
      calls.push("execute");
      kernel = new Kernel(buffer, INIT);
      return outcome.promise;
    },
    stdin: (text) => void calls.push(text === undefined ? "stdin closed" : `stdin ${text}`),
    stop: () => void calls.push("stop"),
  };
  return {
    backend,
    calls,
    ready: () => ready.resolve(),
    neverReady: (error: unknown) => ready.reject(error),
    breakDown: (error: unknown) => failed.reject(error),
    end: (part: Partial<RunOutcome>) => outcome.resolve({ reason: "exited", status: 0, orphans: 0, quiet: true, ...part }),
    reject: (error: unknown) => outcome.reject(error),
    get kernel(): Kernel {
      if (kernel === undefined) throw new Error("the program was not executed");
      return kernel;
    },
  };
}

const noneUsed = { take: () => undefined };
const options = { cpuCount: 2, maxProcesses: 4 };

let engine = fakeEngine();
let run: LiveRun;

beforeEach(() => {
  vi.stubGlobal("document", { visibilityState: "visible" });
  engine = fakeEngine();
  run = new LiveRun(noneUsed, options, engine.backend);
});

afterEach(() => vi.unstubAllGlobals());

const running = () => vi.waitUntil(() => run.state === "running");

function drained(): { events: TraceEvent[]; output: OutputChunk[]; some: boolean } {
  const events: TraceEvent[] = [];
  const output: OutputChunk[] = [];
  const some = run.drain({ event: gather(events), output: (chunk) => output.push(chunk) });
  return { events, output, some };
}

describe("a run", () => {
  it("waits until the engine is ready, then starts by itself", async () => {
    expect(run.state).toBe("queued");
    expect(run.now()).toBe(0);
    expect(drained().some).toBe(false);
    expect(engine.calls).toEqual([]);
    engine.ready();
    await running();
    expect(engine.calls).toEqual(["execute"]);
    expect(run.now()).toBeGreaterThan(0);
  });

  it("ends with what became of the main process", async () => {
    engine.ready();
    engine.end({ status: statusOfExit(3), orphans: 2 });
    expect(await run.ended).toMatchObject({ reason: "exited", exitCode: 3, orphans: 2 });
    expect(run.state).toBe("ended");
  });

  it("says -N when signal N ended it", async () => {
    engine.ready();
    engine.end({ status: statusOfSignal(15) });
    expect((await run.ended).exitCode).toBe(-15);
  });

  it("has a clock that stands still once it has ended", async () => {
    engine.ready();
    engine.end({});
    const { duration } = await run.ended;
    expect(duration).toBeGreaterThan(0);
    expect(run.now()).toBe(duration);
    expect(run.now()).toBe(duration);
  });
});

describe("stop", () => {
  it("while queued ends the run without starting it", async () => {
    run.stop();
    expect(await run.ended).toEqual({ reason: "stopped", exitCode: 0, orphans: 0, duration: 0 });
    engine.ready();
    await Promise.resolve();
    expect(engine.calls).toEqual([]);
    expect(run.state).toBe("ended");
  });

  it("while running asks the supervisor, whose word counts", async () => {
    engine.ready();
    await running();
    run.stop();
    expect(engine.calls).toEqual(["execute", "stop"]);
    expect(run.state).toBe("running");
    engine.end({ reason: "stopped", status: statusOfSignal(9) });
    expect(await run.ended).toMatchObject({ reason: "stopped", exitCode: -9 });
  });

  it("after the end does nothing", async () => {
    engine.ready();
    engine.end({});
    await run.ended;
    run.stop();
    expect(engine.calls).toEqual(["execute"]);
  });
});

describe("shared memory", () => {
  it("can be read while the program runs and after its end, until its kernel is given away", async () => {
    expect(run.readSharedMemory("picture")).toBeUndefined();
    engine.ready();
    await running();
    const { files } = engine.kernel;
    createRunFiles(files, []);
    files.create(files.lookup(ROOT, MEMORY_FOLDER)!, "picture", 0o100600, Uint8Array.from([65, 66]));
    expect(run.readSharedMemory("picture")).toEqual(Uint8Array.from([65, 66]));
    engine.end({});
    await run.ended;
    expect(run.readSharedMemory("picture")).toEqual(Uint8Array.from([65, 66]));
    run.release();
    expect(run.readSharedMemory("picture")).toBeUndefined();
  });
});

describe("standard input", () => {
  it("given too early is delivered when the program runs, in order", async () => {
    run.write("Ada\n");
    run.write("42\n");
    run.closeStdin();
    expect(engine.calls).toEqual([]);
    engine.ready();
    await running();
    expect(engine.calls).toEqual(["execute", "stdin Ada\n", "stdin 42\n", "stdin closed"]);
  });

  it("is given on at once while it runs, and to nobody afterwards", async () => {
    engine.ready();
    await running();
    run.write("now\n");
    run.closeStdin();
    engine.end({});
    await run.ended;
    run.write("late\n");
    run.closeStdin();
    expect(engine.calls).toEqual(["execute", "stdin now\n", "stdin closed"]);
  });
});

describe("an engine that fails", () => {
  const failure = (trouble: EngineTrouble) => ({ reason: "failed", exitCode: 1, orphans: 0, trouble });
  const unexpected = (detail: string) => failure({ code: "unexpected", detail });

  it("to load ends the run with its trouble", async () => {
    const trouble = { code: "file-refused", url: "https://example.org/snapshot.pack", status: 404 } as const;
    engine.neverReady(new EngineError(trouble));
    expect(await run.ended).toMatchObject(failure(trouble));
    expect(engine.calls).toEqual([]);
  });

  it("to execute ends the run with its trouble", async () => {
    engine.ready();
    await vi.waitFor(() => expect(run.state).toBe("running"));
    engine.reject(new Error("no memory"));
    expect(await run.ended).toMatchObject(unexpected("no memory"));
  });

  it("while the program runs ends the run, though no answer comes any more", async () => {
    engine.ready();
    await running();
    engine.breakDown(new Error("The engine's supervisor broke."));
    expect(await run.ended).toMatchObject(unexpected("The engine's supervisor broke."));
    expect(run.state).toBe("ended");
  });

  it("while the run is queued ends it, too", async () => {
    engine.breakDown("no Error at all");
    expect(await run.ended).toMatchObject(unexpected("no Error at all"));
  });

  it("to give memory for a kernel ends the run with the browser's words", async () => {
    const take = () => {
      throw new RangeError("Array buffer allocation failed");
    };
    const poor = new LiveRun({ take }, options, engine.backend);
    engine.ready();
    expect(await poor.ended).toMatchObject(unexpected("Array buffer allocation failed"));
  });
});

describe("drain", () => {
  const write = (text: string) => engine.kernel.output.tryWrite(ns(1), pid(100), tid(1), 1, new TextEncoder().encode(text));

  it("moves events and output to the sink, each once", async () => {
    engine.ready();
    await running();
    engine.kernel.trace.processRunning(ns(1), pid(100));
    write("hello\n");
    expect(drained()).toMatchObject({ some: true, events: [{ kind: "process-running" }], output: [{ text: "hello\n" }] });
    expect(drained()).toEqual({ some: false, events: [], output: [] });
  });

  it("gives the last part after the end", async () => {
    engine.ready();
    await running();
    write("last words\n");
    engine.end({});
    await run.ended;
    expect(drained().output).toMatchObject([{ text: "last words\n" }]);
    expect(drained().some).toBe(false);
  });

  it("takes all there is while the page is hidden, and comes by once a second", async () => {
    engine.ready();
    await running();
    for (let count = 0; count < 10_000; count++) engine.kernel.trace.processRunning(ns(count), pid(100));
    for (let count = 0; count < 10_000; count++) write("x\n");
    vi.stubGlobal("document", { visibilityState: "hidden" });
    const { events, output } = drained();
    expect([events.length, output.length]).toEqual([10_000, 10_000]);
    expect(drained().some).toBe(false);
  });

  it("takes a flood in parts, so that the page misses no frame", async () => {
    engine.ready();
    await running();
    for (let count = 0; count < 10_000; count++) engine.kernel.trace.processRunning(ns(count), pid(100));
    for (let count = 0; count < 10_000; count++) write("x\n");
    // Each look at the clock is a millisecond after the last.
    let now = performance.now();
    const clock = vi.spyOn(performance, "now").mockImplementation(() => now++);
    const frames = [];
    for (let frame = drained(); frame.some; frame = drained()) frames.push(frame);
    clock.mockRestore();
    expect(frames.length).toBeGreaterThan(2);
    expect(Math.max(...frames.map(({ events, output }) => Math.max(events.length, output.length)))).toBeLessThanOrEqual(5000);
    expect(frames.flatMap(({ events }) => events)).toHaveLength(10_000);
    expect(frames.flatMap(({ output }) => output)).toHaveLength(10_000);
  });
});
