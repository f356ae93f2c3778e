import { MAIN_THREAD, type Pid, pid } from "../api/units";
import { Clock, startClock } from "./memory/clock";
import { fellAsleep } from "./processes/cpu-time";
import { Descriptors } from "./ipc/descriptors";
import { Errno, KernelError } from "./memory/errno";
import { FileLocks } from "./files/file-locks";
import { Files } from "./files/files";
import { formatFiles } from "./files/format";
import { InFlight } from "./ipc/in-flight";
import { Header, KERNEL_BYTES, type KernelMemory, MAX_PIPES, Offset, PipeField, ProcessField, viewKernelMemory } from "./memory/layout";
import { breakLock } from "./memory/lock";
import { OpenFiles } from "./files/open-files";
import { OutputWriter } from "./logs/output-log";
import { Gates } from "./processes/gates";
import { INIT, Processes } from "./processes/processes";
import { exitCodeOf } from "./processes/wait-status";
import { Pipes } from "./ipc/pipes";
import { Semaphores } from "./ipc/semaphores";
import { sendSignal, Signal } from "./processes/signals";
import { Standbys } from "./processes/standbys";
import { StringWriter } from "./memory/string-table";
import { TraceWriter } from "./logs/trace-log";
import { freeWaits, WaitTable } from "./deadlocks/wait-table";

const HEADER_LOCKS = [Header.TABLE_LOCK, Header.STRING_LOCK, Header.OUTPUT_LOCK, Header.FILE_LOCK, Header.FLIGHT_LOCK] as const;

export interface KernelOptions {
  readonly cpuCount: number;
  /** Processes alive at once before fork fails with EAGAIN. */
  readonly maxProcesses: number;
}

export function allocateKernelMemory(): SharedArrayBuffer {
  return new SharedArrayBuffer(KERNEL_BYTES);
}

/** Makes the buffer, new or used before, the kernel of a new run that begins now. */
export function resetKernelMemory(buffer: SharedArrayBuffer, { cpuCount, maxProcesses }: KernelOptions): void {
  const memory = viewKernelMemory(buffer);
  const { words, bytes } = memory;
  const generation = Atomics.load(words, Header.GENERATION) + 1;
  bytes.fill(0, 0, Offset.pipeBytes(0));
  words[Header.CPU_COUNT] = cpuCount;
  words[Header.MAX_PROCESSES] = maxProcesses;
  Atomics.store(words, Header.GENERATION, generation);
  startClock(memory);
  formatFiles(memory);
}

/** Makes the kernel of one run. */
export function createKernelMemory(options: KernelOptions): SharedArrayBuffer {
  const buffer = allocateKernelMemory();
  resetKernelMemory(buffer, options);
  return buffer;
}

/** One process's (or the supervisor's) access to the kernel of a run. */
export class Kernel {
  readonly memory: KernelMemory;
  readonly clock: Clock;
  readonly processes: Processes;
  readonly pipes: Pipes;
  readonly files: Files;
  readonly openFiles: OpenFiles;
  readonly fileLocks: FileLocks;
  readonly descriptors: Descriptors;
  readonly semaphores: Semaphores;
  readonly waits: WaitTable;
  readonly standbys: Standbys;
  readonly gates: Gates;
  readonly strings: StringWriter;
  readonly trace: TraceWriter;
  readonly output: OutputWriter;
  readonly #generation: number;

  /** `owner`: the pid that holds the locks this object takes; `clockOffset` as `Clock` takes it. */
  constructor(
    buffer: SharedArrayBuffer,
    private readonly owner: Pid,
    clockOffset = 0,
  ) {
    this.memory = viewKernelMemory(buffer);
    // What the supervisor does is nobody's act.
    if (owner !== INIT) Object.assign(this.memory.actor, { pid: owner, tid: MAIN_THREAD });
    this.clock = new Clock(this.memory, clockOffset);
    this.processes = new Processes(this.memory, owner);
    this.pipes = new Pipes(this.memory, owner);
    this.files = new Files(this.memory, owner);
    this.fileLocks = new FileLocks(this.memory, owner);
    this.openFiles = new OpenFiles(this.memory, owner, this.files, this.fileLocks);
    this.descriptors = new Descriptors(this.memory, this.pipes, this.openFiles, new InFlight(this.memory, owner));
    this.semaphores = new Semaphores(this.memory, owner);
    this.waits = new WaitTable(this.memory, owner);
    this.standbys = new Standbys(this.memory);
    this.gates = new Gates(this.memory);
    this.strings = new StringWriter(this.memory, owner);
    this.trace = new TraceWriter(this.memory);
    this.output = new OutputWriter(this.memory);
    this.#generation = Atomics.load(this.memory.words, Header.GENERATION);
  }

  /** Whether the buffer is still that of the run this object was made for. */
  get current(): boolean {
    return Atomics.load(this.memory.words, Header.GENERATION) === this.#generation;
  }

  /** Ends a process: status, descriptors, trace. False when it had ended already. */
  endProcess(slot: number, status: number, process = this.processes.pidOf(slot)): boolean {
    if (!this.processes.claimEnd(slot, process)) return false;
    this.finishEnd(slot, status);
    return true;
  }

  /** The rest of a process's end that began and came no further: the process that began it may have been killed. */
  finishEnd(slot: number, status: number): void {
    const process = this.processes.pidOf(slot);
    const time = this.clock.now();
    fellAsleep(this.memory, slot, time);
    this.#closeAll(slot);
    this.fileLocks.releaseAll({ process });
    freeWaits(this.memory, process);
    const parent = pid(this.processes.get(slot, ProcessField.PARENT));
    this.processes.end(slot, status, () => this.trace.processExited(time, process, exitCodeOf(status)));
    this.#tellParent(parent, process);
  }

  /** The worker of a process that another has ended is gone: nobody acts for the process any more. */
  workerGone(process: Pid): void {
    this.breakLocksOf(process);
    this.processes.workerGone(process, (slot) => this.#closeAll(slot));
  }

  #closeAll(slot: number): void {
    this.descriptors.closeAll(slot);
    this.semaphores.closeAll(slot);
  }

  #tellParent(parent: Pid, child: Pid): void {
    try {
      sendSignal(this, parent, Signal.SIGCHLD, child);
    } catch (error) {
      // It may end, and be reaped, at any moment.
      if (!(error instanceof KernelError) || error.errno !== Errno.ESRCH) throw error;
    }
  }

  /** Frees the locks that a killed process held. */
  breakLocksOf(dead: Pid): void {
    for (const word of HEADER_LOCKS) breakLock(this.memory, word, dead);
    for (let pipe = 0; pipe < MAX_PIPES; pipe++) breakLock(this.memory, Offset.pipe(pipe, PipeField.LOCK), dead);
  }

  get self(): Pid {
    return pid(this.owner);
  }
}
