import * as Comlink from "comlink";
import { ownBuild } from "../shared/build";
import { absoluteNow, clockOffset } from "../shared/clock-offset";
import { BufferPool } from "../shared/buffer-pool";
import { EngineError, troubleOf } from "../api/errors";
import type { Program, RunOptions } from "../api/engine";
import { loadAssets } from "./assets";
import { WarmPool } from "./pool";
import { InterpreterWorker } from "./interpreter-worker";
import type { EngineListener, RunOutcome, SupervisorApi } from "./protocol";
import { RunSupervisor } from "./run-supervisor";

/** The first boot shows whether Python runs here at all. */
const MIN_WARM = 2;

/** Image buffers of ended runs kept for the next ones; each that was used holds about 20 MB. */
const KEPT_IMAGES = 8;

/** The supervisor of the engine: one pool, one run at a time. */
export function createSupervisor(): SupervisorApi {
  let pool: WarmPool | undefined;
  let run: { readonly id: number; readonly supervisor: RunSupervisor } | undefined;
  const images = new BufferPool(KEPT_IMAGES);
  let expected = MIN_WARM;
  let offset = 0;
  let listener: EngineListener | undefined;
  const interpreters = new Map<number, InterpreterWorker>();
  let made = 0;

  function makeInterpreter(on: EngineListener): InterpreterWorker {
    const id = ++made;
    const { port1, port2 } = new MessageChannel();
    const interpreter = new InterpreterWorker(
      port1,
      () => absoluteNow() + offset,
      () => {
        interpreters.delete(id);
        on.endWorker(id);
      },
    );
    interpreters.set(id, interpreter);
    on.makeWorker(id, Comlink.transfer(port2, [port2]));
    return interpreter;
  }

  async function load(assetsUrl: string, on: EngineListener): Promise<void> {
    listener = on;
    offset = await clockOffset(() => on.now());
    const assets = await loadAssets(assetsUrl, (bytes, total) => on.fetched(bytes, total));
    const first = Promise.withResolvers<void>();
    const warmPool = new WarmPool(
      () => makeInterpreter(on),
      assets,
      (warm) => {
        on.warm(warm);
        if (warm > 0) first.resolve();
      },
      (error) => {
        first.reject(error);
        on.noneStarts(error.trouble);
      },
      navigator.hardwareConcurrency,
    );
    pool = warmPool;
    warmPool.target = expected;
    await first.promise;
  }

  /** Undefined for a run that is over, or not the current one any more. */
  const runOf = (id: number): RunSupervisor | undefined => (run?.id === id ? run.supervisor : undefined);

  return {
    start: (assetsUrl, build, on) =>
      build === ownBuild() ? load(assetsUrl, on).then(() => undefined, troubleOf) : Promise.resolve({ code: "other-build" }),
    workerFailed: (id, trouble) => interpreters.get(id)?.fail(trouble),
    expect(processes: number): void {
      expected = Math.max(MIN_WARM, processes);
      if (pool !== undefined) pool.target = expected;
    },
    async run(id: number, kernel: SharedArrayBuffer, { files }: Program, { startMethod }: RunOptions): Promise<RunOutcome> {
      if (pool === undefined) throw new EngineError({ code: "shut-down" });
      run?.supervisor.kill();
      pool.paused = true;
      run = undefined;
      try {
        const supervisor = new RunSupervisor(kernel, pool, files, startMethod, images, (count) => listener?.processes(count), offset);
        run = { id, supervisor };
        return await supervisor.ended.promise;
      } finally {
        // Unless another has begun meanwhile, or this one could not.
        if (run === undefined || run.id === id) pool.paused = false;
      }
    },
    stdin: (id, text) => runOf(id)?.stdin(text),
    stop: (id) => runOf(id)?.stop(),
  };
}
