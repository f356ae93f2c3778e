import { EngineError, troubleOf } from "../api/errors";
import type { HostAssets, Pristine } from "../interpreter/process/protocol";
import type { InterpreterWorker } from "./interpreter-worker";

/** Interpreters booting at a time: more would only share the same cores. */
const MAX_BOOTING = 2;
/** Boots that may fail in a row before it is given up. */
const MAX_FAILURES = 3;

interface Request {
  readonly use: (worker: InterpreterWorker) => void;
  readonly fail: (error: EngineError) => void;
}

/** Keeps interpreters warm, and boots more while there is nothing better to do with the cores. */
export class WarmPool {
  readonly #idle: InterpreterWorker[] = [];
  readonly #wanted: Request[] = [];
  #booting = 0;
  /** One has booted. */
  #booted = false;
  #target = 1;
  #paused = false;
  #failures = 0;
  #pristine: Pristine | undefined;
  #pristineAsked = false;

  constructor(
    private readonly make: () => InterpreterWorker,
    private readonly assets: HostAssets,
    private readonly onChange: (warm: number) => void,
    /** Several boots in a row have failed: no more are tried until somebody asks for an interpreter. */
    private readonly onFailure: (error: EngineError) => void,
    /** Of the machine. */
    private readonly cores: number,
  ) {}

  /** What an interpreter that has been a process may begin again from; undefined: there is none yet. */
  get pristine(): Pristine | undefined {
    return this.#pristine;
  }

  get target(): number {
    return this.#target;
  }

  /** How many to keep warm. */
  set target(count: number) {
    this.#target = count;
    this.#fill();
    this.#trim();
  }

  /** While a program runs, the pool leaves the cores to it and boots only what a process waits for. */
  set paused(paused: boolean) {
    this.#paused = paused;
    this.#fill();
    this.#trim();
  }

  get warm(): number {
    return this.#idle.length;
  }

  /** Calls `use` with an interpreter as soon as there is one, or `fail`; the function returned takes the request back. */
  take(use: Request["use"], fail: Request["fail"]): () => void {
    const idle = this.#idle.shift();
    if (idle !== undefined) {
      this.onChange(this.warm);
      use(idle);
      this.#fill();
      return () => {};
    }
    const request = { use, fail };
    this.#wanted.push(request);
    // Whatever kept interpreters from starting may be over.
    this.#failures = 0;
    this.#fill();
    return () => {
      const index = this.#wanted.indexOf(request);
      if (index >= 0) this.#wanted.splice(index, 1);
    };
  }

  /** One that has nothing to do, if nobody waits for it. */
  takeIdle(): InterpreterWorker | undefined {
    const idle = this.#idle.shift();
    if (idle !== undefined) this.onChange(this.warm);
    return idle;
  }

  /** One that was taken and is as warm as before, or has been a process and can begin again. */
  giveBack(worker: InterpreterWorker): void {
    const request = this.#wanted.shift();
    if (request !== undefined) {
      request.use(worker);
      return;
    }
    this.#idle.push(worker);
    this.onChange(this.warm);
  }

  /** The reader waits for the first, and the page has much to do meanwhile: it is left a core. */
  get #mostBooting(): number {
    return this.#booted ? MAX_BOOTING : Math.max(1, Math.min(MAX_BOOTING, this.cores - 1));
  }

  #fill(): void {
    const missing = this.#wanted.length + (this.#paused ? 0 : this.#target - this.#idle.length);
    while (this.#booting < Math.min(this.#mostBooting, missing) && this.#failures < MAX_FAILURES) void this.#boot();
  }

  /** What a program with many processes has left is let go when it is over: each holds about 50 MB. */
  #trim(): void {
    if (this.#paused || this.#idle.length <= this.#target) return;
    for (const worker of this.#idle.splice(this.#target)) void worker.terminate();
    this.onChange(this.warm);
  }

  async #boot(): Promise<void> {
    this.#booting++;
    const worker = this.make();
    try {
      await worker.boot(this.assets);
      this.#failures = 0;
      // The reader may wait for the first, and a program for any.
      if (!this.#pristineAsked && this.#booted && !this.#paused && this.#wanted.length === 0) {
        this.#pristineAsked = true;
        // Without it, interpreters are made anew.
        this.#pristine = await worker.takePristine().catch(() => undefined);
      }
      this.#booted = true;
      this.#add(worker);
    } catch (error) {
      this.#failures++;
      void worker.terminate();
      if (this.#failures >= MAX_FAILURES) this.#giveUp(error);
    } finally {
      this.#booting--;
      this.#fill();
    }
  }

  #giveUp(cause: unknown): void {
    const error = new EngineError({ code: "no-interpreter", why: troubleOf(cause) }, { cause });
    this.onFailure(error);
    for (const { fail } of this.#wanted.splice(0)) fail(error);
  }

  #add(worker: InterpreterWorker): void {
    worker.died.catch(() => {
      const index = this.#idle.indexOf(worker);
      if (index < 0) return;
      this.#idle.splice(index, 1);
      void worker.terminate();
      this.onChange(this.warm);
      this.#fill();
    });
    this.giveBack(worker);
  }
}
