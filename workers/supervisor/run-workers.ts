import type { EngineTrouble } from "../api/errors";
import type { Pid } from "../api/units";
import type { Job, ProcessEvents, RunAssets } from "../interpreter/process/protocol";
import type { Kernel } from "../kernel/kernel";
import { Header, MAX_STANDBYS } from "../kernel/memory/layout";
import { wakeAll } from "../kernel/memory/waits";
import type { InterpreterWorker } from "./interpreter-worker";
import type { WarmPool } from "./pool";

/** To end a worker takes the cores as long as a fork: those whose process has ended may lie there for so long, and so many of them. */
const IDLE_MS = 100;
const MAX_IDLE = 8;
/** To make one takes them many times as long: those that can be another's stand by, and more than the page wants for so long. */
const RECYCLED_MS = 1000;

/** What a worker of a run is doing; README.md draws how one follows the other. */
type Life =
  | { readonly state: "running"; readonly pid: Pid }
  /** It can be called in the kernel, or has been: then it is a process. `since`: when the process ended that it was before. */
  | { readonly state: "standing by"; readonly index: number; readonly since: number | undefined }
  /** Its process ended then, and it can be no other. */
  | { readonly state: "idle"; readonly since: number }
  /** Its process has been ended by others. It may run on until the browser says that it is gone. */
  | { readonly state: "terminating"; readonly pid: Pid };

type StandingBy = Extract<Life, { readonly state: "standing by" }>;
/** Its process has ended, and it is no other yet. */
type Ended = Extract<Life, { readonly state: "idle" }> | (StandingBy & { readonly since: number });

/** A process that waits for an interpreter. */
interface Waiting {
  readonly job: Job;
  /** It need not be given one any more. */
  readonly cancel: () => void;
}

/** The workers of one run: which of them is which process, and what becomes of it afterwards. */
export class RunWorkers {
  /** The one that came to its state first is the first. */
  readonly #lives = new Map<InterpreterWorker, Life>();
  readonly #freeIndices = Array.from({ length: MAX_STANDBYS }, (_, index) => index);
  readonly #waiting = new Map<Pid, Waiting>();
  #quiet = true;
  #over = false;

  constructor(
    private readonly kernel: Kernel,
    private readonly pool: WarmPool,
    private readonly assets: RunAssets,
    private readonly events: ProcessEvents,
    /** No process can be started any more. */
    private readonly fail: (trouble: EngineTrouble) => void,
  ) {}

  /** None was terminated that may have been running: it would run on for a moment. */
  get quiet(): boolean {
    return this.#quiet;
  }

  /** The process has an interpreter, or will be given one. */
  knows(pid: Pid): boolean {
    return this.#waiting.has(pid) || this.#workerOf(pid) !== undefined;
  }

  isTerminating(pid: Pid): boolean {
    return this.#all("terminating").some(([, life]) => life.pid === pid);
  }

  /** Has those that have nothing to do wait where the next process can call them without us. */
  standBy(): void {
    while (this.#freeIndices.length > 0) {
      const worker = this.pool.takeIdle();
      if (worker === undefined) return;
      this.#standBy(worker, undefined);
    }
  }

