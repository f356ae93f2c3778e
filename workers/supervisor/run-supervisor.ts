import type { EngineTrouble } from "../api/errors";
import type { BufferPool } from "../shared/buffer-pool";
import type { StartMethod } from "../api/events";
import type { Job, ProcessEvents, RunAssets, Start } from "../interpreter/process/protocol";
import { abandonImage, allocateImageBuffer, imageBufferId, resetImage, wasClaimed } from "../shared/image-buffer";
import { DeadlockWatch } from "../kernel/deadlocks/deadlock-watch";
import { Kernel } from "../kernel/kernel";
import { membersOf } from "../kernel/processes/groups";
import { Header, ProcessField, TICK_MS } from "../kernel/memory/layout";
import { INIT, ProcessState } from "../kernel/processes/processes";
import { statusOfExit, statusOfSignal } from "../kernel/processes/wait-status";
import { sendSignalToAll, Signal } from "../kernel/processes/signals";
import { fireTimers } from "../kernel/processes/timers";
import { wakeAll } from "../kernel/memory/waits";
import type { SourceFile } from "../api/engine";
import { createRunFiles, pathOf } from "../shared/run-files";
import type { Pid } from "../api/units";
import { maybeCleansUp, providesForInterrupt } from "./interrupt";
import type { WarmPool } from "./pool";
import type { RunOutcome } from "./protocol";
import { RunWorkers } from "./run-workers";
import { StandardInput } from "./standard-input";

