import type { BufferPool } from "../buffer-pool";
import type { StartMethod } from "../events";
import type { Job, ProcessEvents } from "../interpreter/protocol";
import { imageBufferId, releaseImage } from "../interpreter/image-buffer";
import { DeadlockWatch } from "../kernel/deadlock-watch";
import { Kernel } from "../kernel/kernel";
import { Header, MAX_PROCESSES, ProcessField } from "../kernel/layout";
import { INIT, ProcessState, statusOfExit, statusOfSignal } from "../kernel/processes";
import { sendSignal, Signal } from "../kernel/signals";
import { wakeAll } from "../kernel/waits";
import type { SourceFile } from "../protocol";
import { createRunFiles, pathOf } from "../run-files";
import type { Pid } from "../units";
import type { InterpreterWorker } from "./interpreter-worker";
import type { WarmPool } from "./pool";
import type { RunOutcome } from "./protocol";

/** How often processes with several threads are looked at for one whose turn is over; a timer's shortest interval. */
const TICK_MS = 4;
/** How often it is looked for deadlocks; one is told when two looks in a row have found it. */
const DEADLOCK_LOOK_MS = 100;
/** How long a killed worker may hold a kernel lock before it counts as dead and the lock is broken. */
const LOCK_GRACE_MS = 50;

/** How long processes may outlive the main process before they count as orphans and are ended. */
const ORPHAN_GRACE_MS = 100;

/** How long processes have for their handlers of KeyboardInterrupt: Stop shall be done within 200 ms, whatever they do. */
const INTERRUPT_GRACE_MS = 150;

/** Image buffers of earlier runs that the main process starts with. */
const IMAGES_OF_MAIN = 4;

/** How long starting or ending may take without the supervisor hearing of it. */
const STUCK_MS = 3000;

interface Assigned {
  readonly worker: InterpreterWorker;
}

/** One run: its processes, their workers, and its end. */
export class RunSupervisor {
  readonly ended = Promise.withResolvers<RunOutcome>();
  readonly #kernel: Kernel;
  readonly #main: Pid;
  readonly #workers = new Map<Pid, Assigned>();
  /** Processes that wait for an interpreter, and how to take the wish back. */
  readonly #waiting = new Map<Pid, { readonly cancel: () => void; readonly image: SharedArrayBuffer | undefined }>();
  /** Buffers of fork images that processes of this run have or had. */
  readonly #images = new Map<number, SharedArrayBuffer>();
  readonly #paths: readonly string[];
  readonly #ticker: ReturnType<typeof setInterval>;
  readonly #deadlocks: DeadlockWatch;
  #lookedAt = performance.now();
  #stuckSince = new Map<Pid, number>();
  #stdin: Uint8Array[] = [];
  #stdinClosed = false;
  #over = false;
  #message = "";
  /** Stop was asked for. */
  #interrupted = false;

  constructor(
    private readonly buffer: SharedArrayBuffer,
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
    this.#paths = files.map(pathOf);
    this.#deadlocks = new DeadlockWatch(kernel);
    const { slot, pid } = kernel.processes.create(INIT);
    this.#main = pid;
    const stdin = kernel.pipes.create();
    kernel.memory.words[Header.STDIN_PIPE] = stdin;
    kernel.pipes.addWriter(stdin);
    kernel.descriptors.open(slot, 0, { read: stdin, write: undefined });
    kernel.trace.processCreated(kernel.clock.now(), pid, INIT, kernel.strings.intern("MainProcess"), "main", { file: 0, line: 0 });
    const imageBuffers = Array.from({ length: IMAGES_OF_MAIN }, () => images.take()).filter((image) => image !== undefined);
    for (const image of imageBuffers) {
      // The worker that used it last may have begun another image when it was terminated.
      releaseImage(image);
      this.#images.set(imageBufferId(image), image);
    }
    this.#assign({ ...this.#job(pid, slot), imageBuffers, kind: "main", startMethod });
    this.#ticker = setInterval(() => this.#tick(), TICK_MS);
  }

  stdin(text: string | undefined): void {
    if (text === undefined) this.#stdinClosed = true;
    else this.#stdin.push(new TextEncoder().encode(text));
    this.#feedStdin();
  }

