import type { StartMethod } from "../../api/events";
import type { CompareMemory } from "../emscripten/compare-memory";
import type { OpenPipe } from "../../kernel/ipc/descriptors";
import { Errno, KernelError, LimitError } from "../../kernel/memory/errno";
import { Offset, ProcessField, TICK_MS } from "../../kernel/memory/layout";
import { statusOfSignal } from "../../kernel/processes/wait-status";
import { sendSignalToAll, Signal, takePendingSignal } from "../../kernel/processes/signals";
import { NOWHERE, type SourcePosition } from "../../kernel/logs/trace-log";
import { MAIN_THREAD, type Pid } from "../../api/units";
import { type ProcessContext, ProcessGone } from "./process-context";
import { encodeCall } from "./calls";
import { WASI } from "../emscripten/emscripten-operations";
import { fatalSignal } from "./fatal-signal";
import { releaseImage, unclaimImage } from "../../shared/image-buffer";
import { isLockCommand, recordLock } from "./record-locks";
import type { Job, SpawnStart, Start, Supervisor } from "./protocol";
import { LockTrace } from "./lock-trace";
import { ImageTaker } from "../pyodide/image";
import type { PyCallable, PyodideModule } from "../pyodide/internals";
import type { ThreadCalls } from "../pyodide/suspension";
import { Scheduler, type SUSPEND } from "./scheduler";
import { SharedMemory } from "../emscripten/shared-memory";
import type { Streams } from "../emscripten/streams";

/** Not a signal of any program: has Python's eval loop hand over the GIL (`_interleave/threads.py`). */
const PREEMPT_SIGNAL = 63;

/** PY_EMSCRIPTEN_SIGNAL_INTERVAL of CPython's `Python/emscripten_signal.c`. */
const SIGNAL_INTERVAL = 50;

const FORKING = { reason: "fork", object: 0, masks: [], ready: () => true, deadline: Infinity } as const;

const CONNECTION_BYTES = 4;

const STDERR = 2;

/** How long it waits at once for a killed process's worker to be gone: a wake-up says so. */
const LINGER_MS = 100;

/** sizeof(struct flock). */
const FLOCK_BYTES = 32;

/** What a forked child has of its parent's dispositions and settings. */
const INHERITED = [
  ProcessField.HANDLED,
  ProcessField.IGNORED,
  ProcessField.BLOCKED,
  ProcessField.OWN_HANDLERS,
  ProcessField.SWITCH_INTERVAL,
  ProcessField.UMASK,
] as const;

/** What is left of that where a new program is run (execve(2)). */
const KEPT = [ProcessField.IGNORED, ProcessField.BLOCKED, ProcessField.UMASK] as const;

interface Child {
  readonly slot: number;
  readonly pid: Pid;
}

/** The running process of this worker: what its system calls act on. */
export class Process {
  readonly scheduler: Scheduler;
  readonly sharedMemory: SharedMemory;
  readonly locks: LockTrace;
  /** Wake-ups between threads of this process that nobody has taken yet. */
  readonly localWakes = new Set<number>();
  /** Where signals are written that a handler is about to see (`signal.set_wakeup_fd`). */
  wakeupDescriptor = -1;
  readonly #images: ImageTaker;

  constructor(
    readonly context: ProcessContext,
    readonly supervisor: Supervisor,
    readonly streams: Streams,
    private readonly module: PyodideModule,
    compare: CompareMemory,
    syscalls: object,
    private readonly runThread: ThreadCalls["run"],
    /** Whether the interpreter could be another process's after this one. */
    private readonly recyclable: () => boolean,
    private readonly job: Job,
  ) {
    this.scheduler = new Scheduler(context);
    this.sharedMemory = new SharedMemory(module, compare, context);
    this.locks = new LockTrace(context);
    context.synchronise = () => this.sharedMemory.synchronise();
    this.#images = new ImageTaker(module, syscalls, job.run.imageBuffers, context.pid);
  }

  /** What Python is to begin with, as JSON. */
  get beginning(): string {
    const { start, run } = this.job;
    return JSON.stringify({ ...start, paths: run.paths });
  }

  get memoryBytes(): number {
    return this.module.HEAP8.length;
  }

