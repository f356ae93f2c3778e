import { type KernelOptions, allocateKernelMemory, resetKernelMemory } from "../kernel/kernel";
import { OutputReader } from "../kernel/logs/output-log";
import { TraceReader } from "../kernel/logs/trace-log";
import { Clock } from "../kernel/memory/clock";
import { viewKernelMemory } from "../kernel/memory/layout";
import { SharedBlocks } from "./shared-blocks";

/** A run's kernel as the page sees it. */
export interface RunKernel {
  readonly buffer: SharedArrayBuffer;
  readonly clock: Clock;
  readonly trace: TraceReader;
  readonly output: OutputReader;
  readonly blocks: SharedBlocks;
}

/** The kernel of a run that begins now, in a buffer that was used before if there is one. */
export function openRunKernel(used: SharedArrayBuffer | undefined, options: KernelOptions): RunKernel {
  const buffer = used ?? allocateKernelMemory();
  resetKernelMemory(buffer, options);
  const memory = viewKernelMemory(buffer);
  return {
    buffer,
    clock: new Clock(memory, 0),
    trace: new TraceReader(memory),
    output: new OutputReader(memory),
    blocks: new SharedBlocks(memory),
  };
}
