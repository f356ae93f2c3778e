import type { EngineTrouble, MissingFeature } from "./errors";
import type { OutputChunk, StartMethod } from "./events";
import type { EventRecord } from "./record";
import type { Ns } from "./units";

/** One file of the reader's program. */
export interface SourceFile {
  /** Path within the program's folder, e.g. `main.py` or `package/module.py`. */
  readonly name: string;
  readonly text: string;
}

export interface Program {
  /** At least one; the first is the program, the others can be imported. */
  readonly files: readonly SourceFile[];
}

export interface RunOptions {
  /** What `multiprocessing.get_start_method()` says. */
  readonly startMethod: StartMethod;
  /** What `os.cpu_count()` and `multiprocessing.cpu_count()` say. */
  readonly cpuCount: number;
}

/** Why and how a run ended. */
export interface RunEnd {
  /** `exited`: the main process ended by itself; `stopped`: by `Run.stop()`; `failed`: the engine could not run it. */
  readonly reason: "exited" | "stopped" | "failed";
  /** Exit code of the main process (-N: ended by signal N). */
  readonly exitCode: number;
  /** Processes still alive when the main process had ended, which the engine then ended. */
  readonly orphans: number;
  readonly duration: Ns;
  /** Why it failed. */
  readonly trouble?: EngineTrouble;
}

/** Where `Run.drain` puts what it finds. */
export interface RunSink {
  /** The record is the next event's afterwards: what is kept of it must be copied. */
  event(record: EventRecord): void;
  output(chunk: OutputChunk): void;
}

/** A program running, or run. */
export interface Run {
  /** `queued`: the engine is still loading; it starts by itself. */
  readonly state: "queued" | "running" | "ended";
  /** Resolves, never rejects; the logs may still hold a last part then: drain once more. */
  readonly ended: Promise<RunEnd>;
  /** Nanoseconds since the run began, now; 0 while queued; stands still once it has ended. */
  now(): Ns;
  /** Moves what the logs hold into the sink, at most about one frame's worth; true when there was anything. Call it once a frame. */
  drain(sink: RunSink): boolean;
  /** Gives text to the program's standard input (add the newline yourself). */
  write(text: string): void;
  /** End of file on standard input. */
  closeStdin(): void;
  /**
   * A copy of what is now in the `SharedMemory` of this name, which the program has made; undefined where there is none, or it can't be
   * read at this moment. Once it has been read, it can be until another run has ended, even if the program unlinks it. What a process
   * writes is seen some ms later.
   */
  readSharedMemory(name: string): Uint8Array<ArrayBuffer> | undefined;
  /** As Ctrl+C on a terminal: KeyboardInterrupt in every process, and their end: soon, up to 3 s later if the program cleans up, or the second time at once. */
  stop(): void;
}

/** What the engine is doing, for the status line. */
export type EngineStatus =
  /** Not started. */
  | { readonly phase: "idle" }
  /** This browser or this page can't run it. */
  | { readonly phase: "unsupported"; readonly missing: readonly MissingFeature[] }
  /** `progress` from 0 to 1: bytes fetched, then interpreters started. */
  | { readonly phase: "loading"; readonly progress: number }
  | { readonly phase: "ready"; readonly warm: number }
  | { readonly phase: "running"; readonly processes: number }
  | { readonly phase: "failed"; readonly trouble: EngineTrouble };

/** Loads Python once, keeps interpreters warm, runs one program at a time. */
export interface Engine {
  readonly status: EngineStatus;
  /** Calls `listener` after each change of `status`; returns the function that ends that. */
  subscribe(listener: () => void): () => void;
  /** Begins to load, in the background; does nothing the second time. */
  start(): void;
  /** How many processes (the main one included) the next run is likely to have: that many are kept warm. */
  expect(processes: number): void;
  /** Starts a program; a run still going is stopped first. */
  run(program: Program, options: RunOptions): Run;
  /** Ends everything. */
  dispose(): void;
}
