import "../shared/with-resolvers.test-support";
import * as Comlink from "comlink";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { EngineTrouble } from "../api/errors";
import type { Engine, EngineStatus } from "../api/engine";
import type { EngineListener, RunOutcome, SupervisorApi } from "../supervisor/protocol";
import { createEngine } from "./engine";

const options = { startMethod: "fork", cpuCount: 2 } as const;
const program = { files: [{ name: "main.py", text: "print(1)" }] };

/** What a supervisor's worker that the page has made is asked for, and what it says. */
class Supervisor implements Partial<SupervisorApi> {
  readonly asked: string[] = [];
  listener: EngineListener | undefined;
  readonly loaded = Promise.withResolvers<EngineTrouble | undefined>();
  readonly ended = Promise.withResolvers<RunOutcome>();

  start(assetsUrl: string, build: string, listener: EngineListener): Promise<EngineTrouble | undefined> {
    this.asked.push(`start ${assetsUrl} ${build}`);
    this.listener = listener;
    return this.loaded.promise;
  }
  expect(processes: number): void {
    this.asked.push(`expect ${processes}`);
  }
  run(id: number): Promise<RunOutcome> {
    this.asked.push(`run ${id}`);
    return this.ended.promise;
  }
  stop(id: number): void {
    this.asked.push(`stop ${id}`);
  }
}

let supervisors: Supervisor[];
let workers: EventTarget[];
let terminated: number;

/** A worker that is a Supervisor behind a channel. */
class FakeWorker extends EventTarget {
  readonly #port: MessagePort;

  constructor() {
    super();
    const { port1, port2 } = new MessageChannel();
    this.#port = port1;
    const supervisor = new Supervisor();
    Comlink.expose(supervisor, port2);
    port1.addEventListener("message", ({ data }) => this.dispatchEvent(new MessageEvent("message", { data })));
    port1.start();
    supervisors.push(supervisor);
    workers.push(this);
  }
  postMessage(message: unknown, transfer: Transferable[] = []): void {
    this.#port.postMessage(message, transfer);
  }
  terminate(): void {
    terminated++;
    this.#port.close();
  }
}

let engine: Engine;
let statuses: EngineStatus[];
const last = (): Supervisor => supervisors.at(-1)!;
const listener = (): EngineListener => last().listener!;
const status = (expected: object) => vi.waitFor(() => expect(engine.status).toEqual(expected));

async function loaded(warm = 2): Promise<void> {
  const before = supervisors.length;
  engine.start();
  await vi.waitFor(() => expect(supervisors[before]?.listener).toBeDefined());
  listener().warm(warm);
  last().loaded.resolve(undefined);
  await status({ phase: "ready", warm });
}

beforeEach(() => {
  supervisors = [];
  workers = [];
  terminated = 0;
  vi.stubGlobal("crossOriginIsolated", true);
  vi.stubGlobal("WebAssembly", Object.assign(Object.create(WebAssembly), { Suspending: class {} }));
  vi.stubGlobal("location", { origin: "https://example.org" });
  vi.stubGlobal("fetch", () => Promise.resolve(new Response("")));
  vi.stubGlobal("Worker", FakeWorker);
  vi.spyOn(URL, "createObjectURL").mockReturnValue("blob:script");
  engine = createEngine({ assetsUrl: "/site/engine/abc/", build: "abc" });
  statuses = [];
  engine.subscribe(() => statuses.push(engine.status));
});

afterEach(() => {
  engine.dispose();
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

describe("loading", () => {
  it("goes from nothing fetched to ready", async () => {
    engine.expect(3);
    engine.start();
    engine.start();
    await vi.waitFor(() => expect(last()?.listener).toBeDefined());
    expect(last().asked).toEqual(["expect 3", "start https://example.org/site/engine/abc/ abc"]);
    listener().fetched(50, 100);
    await status({ phase: "loading", progress: 0.4 });
    listener().warm(1);
    last().loaded.resolve(undefined);
    await status({ phase: "ready", warm: 1 });
    expect(statuses[0]).toEqual({ phase: "loading", progress: 0 });
    expect(supervisors).toHaveLength(1);
  });

  it("ends with what the page lacks", async () => {
    vi.stubGlobal("crossOriginIsolated", false);
    const { ended } = engine.run(program, options);
    await status({ phase: "unsupported", missing: ["isolation"] });
    expect((await ended).trouble).toEqual({ code: "unsupported", missing: ["isolation"] });
  });

  it("ends with the supervisor's trouble, and is tried again with the next run", async () => {
    engine.start();
    await vi.waitFor(() => expect(last()?.listener).toBeDefined());
    const trouble = { code: "file-stalled", url: "https://example.org/x", seconds: 30 } as const;
    last().loaded.resolve(trouble);
    await status({ phase: "failed", trouble });
    expect(terminated).toBe(1);
    engine.run(program, options);
    await vi.waitFor(() => expect(supervisors).toHaveLength(2));
  });

  it("ends when the supervisor's script can't be had", async () => {
    vi.stubGlobal("fetch", () => Promise.resolve(new Response("", { status: 404 })));
    engine.start();
    const url = "https://example.org/site/engine/abc/supervisor.mjs";
    await status({ phase: "failed", trouble: { code: "file-refused", url, status: 404 } });
  });
});

describe("a run", () => {
  it("waits until the engine is ready, runs, and ends", async () => {
    const run = engine.run(program, options);
    expect(run.state).toBe("queued");
    await loaded();
    await vi.waitFor(() => expect(last().asked).toContain("run 1"));
    listener().processes(3);
    await status({ phase: "running", processes: 3 });
    last().ended.resolve({ reason: "exited", status: 256, orphans: 0, quiet: true });
    expect(await run.ended).toMatchObject({ reason: "exited", exitCode: 1, orphans: 0 });
    await status({ phase: "ready", warm: 2 });
  });

  it("is stopped by the next one", async () => {
    await loaded();
    const first = engine.run(program, options);
    await vi.waitFor(() => expect(last().asked).toContain("run 1"));
    engine.run(program, options);
    await vi.waitFor(() => expect(last().asked).toEqual(expect.arrayContaining(["stop 1", "run 2"])));
    expect(first.state).toBe("running");
  });

  it("ends with a word when the supervisor breaks, and the next has a new one", async () => {
    await loaded();
    const run = engine.run(program, options);
    await vi.waitFor(() => expect(last().asked).toContain("run 1"));
    workers[0]!.dispatchEvent(Object.assign(new Event("error"), { message: "out of memory" }));
    const trouble = { code: "supervisor-broke", detail: "out of memory" };
    expect((await run.ended).trouble).toEqual(trouble);
    expect(engine.status).toEqual({ phase: "failed", trouble });
    expect(terminated).toBe(1);
    await loaded();
    expect(supervisors).toHaveLength(2);
  });

  it("ends when the engine is shut down", async () => {
    const { ended } = engine.run(program, options);
    engine.dispose();
    expect((await ended).reason).toBe("stopped");
  });
});

it("says when no interpreter starts, until one does", async () => {
  await loaded(0);
  const trouble = { code: "no-interpreter", why: { code: "boot-timed-out", seconds: 60 } } as const;
  listener().noneStarts(trouble);
  await status({ phase: "failed", trouble });
  listener().warm(1);
  await status({ phase: "ready", warm: 1 });
});
