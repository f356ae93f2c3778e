import { type Pid, pid } from "../api/units";
import { KernelError } from "./memory/errno";
import { createKernelMemory, Kernel } from "./kernel";
import { Header, MAX_PIPES, Offset, PipeField } from "./memory/layout";
import { INIT } from "./processes/processes";

export interface TestProcess {
  readonly slot: number;
  readonly pid: Pid;
  /** The kernel as this process has it. */
  readonly kernel: Kernel;
}

/** A run's kernel, as the supervisor has it. */
export function newKernel({ cpuCount = 4, maxProcesses = 40 } = {}): Kernel {
  return new Kernel(createKernelMemory({ cpuCount, maxProcesses }), INIT);
}

/** A running process; without a parent, it is init's. */
export function start(kernel: Kernel, parent: Pid = INIT): TestProcess {
  const made = kernel.processes.create(parent);
  kernel.processes.markRunning(made.slot);
  return { ...made, kernel: new Kernel(kernel.memory.buffer, made.pid) };
}

/** Whether the process is in the middle of a section of the kernel. */
export function holdsLock({ memory }: Kernel, process: Pid): boolean {
  const pipes = Array.from({ length: MAX_PIPES }, (_, pipe) => Offset.pipe(pipe, PipeField.LOCK));
  const locks = [Header.TABLE_LOCK, Header.STRING_LOCK, Header.OUTPUT_LOCK, Header.FILE_LOCK, Header.FLIGHT_LOCK, ...pipes];
  return locks.some((lock) => memory.words[lock] === process);
}

/** The errno it fails with, or undefined when it does not fail. */
export function errnoOf(operation: () => unknown): number | undefined {
  try {
    operation();
    return undefined;
  } catch (error) {
    if (error instanceof KernelError) return error.errno;
    throw error;
  }
}

/** A pid that no process of a test has. */
export const NOBODY = pid(9999);

/** Numbers in [0, 1), the same for the same seed (mulberry32). */
export function seededRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
