import type { EngineTrouble } from "../api/errors";
import type { Program, RunOptions } from "../api/engine";

/** How a run ended, as the supervisor sees it. */
export interface RunOutcome {
  readonly reason: "exited" | "stopped" | "failed";
  /** Wait status of the main process. */
  readonly status: number;
  readonly orphans: number;
  /** Why it failed. */
  readonly trouble?: EngineTrouble;
  /** None of its workers runs on: what they had can be another run's at once. */
  readonly quiet: boolean;
}

/** Where interpreters' workers come from. */
export interface WorkerMaker {
  /** Makes a worker whose end of the conversation is `port`. */
  makeWorker(id: number, port: MessagePort): void;
  /** `Worker.terminate()`: whatever it does, it gets no further. */
  endWorker(id: number): void;
}

/** The page, as the supervisor calls it over comlink; no answer is waited for but that of `now`. */
export interface EngineListener extends WorkerMaker {
  /** The page's `absoluteNow()`. */
  now(): Promise<number>;
  /** Bytes fetched, of how many. */
  fetched(bytes: number, total: number): void;
  /** Interpreters that wait for a process. */
  warm(count: number): void;
  /** Several in a row did not start, so no more are tried until a program asks for one. */
  noneStarts(trouble: EngineTrouble): void;
  /** Processes alive in the current run. */
  processes(count: number): void;
}

/** The supervisor's worker, as the page calls it (comlink). */
export interface SupervisorApi {
  /**
   * Loads Python and warms the pool; resolves when the first interpreter is warm, or with the reason why there is none (comlink would
   * keep only the message of what it rejects with).
   * `assetsUrl`: folder of all that is fetched; absolute, so that it means the same in every worker, and ends in a slash. `build`:
   * the page's.
   */
  start(assetsUrl: string, build: string, listener: EngineListener): Promise<EngineTrouble | undefined>;
  /** A worker that the page made broke, or could not be loaded. */
  workerFailed(id: number, trouble: EngineTrouble): void;
  /** How many interpreters to keep warm. */
  expect(processes: number): void;
  /** Runs a program in a kernel of its own (`kernel`, made by the page); resolves when it has ended. `id`: another for each run. */
  run(id: number, kernel: SharedArrayBuffer, program: Program, options: RunOptions): Promise<RunOutcome>;
  /** Text for a run's standard input; `undefined`: end of file. Too late once another run has begun. */
  stdin(id: number, text: string | undefined): void;
  /** Interrupts every process of a run, and ends those that go on but do not clean up. The second time, ends them at once. */
  stop(id: number): void;
}
