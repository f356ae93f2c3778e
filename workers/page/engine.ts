import * as Comlink from "comlink";
import { loadScript } from "../shared/load-script";
import { absoluteNow } from "../shared/clock-offset";
import { BufferPool } from "../shared/buffer-pool";
import { EngineError, type EngineTrouble, troubleOf } from "../api/errors";
import type { Engine, EngineStatus, Program, Run, RunOptions } from "../api/engine";
import type { EngineListener, SupervisorApi } from "../supervisor/protocol";
import { InterpreterWorkers } from "./interpreter-workers";
import { LiveRun } from "./live-run";
import { missingFeatures } from "./support";

/** Processes alive at once before fork fails with EAGAIN: each takes about 50 MB. */
const MAX_PROCESSES = 40;

/** Kernels of ended runs kept for the next: enough for runs that follow one another quickly. */
const KEPT_KERNELS = 4;

/** Share of the progress bar that is fetching; the rest is the first interpreters starting. */
const FETCH_SHARE = 0.8;

export interface EngineOptions {
  /** Folder of all that the engine fetches (`scripts/build-engine.mjs` makes it), ending in a slash. */
  readonly assetsUrl: string;
  /** The build that the page is of: workers of another one are not given its memory. */
  readonly build: string;
}

/** The engine on the page's side: starts the supervisor and drains the logs. */
export function createEngine({ assetsUrl, build }: EngineOptions): Engine {
  return new PageEngine(new URL(assetsUrl, location.origin).href, build);
}

/** Those who wait for it get the rejection there; others see it in the status. */
function rejectable(): PromiseWithResolvers<never> {
  const made = Promise.withResolvers<never>();
  made.promise.catch(() => {});
  return made;
}

class PageEngine implements Engine {
  status: EngineStatus = { phase: "idle" };
  readonly #listeners = new Set<() => void>();
  #worker: Worker | undefined;
  #supervisor: Comlink.Remote<SupervisorApi> | undefined;
  #interpreters: InterpreterWorkers | undefined;
  #failed = rejectable();
  #started: Promise<void> | undefined;
  #run: LiveRun | undefined;
  /** Runs begun, by which each has its number. */
  #runs = 0;
  /** The last run that has ended: its logs can be drained until the next begins. */
  #last: LiveRun | undefined;
  readonly #kernels = new BufferPool(KEPT_KERNELS);
  #warm = 0;
  /** Why no interpreter starts; undefined while they do. */
  #noneStarts: EngineTrouble | undefined;
  #expected = 0;

