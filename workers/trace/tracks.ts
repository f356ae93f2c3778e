import type { StartMethod, StuckWait } from "../api/events";
import type { Pid, Tid } from "../api/units";
import { MAIN_THREAD } from "../api/units";
import { isHelperThread } from "./helper-threads";
import { IdList } from "./id-list";

/** A thread, and its entries by what they are. In each row entries are in order and, but for ticks, don't overlap. */
export interface ThreadTrack {
  readonly tid: Tid;
  readonly name: string;
  /** Index of its process in `TraceModel.processes`. */
  readonly process: number;
  /** Start-up, running, waiting, exit: one after the other. */
  readonly states: IdList;
  /** Which states `states` has: the bits of `stateBit`. */
  readonly seenStates: number;
  /** Tasks and calls, one row per depth; the call that a task is has no row beneath it. */
  readonly slices: readonly IdList[];
  /** Locks it holds, in as many rows as it has held at once. */
  readonly holds: readonly IdList[];
  /** Prints, exceptions, messages, signals, gaps in the log. */
  readonly ticks: IdList;
  /** Those of them that are troubles: exceptions, deadlocks, gaps in the log. */
  readonly troubles: IdList;
  /** One of multiprocessing's own, not made by the reader. */
  readonly helper: boolean;
  /** It has ended. */
  readonly over: boolean;
}

export interface ProcessTrack {
  readonly pid: Pid;
  readonly name: string;
  /** Order of start; 0 is MainProcess. */
  readonly index: number;
  readonly parent: Pid | null;
  readonly startMethod: StartMethod | "main";
  readonly state: "starting" | "running" | "exited";
  readonly exitCode: number | null;
  /** When a thread has waited for its end, and that thread's index in `TraceModel.threads`. */
  readonly reaped: { readonly time: number; readonly thread: number } | null;
  /** Entries of what was left out because there was too much of it, in order of start; in no row. */
  readonly omissions: IdList;
  /** Indices into `TraceModel.threads`; the main thread first. */
  readonly threads: readonly number[];
}

/** One stuck thread of a deadlock. */
export interface DeadlockWait extends StuckWait {
  /** Its mark, in `TraceModel.entries`. */
  readonly entry: number;
  /** Index of its thread, and of those it waits for, in `TraceModel.threads`. */
  readonly thread: number;
  readonly onThreads: readonly number[];
  /** Whether the one that holds what it waits for had ended by then. */
  readonly holderGone: boolean;
}

export interface DeadlockTrack {
  readonly id: number;
  /** Nobody could go on. */
  readonly whole: boolean;
  readonly start: number;
  /** Infinity while it lasts. */
  readonly end: number;
  /** Those in a cycle first; multiprocessing's own threads only where the reader's wait for them. */
  readonly waits: readonly DeadlockWait[];
}

export type Mutable<T> = { -readonly [Key in keyof T]: T[Key] };

export interface ThreadRecord extends Mutable<ThreadTrack> {
  readonly index: number;
  slices: IdList[];
  holds: IdList[];
}

export interface ProcessRecord extends Mutable<ProcessTrack> {
  threads: number[];
  /** The newest of each number. */
  readonly byTid: Map<Tid, ThreadRecord>;
}

/** The processes and threads of a run, made known by whichever of their events comes first. */
export class Tracks {
  readonly processes: ProcessRecord[] = [];
  readonly threads: ThreadRecord[] = [];
  /** Grows when a track or a row of one is added. */
  revision = 0;
  readonly #byPid = new Map<Pid, ProcessRecord>();

  processOf(pid: Pid): ProcessRecord | undefined {
    return this.#byPid.get(pid);
  }

  /** The newest thread of that number, if the process ever had one. */
  threadOf(pid: Pid, tid: Tid): ThreadRecord | undefined {
    return this.#byPid.get(pid)?.byTid.get(tid);
  }

  process(pid: Pid): ProcessRecord {
    const known = this.#byPid.get(pid);
    if (known) return known;
    const process: ProcessRecord = {
      pid,
      name: `pid ${pid}`,
      index: this.processes.length,
      parent: null,
      startMethod: "main",
      state: "starting",
      exitCode: null,
      reaped: null,
      omissions: new IdList(),
      threads: [],
      byTid: new Map(),
    };
    this.processes.push(process);
    this.#byPid.set(pid, process);
    this.#addThread(process, MAIN_THREAD, "MainThread");
    return process;
  }

  thread(process: ProcessRecord, tid: Tid): ThreadRecord {
    return process.byTid.get(tid) ?? this.#addThread(process, tid, `thread ${tid}`);
  }

  /** The thread named `tid` from now on: a number may come again after its thread has ended. */
  startedThread(process: ProcessRecord, tid: Tid, name: string): ThreadRecord {
    const known = this.thread(process, tid);
    const thread = known.over ? this.#addThread(process, tid, name) : known;
    thread.name = name;
    thread.helper = isHelperThread(name);
    this.revision++;
    return thread;
  }

  #addThread(process: ProcessRecord, tid: Tid, name: string): ThreadRecord {
    const thread: ThreadRecord = {
      index: this.threads.length,
      tid,
      name,
      process: process.index,
      states: new IdList(),
      seenStates: 0,
      slices: [],
      holds: [],
      ticks: new IdList(),
      troubles: new IdList(),
      helper: isHelperThread(name),
      over: process.state === "exited",
    };
    this.threads.push(thread);
    process.threads.push(thread.index);
    process.byTid.set(tid, thread);
    this.revision++;
    return thread;
  }
}
