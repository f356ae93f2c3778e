import { type EngineTrouble, troubleOf } from "../api/errors";
import { loadScript } from "../shared/load-script";
import type { WorkerMaker } from "../supervisor/protocol";

/**
 * The page's part in the interpreters' workers: it makes them and ends them as the supervisor says, and takes no part
 * in what they say to each other. A worker's worker would do without, but Firefox (153) now and then blocks for ever in
 * the `new Worker()` of a worker: it waits for the debugger's answer on the condition variable that the new thread waits on, too.
 */
export class InterpreterWorkers implements WorkerMaker {
  readonly #workers = new Map<number, Worker>();
  /** Asked for, and not ended since. */
  readonly #wanted = new Set<number>();
  readonly #script: Promise<string>;

  constructor(
    url: string,
    /** A worker broke, or its script could not be loaded. */
    private readonly onError: (id: number, trouble: EngineTrouble) => void,
  ) {
    this.#script = loadScript(url);
    this.#script.catch(() => {
      // Each worker that is asked for says so.
    });
  }

  makeWorker(id: number, port: MessagePort): void {
    this.#wanted.add(id);
    this.#script.then((script) => this.#make(id, script, port)).catch((error: unknown) => this.onError(id, troubleOf(error)));
  }

  #make(id: number, script: string, port: MessagePort): void {
    if (!this.#wanted.has(id)) return;
    const worker = new Worker(script, { type: "module" });
    this.#workers.set(id, worker);
    worker.addEventListener("error", (event) => {
      // One process's end: unhandled, it would count as an error of the page's.
      event.preventDefault();
      this.onError(id, { code: "interpreter-died", detail: event.message });
    });
    worker.postMessage(port, [port]);
  }

  endWorker(id: number): void {
    this.#wanted.delete(id);
    this.#workers.get(id)?.terminate();
    this.#workers.delete(id);
  }

  endAll(): void {
    this.#wanted.clear();
    for (const worker of this.#workers.values()) worker.terminate();
    this.#workers.clear();
  }
}
