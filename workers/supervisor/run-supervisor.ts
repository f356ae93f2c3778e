import type { BufferPool } from "../shared/buffer-pool";
import type { StartMethod } from "../api/events";
import type { Job, ProcessEvents, RunAssets, Start } from "../interpreter/process/protocol";
import { abandonImage, allocateImageBuffer, imageBufferId, resetImage, wasClaimed } from "../shared/image-buffer";
import { DeadlockWatch } from "../kernel/deadlocks/deadlock-watch";
import { Kernel } from "../kernel/kernel";
import { membersOf } from "../kernel/processes/groups";
import { Header, MAX_STANDBYS, ProcessField, TICK_MS } from "../kernel/memory/layout";
import { INIT, ProcessState, statusOfExit, statusOfSignal } from "../kernel/processes/processes";
import { sendSignal, Signal } from "../kernel/processes/signals";
import { fireTimers } from "../kernel/processes/timers";
import { wakeAll } from "../kernel/memory/waits";
import type { SourceFile } from "../api/engine";
import { createRunFiles, pathOf } from "../shared/run-files";
import type { Pid } from "../api/units";
import { maybeCleansUp, providesForInterrupt } from "./interrupt";
import type { InterpreterWorker } from "./interpreter-worker";
import type { WarmPool } from "./pool";
import type { RunOutcome } from "./protocol";

/** How often it is looked for deadlocks; one is told when two looks in a row have found it. */
const DEADLOCK_LOOK_MS = 100;

/** To end a worker takes the cores as long as a fork: those whose process has ended may lie there for so long, and so many of them. */
const IDLE_MS = 100;
const MAX_IDLE = 8;
/** To make one takes them many times as long: those that can be another process's stand by, and more than the page wants for so long. */
const RECYCLED_MS = 1000;

interface Waiting {
  readonly job: Job;
  /** It need not be given one any more. */
  readonly cancel: () => void;
}

/** A worker whose process has ended. */
interface Idle {
  readonly worker: InterpreterWorker;
  /** As which it stands by again; undefined: it does not. */
  readonly index: number | undefined;
  readonly since: number;
}

/** How long processes may outlive the main process before they count as orphans and are ended. */
const ORPHAN_GRACE_MS = 100;

/** How long processes have to end of KeyboardInterrupt: Stop shall be done within 200 ms, unless the program cleans up. */
const INTERRUPT_GRACE_MS = 150;
/** How long it has for that, as far as can be seen that it goes on. */
const CLEANUP_MS = 3000;

/** Buffers for fork images that all processes of a run share, and how large they are; untouched, they are no real memory. */
const IMAGES = 3;
const IMAGE_BYTES = 32 << 20;

/** How long starting or ending may take without the supervisor hearing of it. */
const STUCK_MS = 3000;

/** One run: its processes, their workers, and its end. */
export class RunSupervisor {
  readonly ended = Promise.withResolvers<RunOutcome>();
  readonly #kernel: Kernel;
  readonly #main: Pid;
  readonly #assets: RunAssets;
  readonly #workers = new Map<Pid, InterpreterWorker>();
  /** Interpreters that stand by, or have been called since and are processes. */
  readonly #standbys = new Map<number, InterpreterWorker>();
  readonly #freeIndices = Array.from({ length: MAX_STANDBYS }, (_, index) => index);
  /** Processes that wait for an interpreter. */
  readonly #waiting = new Map<Pid, Waiting>();
  /** Ended by others; their workers are being terminated, and are not known to be gone. */
  readonly #terminating = new Set<Pid>();
  /** A worker was terminated that may have been running: it may run on for a moment. */
  #terminated = false;
  /** The one that was idle first is the first. */
  #idle: Idle[] = [];
  /** Buffers of fork images that processes of this run have or had. */
  readonly #images = new Map<number, SharedArrayBuffer>();
  readonly #events: ProcessEvents;
  readonly #ticker: ReturnType<typeof setInterval>;
  readonly #deadlocks: DeadlockWatch;
  #lookedAt = performance.now();
  #stuckSince = new Map<Pid, number>();
  #stdin: Uint8Array[] = [];
  /** The reader has ended the input: once what they typed has been written, it has no writer any more. */
  #stdinClosed = false;
  #stdinEnded = false;
  #over = false;
  #message = "";
  /** Stop was asked for. */
  #interrupted = false;
  readonly #provides: boolean;
  #told = 0;