  /** Gives the process an interpreter: one that stands by, or else the pool's next. */
  assign(job: Job): void {
    const standby = this.#recallOne(job);
    if (standby !== undefined) {
      this.#start(standby, job);
      return;
    }
    const cancel = this.pool.take(
      (worker) => this.#start(worker, job),
      (error) => this.fail(error.trouble),
    );
    if (this.#workerOf(job.pid) === undefined) this.#waiting.set(job.pid, { job, cancel });
  }

  /** The process has ended itself. `recyclable`: its worker can be another. */
  exited(pid: Pid, recyclable: boolean): void {
    const worker = this.#take(pid);
    if (worker === undefined || (recyclable && this.#startWaiting(worker))) return;
    const since = performance.now();
    if (!recyclable || !this.#standBy(worker, since)) this.#become(worker, { state: "idle", since });
    const [longest, ...others] = this.#ended();
    if (longest !== undefined && others.length >= MAX_IDLE) this.#endIdle(longest);
  }

  /** The process has been ended by others; what it has open is given back once its worker is gone. */
  async terminate(pid: Pid): Promise<void> {
    this.#waiting.get(pid)?.cancel();
    this.#waiting.delete(pid);
    const worker = this.#take(pid);
    if (worker !== undefined) {
      this.#quiet = false;
      this.#become(worker, { state: "terminating", pid });
    }
    // It may be in the middle of a kernel operation, hold a lock and open a descriptor.
    await worker?.terminate();
    if (this.#over) return;
    if (worker !== undefined) this.#lives.delete(worker);
    this.kernel.workerGone(pid);
    wakeAll(this.kernel.memory);
  }

  /** Ends those whose process ended too long ago. */
  endLongIdle(): void {
    const now = performance.now();
    const ended = this.#ended();
    const recycled = ended.filter(([, { state }]) => state === "standing by");
    const fresh = this.#all("standing by").filter(([, { since }]) => since === undefined);
    // With those that are processes, or never were one, as many as the page wants.
    const kept = this.pool.target - Atomics.load(this.kernel.memory.words, Header.ALIVE) - fresh.length;
    const excess = recycled.slice(0, Math.max(0, recycled.length - Math.max(0, kept)));
    for (const each of ended) {
      const [, { state, since }] = each;
      const most = state === "idle" ? IDLE_MS : excess.includes(each) ? RECYCLED_MS : Infinity;
      if (now - since > most) this.#endIdle(each);
    }
  }

  /** The run is over: workers that can be of use to the next go back to the pool. */
  end(): void {
    this.#over = true;
    for (const { cancel } of this.#waiting.values()) cancel();
    this.#waiting.clear();
    for (const [worker, life] of this.#lives) {
      if (life.state === "terminating") continue;
      const running = life.state === "running" || (life.state === "standing by" && !this.kernel.standbys.recall(life.index));
      this.#quiet &&= !running;
      const again = life.state === "standing by" && (life.since === undefined || this.assets.pristine !== undefined);
      if (again && !running) this.pool.giveBack(worker);
      else void worker.terminate();
    }
    this.#lives.clear();
  }

  #become(worker: InterpreterWorker, life: Life): void {
    this.#lives.delete(worker);
    this.#lives.set(worker, life);
  }

  #all<State extends Life["state"]>(state: State): [InterpreterWorker, Extract<Life, { readonly state: State }>][] {
    return [...this.#lives].filter(
      (each): each is [InterpreterWorker, Extract<Life, { readonly state: State }>] => each[1].state === state,
    );
  }

  #start(worker: InterpreterWorker, job: Job): void {
    this.#waiting.delete(job.pid);
    this.#become(worker, { state: "running", pid: job.pid });
    worker.start(job, this.events);
  }

  /** False: there are enough. */
  #standBy(worker: InterpreterWorker, since: number | undefined): boolean {
    const index = this.#freeIndices.shift();
    if (index === undefined) return false;
    const life: Life = { state: "standing by", index, since };
    this.#become(worker, life);
    const turn = this.kernel.standbys.open(index, since !== undefined);
    worker.standBy(this.assets, index, turn, this.events, (error) => this.#broke(worker, life, error));
    return true;
  }

  /** A worker that stood by has died, called or not. */
  #broke(worker: InterpreterWorker, life: StandingBy, error: unknown): void {
    // Terminated, it has no say.
    if (this.#lives.get(worker) !== life) return;
    const pid = this.kernel.standbys.processOf(life.index);
    if (pid !== undefined) this.events.crashed(pid, String(error));
    else if (this.kernel.standbys.recall(life.index)) this.#endRecalled(worker, life.index);
  }

  /** Which worker is the process. */
  #workerOf(pid: Pid): InterpreterWorker | undefined {
    for (const [worker, life] of this.#lives) {
      if (life.state === "running" && life.pid === pid) return worker;
      if (life.state === "standing by" && this.kernel.standbys.processOf(life.index) === pid) return worker;
    }
    return undefined;
  }

  /** The worker that was the process, which is nothing now. */
  #take(pid: Pid): InterpreterWorker | undefined {
    const worker = this.#workerOf(pid);
    const life = worker && this.#lives.get(worker);
    if (life?.state === "standing by") this.#freeIndices.unshift(life.index);
    if (worker !== undefined) this.#lives.delete(worker);
    return worker;
  }

  /** One that stands by and can be the process, no longer to be called by others. */
  #recallOne(job: Job): InterpreterWorker | undefined {
    for (const [worker, { index, since }] of this.#all("standing by")) {
      if ((since !== undefined && !this.#canBeginAgain(job)) || !this.kernel.standbys.recall(index)) continue;
      this.#freeIndices.unshift(index);
      this.#lives.delete(worker);
      return worker;
    }
    return undefined;
  }

  /** Has the worker, whose process has ended, be one that waits for an interpreter; false when there is none. */
  #startWaiting(worker: InterpreterWorker): boolean {
    for (const { job, cancel } of this.#waiting.values()) {
      if (!this.#canBeginAgain(job)) continue;
      cancel();
      this.#start(worker, job);
      return true;
    }
    return false;
  }

  /** Whether a worker that has been a process can be this one: an image takes the place of all that it has left. */
  #canBeginAgain({ start }: Job): boolean {
    return start.kind === "fork" || this.assets.pristine !== undefined;
  }

  /** Those whose process has ended and that are no other yet, the one that ended first before the others. */
  #ended(): [InterpreterWorker, Ended][] {
    const ended = (life: Life): life is Ended =>
      life.state === "standing by"
        ? life.since !== undefined && this.kernel.standbys.processOf(life.index) === undefined
        : life.state === "idle";
    return [...this.#lives].filter((each): each is [InterpreterWorker, Ended] => ended(each[1]));
  }

  #endIdle([worker, life]: [InterpreterWorker, Ended]): void {
    if (life.state === "standing by") {
      // Unless a process has just called it.
      if (this.kernel.standbys.recall(life.index)) this.#endRecalled(worker, life.index);
      return;
    }
    this.#lives.delete(worker);
    void worker.terminate();
  }

  #endRecalled(worker: InterpreterWorker, index: number): void {
    this.#freeIndices.unshift(index);
    this.#lives.delete(worker);
    void worker.terminate();
  }
}