  constructor(
    /** Absolute, so that it means the same in every worker. */
    private readonly assetsUrl: string,
    private readonly build: string,
  ) {}

  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  start(): void {
    if (this.#started !== undefined) return;
    const started = (this.#started = this.#load());
    started.catch((error: unknown) => {
      if (this.status.phase === "unsupported" || this.#started !== started) return;
      // The next Run tries again, from the beginning.
      this.#endWorkers();
      this.#started = undefined;
      this.#setStatus({ phase: "failed", trouble: troubleOf(error) });
    });
  }

  expect(processes: number): void {
    this.#expected = processes;
    void this.#supervisor?.expect(processes);
  }

  run(program: Program, options: RunOptions): Run {
    this.#run?.stop();
    this.start();
    const id = ++this.#runs;
    const run = new LiveRun(
      this.#kernels,
      { cpuCount: options.cpuCount, maxProcesses: MAX_PROCESSES },
      {
        ready: this.#started ?? Promise.resolve(),
        failed: this.#failed.promise,
        execute: (kernel) => {
          if (this.#supervisor === undefined) throw new EngineError({ code: "shut-down" });
          return this.#supervisor.run(id, kernel, program, options);
        },
        stdin: (text) => void this.#supervisor?.stdin(id, text),
        stop: () => void this.#supervisor?.stop(id),
      },
    );
    this.#run = run;
    void run.ended.then(() => {
      this.#recycle(run);
      if (this.#run !== run) return;
      this.#run = undefined;
      if (this.status.phase === "running") this.#setIdleStatus();
    });
    return run;
  }

  dispose(): void {
    this.#run?.stop();
    this.#endWorkers();
    this.#failed.reject(new EngineError({ code: "shut-down" }));
    this.#listeners.clear();
  }

  #recycle(ended: LiveRun): void {
    const kernel = this.#last?.release();
    if (kernel !== undefined) this.#kernels.giveBack(kernel, this.#last?.quiet);
    this.#last = ended;
  }

  async #load(): Promise<void> {
    const missing = missingFeatures();
    if (missing.length > 0) {
      this.#setStatus({ phase: "unsupported", missing });
      throw new EngineError({ code: "unsupported", missing });
    }
    this.#noneStarts = undefined;
    this.#setStatus({ phase: "loading", progress: 0 });
    const script = await Promise.race([loadScript(`${this.assetsUrl}supervisor.mjs`), this.#failed.promise]);
    const worker = new Worker(script, { type: "module", name: "supervisor" });
    this.#worker = worker;
    worker.addEventListener("error", (event) => this.#broke(worker, event.message));
    const supervisor = Comlink.wrap<SupervisorApi>(worker);
    this.#supervisor = supervisor;
    if (this.#expected > 0) void supervisor.expect(this.#expected);
    const interpreters = new InterpreterWorkers(`${this.assetsUrl}interpreter.mjs`, (id, trouble) => {
      void supervisor.workerFailed(id, trouble);
    });
    this.#interpreters = interpreters;
    const started = supervisor.start(this.assetsUrl, this.build, Comlink.proxy(this.#listener(interpreters)));
    const trouble = await Promise.race([started, this.#failed.promise]);
    if (trouble !== undefined) throw new EngineError(trouble);
    if (this.status.phase === "loading") this.#setIdleStatus();
  }

  /** The run ends with a word; the next starts a new supervisor. */
  #broke(worker: Worker, message: string): void {
    if (worker !== this.#worker) return;
    const error = new EngineError({ code: "supervisor-broke", detail: message });
    this.#endWorkers();
    this.#failed.reject(error);
    this.#failed = rejectable();
    this.#started = undefined;
    this.#setStatus({ phase: "failed", trouble: error.trouble });
  }

  #endWorkers(): void {
    this.#worker?.terminate();
    this.#worker = undefined;
    this.#supervisor = undefined;
    this.#interpreters?.endAll();
  }

  #listener(interpreters: InterpreterWorkers): EngineListener {
    return {
      makeWorker: (id, port) => interpreters.makeWorker(id, port),
      endWorker: (id) => interpreters.endWorker(id),
      now: () => Promise.resolve(absoluteNow()),
      fetched: (bytes, total) => {
        if (this.status.phase !== "loading" || total === 0) return;
        this.#setStatus({ phase: "loading", progress: FETCH_SHARE * Math.min(1, bytes / total) });
      },
      warm: (count) => {
        const failed = this.status.phase === "failed" && this.#noneStarts !== undefined;
        if (count > this.#warm) this.#noneStarts = undefined;
        this.#warm = count;
        if (this.status.phase === "ready" || failed) this.#setIdleStatus();
      },
      noneStarts: (trouble) => {
        this.#noneStarts = trouble;
        if (this.status.phase === "ready") this.#setIdleStatus();
      },
      processes: (count) => {
        if (this.#run?.state === "running") this.#setStatus({ phase: "running", processes: count });
      },
    };
  }

  /** Of an engine that has loaded and runs no program. */
  #setIdleStatus(): void {
    if (this.#noneStarts === undefined || this.#warm > 0) this.#setStatus({ phase: "ready", warm: this.#warm });
    else this.#setStatus({ phase: "failed", trouble: this.#noneStarts });
  }

  #setStatus(status: EngineStatus): void {
    this.status = status;
    for (const listener of this.#listeners) listener();
  }
}
