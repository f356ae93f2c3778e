import * as Comlink from "comlink";
import { EngineError, type EngineTrouble } from "../api/errors";
import type { HostAssets, Job, Pristine, ProcessEvents, ProcessHost, RunAssets, Supervisor } from "../interpreter/process/protocol";

/** Longest boot: `loadPyodide` would wait for ever for a wasm that does not come. */
const BOOT_TIMEOUT_MS = 60_000;

/** One interpreter's worker. Calls that are pending when it dies are rejected: comlink alone would never settle them. */
export class InterpreterWorker {
  readonly #host: Comlink.Remote<ProcessHost>;
  /** Name of the Web Lock that the worker holds while it lives. */
  readonly #life = crypto.randomUUID();
  readonly #died = Promise.withResolvers<never>();
  /** Where the process that it becomes reports to; set with `start`. */
  #process: ProcessEvents | undefined;

  /** `port`: to the worker; `now`: the page's clock; `end` terminates the worker. */
  constructor(
    private readonly port: MessagePort,
    now: () => number,
    private readonly end: () => void,
  ) {
    this.#host = Comlink.wrap<ProcessHost>(port);
    this.#died.promise.catch(() => {
      // Each pending call is rejected, too.
    });
    port.addEventListener("messageerror", () => this.fail({ code: "interpreter-died", detail: "a message could not be read" }));
    const relay: Supervisor = {
      now,
      created: (...args) => this.#process?.created(...args),
      exited: (...args) => this.#process?.exited(...args),
      killed: (...args) => this.#process?.killed(...args),
      crashed: (...args) => this.#process?.crashed(...args),
    };
    Comlink.expose(relay, port);
  }

  /** Rejects when the worker dies by itself. */
  get died(): Promise<never> {
    return this.#died.promise;
  }

  async boot(assets: HostAssets): Promise<void> {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const timeout = new Promise<never>((_resolve, reject) => {
      timer = setTimeout(() => reject(new EngineError({ code: "boot-timed-out", seconds: BOOT_TIMEOUT_MS / 1000 })), BOOT_TIMEOUT_MS);
    });
    try {
      const trouble = await Promise.race([this.#host.boot(assets, this.#life), this.died, timeout]);
      if (trouble !== undefined) throw new EngineError(trouble);
    } finally {
      clearTimeout(timer);
    }
  }

  /** What others may begin again from; asked before it is a process. */
  takePristine(): Promise<Pristine> {
    return Promise.race([this.#host.takePristine(), this.died]);
  }

  /** Makes it a process that reports to `process`. */
  start(job: Job, process: ProcessEvents): void {
    this.#process = process;
    // Not the job in the closure: it holds the fork image.
    const { pid } = job;
    Promise.race([this.#host.start(job), this.died]).catch((error: unknown) => this.#process?.crashed(pid, String(error)));
  }

  /** Has it wait for a process of the run to call it, and from then on report to `process`; `died`: it did, called or not. */
  standBy(run: RunAssets, index: number, turn: number, process: ProcessEvents, died: (error: unknown) => void): void {
    this.#process = process;
    Promise.race([this.#host.standBy(run, index, turn), this.died]).catch(died);
  }

  /** Resolves when it is gone: `Worker.terminate()` lets it run on, in Chromium for two seconds (measured: 2,020 ms in a loop). */
  async terminate(): Promise<void> {
    // Else comlink's finalization registry keeps the port and what it was given alive for ever.
    this.#host[Comlink.releaseProxy]();
    this.port.close();
    this.end();
    this.#process = undefined;
    this.fail({ code: "interpreter-died", detail: "terminated" });
    await navigator.locks.request(this.#life, () => {});
  }

  /** The worker is no more. */
  fail(trouble: EngineTrouble): void {
    this.#died.reject(new EngineError(trouble));
  }
}