  /** fork(2): the caller, once suspended, is resumed with the child's pid or a negative errno. */
  fork(name: string): typeof SUSPEND {
    const { context } = this;
    const where = context.where();
    // Once suspended, no Python frame is on the stack that the image would hold half of.
    return this.scheduler.suspendDuring(FORKING, () => this.#forkNow(name, where));
  }

  /** posix_spawn(3) of a clean Python: the child's pid. */
  spawn(run: Pick<SpawnStart, "args" | "environment">, fds: ReadonlySet<number>, name: string, method: StartMethod): number {
    const { context } = this;
    const { kernel } = context;
    const child = this.#createChild();
    kernel.trace.processCreated(kernel.clock.now(), child.pid, context.pid, kernel.strings.intern(name), method, context.where());
    context.synchronise();
    kernel.descriptors.inherit(context.slot, child.slot, new Set([...fds, ...this.streams.inheritableStandard()]));
    this.#bequeath(child, KEPT);
    this.#begin(child, { kind: "spawn", ...run, cwd: this.module.FS.cwd() });
    return child.pid;
  }

  /**
   * As `Processes.create`; where all places are taken, and some only by workers that the browser is about to end, it waits
   * for one of those.
   */
  #createChild(): Child {
    const { kernel, slot, pid } = this.context;
    const wake = Offset.process(slot, ProcessField.WAKE);
    for (;;) {
      const turn = Atomics.load(kernel.memory.words, wake);
      try {
        return kernel.processes.create(pid);
      } catch (error) {
        if (!(error instanceof LimitError) || !this.context.alive || kernel.processes.lingering().length === 0) throw error;
      }
      Atomics.wait(kernel.memory.words, wake, turn, LINGER_MS);
    }
  }

  /** _exit(2) with a wait status. */
  exit(status: number): never {
    const { context } = this;
    context.synchronise();
    for (const handle of context.kernel.semaphores.list(context.slot)) this.locks.closing(handle);
    context.kernel.endProcess(context.slot, status);
    this.supervisor.exited(context.pid, this.recyclable());
    return context.unwind();
  }

  pipe(): [number, number] {
    const pipe = this.context.kernel.pipes.create();
    return this.#openBoth({ read: pipe, write: undefined }, { read: undefined, write: pipe });
  }

  socketpair(): [number, number] {
    const [there, back] = this.context.kernel.pipes.createTwo();
    return this.#openBoth({ read: there, write: back }, { read: back, write: there });
  }

  /** A pipe through which connections come; its number is the address. */
  listen(): [number, number] {
    const pipe = this.context.kernel.pipes.create();
    return [this.streams.open({ read: pipe, write: pipe }), pipe];
  }

  connect(address: number): number {
    const { pipes, descriptors } = this.context.kernel;
    if (pipes.readers(address) === 0) throw new KernelError(Errno.ECONNREFUSED, "connect");
    const [there, back] = pipes.createTwo();
    const fd = this.streams.open({ read: back, write: there });
    let theirs: number | undefined;
    try {
      theirs = descriptors.send({ read: there, write: back }, { pipe: address, sender: this.context.slot });
      if (pipes.tryWrite(address, new Uint8Array(Int32Array.of(theirs).buffer)) !== undefined) return fd;
    } catch (error) {
      // The listener may close at any moment.
      if (!(error instanceof KernelError)) throw error;
    }
    // It is full when nobody accepts.
    if (theirs !== undefined) descriptors.giveUp(theirs);
    this.streams.close(fd);
    throw new KernelError(Errno.ECONNREFUSED, "connect");
  }

  accept(fd: number): number {
    const listening = this.streams.pipe(fd)?.read;
    if (listening === undefined) throw new KernelError(Errno.EBADF, "accept");
    const message = new Uint8Array(CONNECTION_BYTES);
    if (this.context.kernel.pipes.tryRead(listening, message) !== CONNECTION_BYTES) throw new KernelError(Errno.EAGAIN, "accept");
    const [number = 0] = new Int32Array(message.buffer);
    return this.receiveDescriptor(number);
  }

  /** fcntl(2) of C code: its result, or a negative errno of Emscripten's; undefined: as Emscripten does it. */
  fcntl(fd: number, command: number, argument: number): number | undefined {
    try {
      if (!isLockCommand(command)) return this.streams.fcntl(fd, command, argument);
      const view = new DataView(this.module.HEAPU8.buffer, argument, FLOCK_BYTES);
      recordLock(this.context, fd, command, view, (condition) => this.scheduler.block({ ...condition, deadline: Infinity }));
      return 0;
    } catch (error) {
      if (!(error instanceof KernelError)) throw error;
      return -WASI[error.errno];
    }
  }

