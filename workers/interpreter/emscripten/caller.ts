import type { Pid, Tid } from "../../api/units";
import type { Kernel } from "../../kernel/kernel";
import type { SourcePosition } from "../../kernel/logs/trace-log";
import type { KernelError } from "../../kernel/memory/errno";
import type { Operation } from "../../kernel/processes/gates";

/** The process whose Python calls Emscripten. */
export interface Caller {
  readonly kernel: Kernel;
  readonly slot: number;
  readonly pid: Pid;
  /** The thread that runs. */
  readonly thread: Tid;
  readonly threads: number;
  /** A signal waits for Python's handler. */
  readonly signalPending: boolean;
  /** Whether others see its memory change. */
  mapped: boolean;
  /** Where the reader's code is now. */
  where(): SourcePosition;
  /** Exchanges changes of shared memory with other processes. */
  synchronise(): void;
  /** The gate: every system call begins there, and that of a killed process ends there. */
  enter(operation?: Operation): void;
  /** As the gate, in the middle of a call that has waited. */
  dieIfKilled(): void;
  recordLimit(error: KernelError): void;
}
