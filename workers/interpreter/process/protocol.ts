import type { EngineTrouble } from "../../api/errors";
import type { StartMethod } from "../../api/events";
import type { Pid } from "../../api/units";
import type { Pristine } from "../pyodide/image";

export type { Pristine };

/** What a worker needs to become a Python; the same shared memory and module for all. */
export interface HostAssets {
  /** The build that all of it is of. */
  readonly build: string;
  /** URL of pyodide.asm.mjs, which was loaded once for all. */
  readonly moduleUrl: string;
  readonly wasm: WebAssembly.Module;
  /** The snapshot file (`pyodide/snapshot.ts`). */
  readonly snapshot: SharedArrayBuffer;
  readonly standardLibrary: SharedArrayBuffer;
}

/** What all processes of a run are given. */
export interface RunAssets {
  readonly kernel: SharedArrayBuffer;
  /** Absolute paths of the reader's files, in the program's order. */
  readonly paths: readonly string[];
  /** Buffers for fork images; garbage collectors don't see how large they are, so they are used again. */
  readonly imageBuffers: readonly SharedArrayBuffer[];
  /** Without it, an interpreter that has been a process can only be a forked child. */
  readonly pristine: Pristine | undefined;
}

/** How a child begins. */
export type Start =
  /** As the image of its parent's memory that will be in `buffer` (`image-buffer.ts`). */
  { readonly kind: "fork"; readonly buffer: SharedArrayBuffer } | SpawnStart;

/** A clean Python. */
export interface SpawnStart {
  readonly kind: "spawn";
  /** As `multiprocessing.spawn` writes them. */
  readonly args: readonly string[];
  /** Names and values in turn. */
  readonly environment: readonly string[];
  readonly cwd: string;
}

/** What a warm worker shall be from now on. */
export interface Job {
  readonly run: RunAssets;
  readonly slot: number;
  readonly pid: Pid;
  readonly start: Start | { readonly kind: "main"; readonly startMethod: StartMethod };
}

/** One process's worker, as the supervisor calls it (comlink). */
export interface ProcessHost {
  /** Brings up Python; the worker is warm afterwards, and holds the Web Lock `life` until it is gone. Rejects with the reason when it can't. */
  boot(assets: HostAssets, life: string): Promise<EngineTrouble | undefined>;
  /** What all may begin again from; asked for before it is a process. */
  takePristine(): Promise<Pristine>;
  /** Makes it a process; resolves as soon as its Python is about to run. */
  start(job: Job): Promise<void>;
  /**
   * Blocks the worker until a process of the run makes it its child, or until it is recalled; `index`, `turn`: which
   * standby it is (`kernel/processes/standbys.ts`).
   */
  standBy(run: RunAssets, index: number, turn: number): Promise<void>;
}

/**
 * The supervisor, as a process's worker calls it (comlink). No answer is ever waited for, but of `now` before the worker
 * is a process: afterwards it is busy in Python or blocked in `Atomics.wait`.
 */
export interface Supervisor extends ProcessEvents {
  /** The page's clock, as `absoluteNow()` says it there. */
  now(): number;
}

/** What a process reports of itself. */
export interface ProcessEvents {
  /** `pid` exists in the kernel and wants an interpreter: none stood by for it. */
  created(pid: Pid, slot: number, start: Start): void;
  /** The process has ended itself in the kernel. `recyclable`: its worker can be another one. */
  exited(pid: Pid, recyclable: boolean): void;
  /** The process `pid` was ended in the kernel by another; its worker runs on until it is terminated. */
  killed(pid: Pid): void;
  /** The interpreter broke: why. */
  crashed(pid: Pid, message: string): void;
}