/** How often it is looked for deadlocks; one is recorded when two looks in a row have found it. */
const DEADLOCK_LOOK_MS = 100;

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
  readonly #workers: RunWorkers;
  readonly #stdin: StandardInput;
  /** Buffers of fork images that processes of this run have or had. */
  readonly #images = new Map<number, SharedArrayBuffer>();
  readonly #ticker: ReturnType<typeof setInterval>;
  readonly #deadlocks: DeadlockWatch;
  #lookedAt = performance.now();
  #stuckSince = new Map<Pid, number>();
  #over = false;
  /** Why the run fails. */
  #trouble: EngineTrouble | undefined;
  /** Stop was asked for. */
  #interrupted = false;
  readonly #provides: boolean;
  #reported = 0;

  constructor(
    buffer: SharedArrayBuffer,
    pool: WarmPool,
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
    this.#stdin = new StandardInput(kernel, slot);
    for (const terminal of [1, 2] as const) kernel.descriptors.open(slot, terminal, { terminal });
    kernel.trace.processCreated(kernel.clock.now(), pid, INIT, kernel.strings.intern("MainProcess"), "main", { file: 0, line: 0 });
    const imageBuffers = Array.from({ length: IMAGES }, () => images.take() ?? allocateImageBuffer(IMAGE_BYTES));
    for (const image of imageBuffers) {
      // The worker that used it last may have begun another image when it was terminated.
      resetImage(image);
      this.#images.set(imageBufferId(image), image);
    }
    this.#assets = { kernel: buffer, paths: files.map(pathOf), imageBuffers, pristine: pool.pristine };
    const events: ProcessEvents = {
      created: (process, at, start) => this.#created(process, at, start),
      exited: (process, recyclable) => this.#exited(process, recyclable),
      killed: (process) => this.#release(process),
      crashed: (process, message) => this.#crashed(process, message),
    };
    this.#workers = new RunWorkers(kernel, pool, this.#assets, events, (trouble) => this.#fail(trouble));
    this.#assign({ run: this.#assets, pid, slot, start: { kind: "main", startMethod } });
    this.#workers.standBy();
    this.#ticker = setInterval(() => this.#tick(), TICK_MS);
  }

  stdin(text: string | undefined): void {
    if (!this.#over) this.#stdin.type(text);
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
    const members = membersOf(this.#kernel, this.#main).map((slot) => processes.pidOf(slot));
    const deliveries = sendSignalToAll(this.#kernel, members, Signal.SIGINT);
    for (const [index, pid] of members.entries()) if (deliveries[index] === "killed") this.#release(pid);
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
  #fail(trouble: EngineTrouble): void {
    this.#trouble = trouble;
    this.#end("failed", statusOfExit(1));
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
    this.#workers.assign(job);
    this.#reportProcesses();
  }

  /** The process has ended itself in the kernel. */
  #exited(pid: Pid, recyclable: boolean): void {
    // Where the main process's is needed again, it is as a clean one.
    this.#workers.exited(pid, recyclable && (pid !== this.#main || this.#assets.pristine !== undefined));
    this.#ended(pid);
  }

  /** The process has ended in the kernel: its worker goes. */
  #release(pid: Pid): void {
    this.#abandonImages(pid);
    void this.#workers.terminate(pid);
    this.#ended(pid);
  }

  #ended(pid: Pid): void {
    if (pid === this.#main) this.#mainEnded();
    else this.#reportProcesses();
  }

  #abandonImages(pid: Pid): void {
    for (const image of this.#images.values()) abandonImage(image, pid);
  }

  /** The interpreter broke, by itself or for want of memory: its process ends, the others live on. */
  #crashed(pid: Pid, message: string): void {
    const slot = this.#kernel.processes.find(pid);
    if (slot === undefined) {
      this.#release(pid);
      return;
    }
    // Its parent sees exit code 1; why is in the console.
    console.error(`process ${pid}: ${message}`);
    if (pid === this.#main) this.#trouble = { code: "unexpected", detail: message };
    this.#kernel.endProcess(slot, statusOfExit(1), pid);
    this.#release(pid);
  }

  /** The run ends with its main process; what is about to end by itself (the fork server) is given a moment for it. */
  #mainEnded(): void {
    const slot = this.#kernel.processes.find(this.#main);
    const status = slot === undefined ? 0 : this.#kernel.processes.get(slot, ProcessField.STATUS);
    const reason = this.#interrupted ? "stopped" : this.#trouble === undefined ? "exited" : "failed";
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
    this.#workers.end();
    const { quiet } = this.#workers;
    for (const image of this.#images.values()) this.images.giveBack(image, quiet || !wasClaimed(image));
    const trouble = this.#trouble === undefined ? {} : { trouble: this.#trouble };
    this.ended.resolve({ reason, status, orphans: reason === "stopped" ? 0 : orphans, ...trouble, quiet });
  }

  /** Has processes with several threads switch, and those that share memory look at it; gives standard input what has found room. */
  #tick(): void {
    const { processes } = this.#kernel;
    for (const slot of processes.slots()) {
      const looks = processes.get(slot, ProcessField.THREADS) > 1 || processes.get(slot, ProcessField.MAPPED) !== 0;
      if (looks && processes.alive(slot)) processes.set(slot, ProcessField.TICKED, 1);
    }
    for (const pid of fireTimers(this.#kernel)) this.#release(pid);
    this.#stdin.feed();
    this.#workers.standBy();
    this.#workers.endLongIdle();
    this.#reportProcesses();
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
      const unknown = processes.state(slot) === ProcessState.STARTING && !this.#workers.knows(pid);
      if (!unknown && processes.state(slot) !== ProcessState.ENDING) continue;
      const since = this.#stuckSince.get(pid) ?? now;
      if (now - since > STUCK_MS) this.#kernel.finishEnd(slot, statusOfSignal(Signal.SIGKILL));
      else stuck.set(pid, since);
    }
    // What killed them was killed before it could report it.
    for (const pid of processes.lingering().map((slot) => processes.pidOf(slot))) {
      if (this.#workers.isTerminating(pid)) continue;
      const since = this.#stuckSince.get(pid) ?? now;
      if (now - since > STUCK_MS) this.#release(pid);
      else stuck.set(pid, since);
    }
    this.#stuckSince = stuck;
  }

  #reportProcesses(): void {
    const alive = Atomics.load(this.#kernel.memory.words, Header.ALIVE);
    if (this.#over || alive === this.#reported) return;
    this.#reported = alive;
    this.onProcesses(alive);
  }
}