  constructor(
    buffer: SharedArrayBuffer,
    private readonly pool: WarmPool,
    files: readonly SourceFile[],
    startMethod: StartMethod,
    private readonly images: BufferPool,
    private readonly onProcesses: (alive: number) => void,
    clockOffset: number,
  ) {
    this.#kernel = new Kernel(buffer, INIT, clockOffset);
    const kernel = this.#kernel;
    createRunFiles(kernel.files, files);
    this.#provides = providesForInterrupt(files);
    this.#deadlocks = new DeadlockWatch(kernel);
    const { slot, pid } = kernel.processes.create(INIT);
    this.#main = pid;
    const stdin = kernel.pipes.create();
    kernel.memory.words[Header.STDIN_PIPE] = stdin;
    kernel.pipes.addWriter(stdin);
    kernel.descriptors.open(slot, 0, { read: stdin, write: undefined });
    for (const terminal of [1, 2] as const) kernel.descriptors.open(slot, terminal, { terminal });
    kernel.trace.processCreated(kernel.clock.now(), pid, INIT, kernel.strings.intern("MainProcess"), "main", { file: 0, line: 0 });
    const imageBuffers = Array.from({ length: IMAGES }, () => images.take() ?? allocateImageBuffer(IMAGE_BYTES));
    for (const image of imageBuffers) {
      // The worker that used it last may have begun another image when it was terminated.
      resetImage(image);
      this.#images.set(imageBufferId(image), image);
    }
    this.#assets = { kernel: buffer, paths: files.map(pathOf), imageBuffers, pristine: pool.pristine };
    this.#events = {
      created: (process, at, start) => this.#created(process, at, start),
      exited: (process, recyclable) => this.#exited(process, recyclable),
      killed: (process) => this.#release(process),
      crashed: (process, message) => this.#crashed(process, message),
    };
    this.#assign({ run: this.#assets, pid, slot, start: { kind: "main", startMethod } });
    this.#standBy();
    this.#ticker = setInterval(() => this.#tick(), TICK_MS);
  }

  stdin(text: string | undefined): void {
    if (this.#stdinClosed) return;
    if (text === undefined) this.#stdinClosed = true;
    else this.#stdin.push(new TextEncoder().encode(text));
    this.#feedStdin();
  }

  /**
   * As Ctrl+C on a terminal: SIGINT to every process of the program's group. What has not ended soon after is killed, but
   * for a program that cleans up; that has more time. The second time, all are killed at once.
   */
  stop(): void {
    if (this.#interrupted) {
      this.kill();
      return;
    }
    this.#interrupted = true;
    const { processes } = this.#kernel;
    for (const slot of membersOf(this.#kernel, this.#main)) {
      const pid = processes.pidOf(slot);
      if (sendSignal(this.#kernel, pid, Signal.SIGINT) === "killed") this.#release(pid);
    }
    const began = performance.now();
    const look = (): void => {
      const slot = this.#kernel.processes.find(this.#main);
      // It has ended, and is about to say so.
      const ends = slot !== undefined && !this.#kernel.processes.alive(slot);
      const cleansUp = ends || (slot !== undefined && maybeCleansUp(this.#kernel, slot, this.#provides));
      if (this.#over) return;
      if (cleansUp && performance.now() - began < CLEANUP_MS) setTimeout(look, INTERRUPT_GRACE_MS);
      else this.kill();
    };
    setTimeout(look, INTERRUPT_GRACE_MS);
  }

  kill(): void {
    this.#end("stopped", statusOfSignal(Signal.SIGKILL));
  }

  /** No process can be started any more. A program that waits for one, or starts another for each that ends, would never end. */
  #fail(message: string): void {
    this.#message = message;
    this.#end("failed", statusOfExit(1));
  }

  /** Whoever has nothing to do waits where the next process can call it without us. */
  #standBy(): void {
    while (this.#freeIndices.length > 0) {
      const worker = this.pool.takeIdle();
      if (worker === undefined) return;
      this.#openStandby(worker, false);
    }
  }

  /** As which the worker stands by; undefined: there are enough. */
  #openStandby(worker: InterpreterWorker, recycled: boolean): number | undefined {
    const index = this.#freeIndices.shift();
    if (index === undefined) return undefined;
    this.#standbys.set(index, worker);
    const turn = this.#kernel.standbys.open(index, recycled);
    worker.standBy(this.#assets, index, turn, this.#events, (error) => this.#standbyDied(index, worker, error));
    return index;
  }

  #closeStandby(index: number): InterpreterWorker | undefined {
    const worker = this.#standbys.get(index);
    this.#standbys.delete(index);
    this.#freeIndices.unshift(index);
    this.#idle = this.#idle.filter((each) => each.worker !== worker);
    return worker;
  }

  #standbyDied(index: number, worker: InterpreterWorker, error: unknown): void {
    // Terminated, it has no say.
    if (this.#standbys.get(index) !== worker) return;
    const pid = this.#kernel.standbys.processOf(index);
    if (pid !== undefined) {
      this.#crashed(pid, String(error));
    } else if (this.#kernel.standbys.recall(index)) {
      void worker.terminate();
      this.#closeStandby(index);
    }
  }

  #created(pid: Pid, slot: number, start: Start): void {
    if (start.kind === "fork") this.#images.set(imageBufferId(start.buffer), start.buffer);
    this.#assign({ run: this.#assets, pid, slot, start });
  }

  #assign(job: Job): void {
    if (this.#over || !this.#kernel.processes.aliveAs(job.slot, job.pid)) {
      this.#abandonImages(job.pid);
      return;
    }
    const standby = this.#recallOne(job);
    if (standby !== undefined) {
      this.#start(standby, job);
    } else {
      const cancel = this.pool.take(
        (worker) => this.#start(worker, job),
        (error) => this.#fail(error.message),
      );
      if (!this.#workers.has(job.pid)) this.#waiting.set(job.pid, { job, cancel });
    }
    this.#tellProcesses();
  }

  #start(worker: InterpreterWorker, job: Job): void {
    this.#waiting.delete(job.pid);
    this.#workers.set(job.pid, worker);
    worker.start(job, this.#events);
  }

  #recallOne(job: Job): InterpreterWorker | undefined {
    for (const [index, worker] of this.#standbys) {
      const used = this.#idle.some((each) => each.worker === worker);
      if ((used && !this.#canBeginAgain(job)) || !this.#kernel.standbys.recall(index)) continue;
      this.#closeStandby(index);
      return worker;
    }
    return undefined;
  }

  /** The process has ended itself in the kernel. */
  #exited(pid: Pid, recyclable: boolean): void {
    const worker = this.#takeWorker(pid);
    if (worker !== undefined && !(recyclable && this.#startWaiting(worker))) {
      const again = recyclable && (pid !== this.#main || this.#assets.pristine !== undefined);
      const index = again ? this.#openStandby(worker, true) : undefined;
      this.#idle.push({ worker, index, since: performance.now() });
      if (this.#idle.length > MAX_IDLE) this.#endIdle(this.#idle.splice(0, 1));
    }
    this.#ended(pid);
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
    return start.kind === "fork" || this.#assets.pristine !== undefined;
  }

  /** The process has ended in the kernel: its worker goes. */
  #release(pid: Pid): void {
    this.#waiting.get(pid)?.cancel();
    this.#waiting.delete(pid);
    this.#terminate(pid);
    this.#ended(pid);
  }

  #ended(pid: Pid): void {
    if (pid === this.#main) this.#mainEnded();
    else this.#tellProcesses();
  }

  /** Ends workers that are idle no longer, unless one has been called and is a process. */
  #endIdle(idle: readonly Idle[]): void {
    for (const { worker, index } of idle) {
      if (index !== undefined && !this.#kernel.standbys.recall(index)) continue;
      if (index !== undefined) this.#closeStandby(index);
      void worker.terminate();
    }
  }

  #endLongIdle(): void {
    const now = performance.now();
    // With those that are processes, as many as the page wants.
    const kept = Math.max(0, this.pool.target - Atomics.load(this.#kernel.memory.words, Header.ALIVE));
    const again = this.#idle.filter(({ index }) => index !== undefined);
    const excess = again.slice(0, again.length - kept);
    const most = (idle: Idle): number => (idle.index === undefined ? IDLE_MS : excess.includes(idle) ? RECYCLED_MS : Infinity);
    const long = (idle: Idle): boolean => now - idle.since > most(idle);
    const ended = this.#idle.filter(long);
    this.#idle = this.#idle.filter((idle) => !long(idle));
    this.#endIdle(ended);
  }

  #abandonImages(pid: Pid): void {
    for (const image of this.#images.values()) abandonImage(image, pid);
  }

  #takeWorker(pid: Pid): InterpreterWorker | undefined {
    const worker = this.#workers.get(pid);
    this.#workers.delete(pid);
    if (worker !== undefined) return worker;
    const index = this.#standbyOf(pid);
    return index === undefined ? undefined : this.#closeStandby(index);
  }

  /** Which of those that stood by has become the process. */
  #standbyOf(pid: Pid): number | undefined {
    return [...this.#standbys.keys()].find((index) => this.#kernel.standbys.processOf(index) === pid);
  }

  #terminate(pid: Pid): void {
    this.#abandonImages(pid);
    const worker = this.#takeWorker(pid);
    this.#terminated ||= worker !== undefined;
    // It may be in the middle of a kernel operation, hold a lock and open a descriptor, until the browser says that it is gone.
    this.#terminating.add(pid);
    void (worker?.terminate() ?? Promise.resolve()).then(() => {
      this.#terminating.delete(pid);
      if (this.#over) return;
      this.#kernel.workerGone(pid);
      wakeAll(this.#kernel.memory);
    });
  }

  /** The interpreter broke, by itself or for want of memory: its process ends, the others live on. */
  #crashed(pid: Pid, message: string): void {
    const slot = this.#kernel.processes.find(pid);
    if (slot === undefined) {
      this.#release(pid);
      return;
    }
    // Its parent sees exit code 1; whoever wants to know why finds it here.
    console.error(`process ${pid}: ${message}`);
    if (pid === this.#main) this.#message = message;
    this.#kernel.endProcess(slot, statusOfExit(1), pid);
    this.#release(pid);
  }

  /** The run ends with its main process; what is about to end by itself (the fork server) is given a moment for it. */
  #mainEnded(): void {
    const slot = this.#kernel.processes.find(this.#main);
    const status = slot === undefined ? 0 : this.#kernel.processes.get(slot, ProcessField.STATUS);
    const reason = this.#interrupted ? "stopped" : this.#message === "" ? "exited" : "failed";
    const deadline = performance.now() + ORPHAN_GRACE_MS;
    const look = (): void => {
      const alone = Atomics.load(this.#kernel.memory.words, Header.ALIVE) === 0;
      if (alone || performance.now() > deadline) this.#end(reason, status);
      else setTimeout(look, TICK_MS);
    };
    look();
  }

  #end(reason: RunOutcome["reason"], status: number): void {
    if (this.#over) return;
    this.#over = true;
    clearInterval(this.#ticker);
    const { processes } = this.#kernel;
    const listAlive = (): number[] => processes.slots().filter((slot) => processes.alive(slot));
    let orphans = 0;
    // Until the last one is dead, they may start more.
    for (let alive = listAlive(); alive.length > 0; alive = listAlive()) {
      orphans += alive.filter((slot) => processes.pidOf(slot) !== this.#main).length;
      for (const slot of alive) this.#kernel.endProcess(slot, statusOfSignal(Signal.SIGKILL));
    }
    for (const slot of processes.slots()) {
      if (processes.state(slot) === ProcessState.ENDING) this.#kernel.finishEnd(slot, statusOfSignal(Signal.SIGKILL));
    }
    wakeAll(this.#kernel.memory);
    for (const { cancel } of this.#waiting.values()) cancel();
    this.#terminated ||= this.#workers.size > 0;
    for (const worker of this.#workers.values()) void worker.terminate();
    this.#workers.clear();
    // Those that can begin again go back with the others.
    this.#endIdle(this.#idle.splice(0).filter(({ index }) => index === undefined || this.#assets.pristine === undefined));
    for (const [index, worker] of this.#standbys) {
      if (this.#kernel.standbys.recall(index)) {
        this.pool.giveBack(worker);
      } else {
        this.#terminated = true;
        void worker.terminate();
      }
    }
    this.#standbys.clear();
    for (const image of this.#images.values()) this.images.giveBack(image, !this.#terminated || !wasClaimed(image));
    this.ended.resolve({ reason, status, orphans: reason === "stopped" ? 0 : orphans, message: this.#message, quiet: !this.#terminated });
  }

  /** Has processes with several threads switch, and those that share memory look at it; gives standard input what has found room. */
  #tick(): void {
    const { processes } = this.#kernel;
    for (const slot of processes.slots()) {
      const looks = processes.get(slot, ProcessField.THREADS) > 1 || processes.get(slot, ProcessField.MAPPED) !== 0;
      if (looks && processes.alive(slot)) processes.set(slot, ProcessField.TICKED, 1);
    }
    for (const pid of fireTimers(this.#kernel)) this.#release(pid);
    if (this.#stdin.length > 0) this.#feedStdin();
    this.#standBy();
    this.#endLongIdle();
    this.#tellProcesses();
    this.#endStuck();
    // Once the reader interrupts it, what it waits for is no longer what it was written to wait for.
    if (!this.#interrupted) this.#lookForDeadlocks();
  }

  #lookForDeadlocks(): void {
    const now = performance.now();
    if (now - this.#lookedAt < DEADLOCK_LOOK_MS) return;
    this.#lookedAt = now;
    this.#deadlocks.look();
  }

  /** A parent killed in the middle of fork leaves a child that never starts; a killer killed, one that never ends. */
  #endStuck(): void {
    const { processes } = this.#kernel;
    const now = performance.now();
    const stuck = new Map<Pid, number>();
    for (const slot of processes.slots()) {
      const pid = processes.pidOf(slot);
      const unknown =
        processes.state(slot) === ProcessState.STARTING &&
        !this.#workers.has(pid) &&
        !this.#waiting.has(pid) &&
        this.#standbyOf(pid) === undefined;
      if (!unknown && processes.state(slot) !== ProcessState.ENDING) continue;
      const since = this.#stuckSince.get(pid) ?? now;
      if (now - since > STUCK_MS) this.#kernel.finishEnd(slot, statusOfSignal(Signal.SIGKILL));
      else stuck.set(pid, since);
    }
    // Whoever killed them was killed before it could say so.
    for (const pid of processes.lingering().map((slot) => processes.pidOf(slot))) {
      if (this.#terminating.has(pid)) continue;
      const since = this.#stuckSince.get(pid) ?? now;
      if (now - since > STUCK_MS) this.#release(pid);
      else stuck.set(pid, since);
    }
    this.#stuckSince = stuck;
  }

  #feedStdin(): void {
    const { pipes, memory } = this.#kernel;
    const pipe = memory.words[Header.STDIN_PIPE] ?? 0;
    while (!this.#over && this.#stdin.length > 0) {
      const [first = new Uint8Array(0)] = this.#stdin;
      let written: number | undefined;
      try {
        written = pipes.tryWrite(pipe, first);
      } catch {
        // Nobody can read it any more.
        this.#stdin = [];
        return;
      }
      if (written === undefined) return;
      this.#stdin[0] = first.subarray(written);
      if (written === first.length) this.#stdin.shift();
    }
    if (this.#stdinClosed && !this.#stdinEnded && this.#stdin.length === 0) {
      this.#stdinEnded = true;
      pipes.removeWriter(pipe);
    }
  }

  #tellProcesses(): void {
    const alive = Atomics.load(this.#kernel.memory.words, Header.ALIVE);
    if (this.#over || alive === this.#told) return;
    this.#told = alive;
    this.onProcesses(alive);
  }
}