  /** As Ctrl+C on a terminal: SIGINT to every process. What has not ended soon after, or when it is asked again, is killed. */
  stop(): void {
    if (this.#interrupted) {
      this.kill();
      return;
    }
    this.#interrupted = true;
    const { processes } = this.#kernel;
    for (const slot of processes.slots()) {
      const pid = processes.pidOf(slot);
      if (sendSignal(this.#kernel, pid, Signal.SIGINT) === "killed") this.#release(pid);
    }
    setTimeout(() => this.kill(), INTERRUPT_GRACE_MS);
  }

  kill(): void {
    this.#end("stopped", statusOfSignal(Signal.SIGKILL));
  }

  #job(pid: Pid, slot: number) {
    return { kernel: this.buffer, slot, pid, paths: this.#paths, imageBuffers: [] };
  }

  #assign(job: Job): void {
    const events: ProcessEvents = {
      forked: (pid, slot, image) => {
        this.#images.set(imageBufferId(image.buffer), image.buffer);
        this.#assign({ ...this.#job(pid, slot), kind: "fork", image });
      },
      spawned: (pid, slot, args, cwd) => this.#assign({ ...this.#job(pid, slot), kind: "spawn", args, cwd }),
      exited: (pid) => this.#release(pid),
      killed: (pid) => this.#release(pid),
      crashed: (pid, message) => this.#crashed(pid, message),
    };
    const image = job.kind === "fork" ? job.image.buffer : undefined;
    if (this.#over || this.#kernel.processes.find(job.pid) !== job.slot || !this.#kernel.processes.alive(job.slot)) {
      if (image !== undefined) releaseImage(image);
      return;
    }
    let taken = false;
    const cancel = this.pool.take(
      (worker) => {
        taken = true;
        this.#waiting.delete(job.pid);
        this.#workers.set(job.pid, { worker });
        worker.start(job, events);
      },
      (error) => this.#crashed(job.pid, `No interpreter could be started: ${String(error)}`),
    );
    if (!taken) this.#waiting.set(job.pid, { cancel, image });
    this.#tellProcesses();
  }

  /** The process has ended in the kernel: its worker goes. */
  #release(pid: Pid): void {
    const waiting = this.#waiting.get(pid);
    if (waiting !== undefined) {
      waiting.cancel();
      this.#waiting.delete(pid);
      if (waiting.image !== undefined) releaseImage(waiting.image);
    }
    this.#terminate(pid);
    if (pid === this.#main) this.#mainEnded();
    else this.#tellProcesses();
  }

  #terminate(pid: Pid): void {
    const assigned = this.#workers.get(pid);
    if (assigned === undefined) return;
    this.#workers.delete(pid);
    const finish = (): void => {
      assigned.worker.terminate();
      this.#kernel.breakLocksOf(pid);
      // It may have opened a descriptor in its last moment.
      const slot = this.#kernel.processes.find(pid);
      if (slot !== undefined) this.#kernel.descriptors.closeAll(slot);
      wakeAll(this.#kernel.memory);
    };
    // In the middle of a kernel operation it is given the microseconds that takes.
    if (this.#kernel.holdsLock(pid)) setTimeout(finish, LOCK_GRACE_MS);
    else finish();
  }

  /** The interpreter broke, by itself or for want of memory: its process ends, the others live on. */
  #crashed(pid: Pid, message: string): void {
    const slot = this.#kernel.processes.find(pid);
    if (slot === undefined) return;
    // Its parent sees exit code 1; whoever wants to know why finds it here.
    console.error(`process ${pid}: ${message}`);
    if (pid === this.#main) this.#message = message;
    this.#kernel.endProcess(slot, statusOfExit(1));
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
    for (const { cancel, image } of this.#waiting.values()) {
      cancel();
      if (image !== undefined) releaseImage(image);
    }
    for (const { worker } of this.#workers.values()) worker.terminate();
    this.#workers.clear();
    for (const image of this.#images.values()) {
      releaseImage(image);
      this.images.giveBack(image);
    }
    this.ended.resolve({ reason, status, orphans: reason === "stopped" ? 0 : orphans, message: this.#message });
  }

  /** Lets processes with several threads switch, and those that share memory look at it; gives standard input what has found room. */
  #tick(): void {
    const { processes } = this.#kernel;
    for (let slot = 0; slot < MAX_PROCESSES; slot++) {
      const turn = processes.get(slot, ProcessField.THREADS) > 1 || processes.get(slot, ProcessField.MAPPED) !== 0;
      if (turn && processes.alive(slot)) processes.set(slot, ProcessField.PREEMPT, 1);
    }
    if (this.#stdin.length > 0) this.#feedStdin();
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
      const unknown = processes.state(slot) === ProcessState.STARTING && !this.#workers.has(pid) && !this.#waiting.has(pid);
      if (!unknown && processes.state(slot) !== ProcessState.ENDING) continue;
      const since = this.#stuckSince.get(pid) ?? now;
      if (now - since > STUCK_MS) this.#kernel.finishEnd(slot, statusOfSignal(Signal.SIGKILL));
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
    if (this.#stdinClosed && this.#stdin.length === 0) {
      this.#stdinClosed = false;
      pipes.removeWriter(pipe);
    }
  }

  #tellProcesses(): void {
    if (!this.#over) this.onProcesses(Atomics.load(this.#kernel.memory.words, Header.ALIVE));
  }
}