  /** `through`: the connection by which its number goes, or -1. */
  sendDescriptor(fd: number, through: number): number {
    const { kernel, slot } = this.context;
    const target = kernel.descriptors.get(slot, fd);
    if (target === undefined) throw new KernelError(Errno.EBADF, "sendmsg");
    return kernel.descriptors.send(target, { pipe: this.streams.pipe(through)?.write, sender: slot });
  }

  receiveDescriptor(number: number): number {
    return this.streams.adopt(this.context.kernel.descriptors.receive(number));
  }

  /** Two descriptors, or none. Throws EMFILE. */
  #openBoth(one: OpenPipe, other: OpenPipe): [number, number] {
    const { descriptors } = this.context.kernel;
    // Both ends are counted before there is a descriptor: closing the one must not free what the other is about to be.
    descriptors.retain(other);
    let first: number;
    try {
      first = this.streams.open(one);
    } catch (error) {
      descriptors.release(other);
      throw error;
    }
    try {
      return [first, this.streams.adopt(other)];
    } catch (error) {
      this.streams.close(first);
      throw error;
    }
  }

  #forkNow(name: string, where: SourcePosition): number {
    const { context, module } = this;
    const { kernel } = context;
    let buffer: SharedArrayBuffer | undefined;
    let child: Child | undefined;
    try {
      buffer = this.#images.reserve();
      child = this.#createChild();
      kernel.trace.processCreated(kernel.clock.now(), child.pid, context.pid, kernel.strings.intern(name), "fork", where);
      context.synchronise();
      kernel.descriptors.inherit(context.slot, child.slot);
      kernel.semaphores.inherit(context.slot, child.slot);
      this.#bequeath(child, INHERITED);
      // Its interpreter makes itself ready while the image is taken.
      this.#begin(child, { kind: "fork", buffer });
      this.#images.take(buffer, child.pid, { mappings: this.sharedMemory.list(), cwd: module.FS.cwd(), flags: this.streams.flags() });
      // A child that was killed meanwhile does not wait for its image.
      if (!kernel.processes.aliveAs(child.slot, child.pid)) releaseImage(buffer, child.pid);
      return child.pid;
    } catch (error) {
      if (buffer !== undefined) unclaimImage(buffer, context.pid);
      if (child !== undefined && kernel.endProcess(child.slot, statusOfSignal(Signal.SIGKILL))) this.supervisor.killed(child.pid);
      if (error instanceof KernelError) {
        context.recordLimit(error);
        return -error.errno;
      }
      this.supervisor.crashed(context.pid, `fork failed: ${String(error)}`);
      return -Errno.EAGAIN;
    }
  }

  #bequeath(child: Child, fields: readonly number[]): void {
    const { processes } = this.context.kernel;
    for (const field of fields) processes.set(child.slot, field, processes.get(this.context.slot, field));
  }

  /** Gives the new process an interpreter that stands by, or leaves that to the supervisor. */
  #begin(child: Child, start: Start): void {
    const { imageBuffers, pristine } = this.job.run;
    const call = encodeCall({ ...child, start }, imageBuffers);
    const called =
      call !== undefined && this.context.kernel.standbys.call(child.pid, call, start.kind === "fork" || pristine !== undefined);
    if (!called) this.supervisor.created(child.pid, child.slot, start);
  }

  /** Python's functions catch whatever they raise: what comes here has broken the interpreter. */
  broke(error: unknown): void {
    const { kernel, slot, pid, thread } = this.context;
    const fatal = fatalSignal(error);
    if (fatal === null) {
      this.supervisor.crashed(pid, error instanceof Error ? error.message : String(error));
      return;
    }
    const time = kernel.clock.now();
    const written = kernel.output.tryWrite(time, pid, thread, STDERR, new TextEncoder().encode(`${fatal.words}\n`));
    if (written !== undefined) kernel.trace.wrote(time, pid, thread, NOWHERE, STDERR, written.length, written.sequence);
    if (kernel.endProcess(slot, statusOfSignal(fatal.signal))) this.supervisor.exited(pid, false);
  }

  startThread(run: PyCallable): void {
    const ended = (): void => {
      run.destroy();
      this.scheduler.threadEnded();
    };
    const broke = (error: unknown): void => {
      if (!(error instanceof ProcessGone)) this.broke(error);
    };
    this.scheduler.threadStarted(() => void this.runThread(this.module.PyProxy_getPtr(run), false).then(ended, broke));
  }

  /** The next signal that Python's handlers shall see, 0: none. They run in the main thread. */
  takeSignal(): number {
    const { kernel, slot, thread } = this.context;
    if (thread !== MAIN_THREAD) return 0;
    for (let signal = takePendingSignal(kernel, slot); signal !== 0; signal = takePendingSignal(kernel, slot)) {
      const handled = (kernel.processes.get(slot, ProcessField.HANDLED) & (1 << signal)) !== 0;
      if (handled) {
        this.#writeWakeup(signal);
        return this.#received(signal);
      }
      // It was blocked, or the process stopped, when it came.
      this.send([this.context.pid], signal);
      this.context.waitWhileStopped();
    }
    return 0;
  }

  /** The lowest pending signal among these bits, blocked or not, which no handler will see; 0: none. */
  acceptSignal(among: number): number {
    const signal = takePendingSignal(this.context.kernel, this.context.slot, among);
    return signal === 0 ? 0 : this.#received(signal);
  }

  /** kill(2) of these processes; itself is the last of them, if it is one. */
  send(targets: readonly Pid[], signal: number): void {
    const { context } = this;
    const deliveries = sendSignalToAll(context.kernel, targets, signal);
    const killed = targets.filter((_, index) => deliveries[index] === "killed");
    for (const target of killed) this.supervisor.killed(target);
    if (killed.includes(context.pid)) context.leave();
  }

  /** What comes when nobody reads it is lost, as where a pipe is full. */
  #writeWakeup(signal: number): void {
    const pipe = this.streams.pipe(this.wakeupDescriptor)?.write;
    if (pipe !== undefined && this.context.kernel.pipes.readers(pipe) > 0) this.context.kernel.pipes.tryWrite(pipe, Uint8Array.of(signal));
  }

  /** Has Python run the handlers of all signals that are pending, but of the one that it returns; 0: there is none. */
  #tripAll(): number {
    let signal = this.takeSignal();
    // Given one by one, the second would interrupt the first one's handler.
    for (let next = signal && this.takeSignal(); next !== 0; next = this.takeSignal()) {
      this.module._PyErr_SetInterruptEx(signal);
      signal = next;
    }
    return signal;
  }

  #received(signal: number): number {
    const { kernel, pid, thread } = this.context;
    kernel.trace.signalReceived(kernel.clock.now(), pid, thread, this.context.where(), signal);
    return signal;
  }

  /**
   * What CPython asks every few instructions: the signal to handle now, 0: none. C code asks, too
   * (`PyErr_CheckSignals`, e.g. while it holds a buffered file's lock), and no thread may switch there. The eval loop
   * alone asks with its countdown just set anew; one less marks that as seen:
   *
   *     eval loop   countdown 2, 1, → 50: asks, finds 50    a thread may switch here; leaves 49
   *     C           countdown 49: asks, finds 49            not here
   *     eval loop   countdown 48 … 1, → 50: asks, finds 50  here again
   */
  signalPoll(): () => number {
    const { context, module } = this;
    const { words } = context.kernel.memory;
    const pending = Offset.process(context.slot, ProcessField.PENDING);
    const ticked = Offset.process(context.slot, ProcessField.TICKED);
    const clock = module.__Py_emscripten_signal_clock >> 2;
    // Whether the turn may be over. To look at the time each time would cost threads that compute 13 %.
    let looking = false;
    module.HEAP8[module._Py_EMSCRIPTEN_SIGNAL_HANDLING] = 1;
    return () => {
      if (this.scheduler.entering) return 0;
      if (Atomics.load(words, pending) !== 0) {
        context.waitWhileStopped();
        const signal = this.#tripAll();
        if (signal !== 0) return signal;
      }
      const heap = module.HEAP32;
      if (heap[clock] !== SIGNAL_INTERVAL) return 0;
      heap[clock] = SIGNAL_INTERVAL - 1;
      // A loop without any system call would run on until the browser ends its worker, in Chromium for two seconds.
      context.dieIfKilled();
      if (Atomics.load(words, ticked) !== 0) {
        Atomics.store(words, ticked, 0);
        context.synchronise();
        looking = context.threads > 1;
      }
      // An interval shorter than a tick is looked at every time.
      if (!looking && (context.threads === 1 || context.switchInterval >= TICK_MS)) return 0;
      if (!this.scheduler.turnIsOver) return 0;
      looking = false;
      return PREEMPT_SIGNAL;
    };
  }
}
