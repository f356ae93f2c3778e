import type { Ns, Pid, StartMethod, StuckWait, Tid, TraceEvent } from "@/workers";
import { stuckWords } from "./deadlock-words";
import { Entries, EntryKind, startMethods, waitReasons } from "./entries";
import { isHelperThread } from "./helper-threads";
import { Holds } from "./holds";
import { IdList } from "./id-list";
import { type LinkEvent, type LinkHost, Links } from "./links";
import { textureOf } from "./texture";

/** A thread, and the rows it is drawn in. In each row entries are in order and, but for ticks, don't overlap. */
export interface ThreadTrack {
  readonly tid: Tid;
  readonly name: string;
  /** Index of its process in `TraceModel.processes`. */
  readonly process: number;
  /** Start-up, running, waiting, exit: one after the other. */
  readonly states: IdList;
  /** Tasks and calls, one row per depth; the call that a task is has no row beneath it. */
  readonly slices: readonly IdList[];
  /** Locks it holds, in as many rows as it has held at once. */
  readonly holds: readonly IdList[];
  /** Prints, exceptions, messages, signals, gaps in the log. */
  readonly ticks: IdList;
  /** One of multiprocessing's own, not made by the reader. */
  readonly helper: boolean;
  /** Which textures `states` has: bit n for texture n. */
  readonly textures: number;
  /** It has ended. */
  readonly over: boolean;
}

/** One stuck thread of a deadlock, as it is shown. */
export interface DeadlockWait extends StuckWait {
  /** Its mark, in `TraceModel.entries`. */
  readonly entry: number;
  /** Index of its thread, and of those it waits for, in `TraceModel.threads`. */
  readonly thread: number;
  readonly onThreads: readonly number[];
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

export interface ProcessTrack {
  readonly pid: Pid;
  readonly name: string;
  /** Order of start; 0 is MainProcess. Gives hue and mark. */
  readonly index: number;
  readonly parent: Pid | null;
  readonly startMethod: StartMethod | "main";
  readonly state: "starting" | "running" | "exited";
  readonly exitCode: number | null;
  /** Indices into `TraceModel.threads`; the main thread first. */
  readonly threads: readonly number[];
}

/** What a run has been so far, in columns. */
export interface TraceModel {
  append(event: TraceEvent): void;
  /** The run is over: what was still open ends here. */
  finish(time: Ns): void;
  clear(): void;
  /** In lane order: MainProcess, then by order of start. */
  readonly processes: readonly ProcessTrack[];
  readonly threads: readonly ThreadTrack[];
  readonly entries: Entries;
  /** All entries in order of start. */
  readonly order: IdList;
  /** The latest time seen. */
  readonly extent: Ns;
  /** How many events the log had no room for. */
  readonly lost: number;
  /** In the order in which they were found. */
  readonly deadlocks: readonly DeadlockTrack[];
  /** What has occurred so far, for the legend. */
  readonly seenKinds: ReadonlySet<EntryKind>;
  /** Grows with each change. */
  readonly revision: number;
  /** Grows when a lane or a row is added. */
  readonly shapeRevision: number;
  processOf(pid: Pid): ProcessTrack | undefined;
  /** The newest thread of that number, if the process ever had one. */
  threadOf(pid: Pid, tid: Tid): ThreadTrack | undefined;
  /** The entry that stands for output chunk `sequence`. */
  entryOfSequence(sequence: number): number | undefined;
  /** `listener` is called once after each burst of changes; returns the function that ends that. */
  subscribe(listener: () => void): () => void;
}

type Mutable<T> = { -readonly [Key in keyof T]: T[Key] };

interface OpenSlice {
  readonly id: number;
  readonly kind: EntryKind;
  readonly name: string;
  readonly depth: number;
}

interface ThreadRecord extends Mutable<ThreadTrack> {
  readonly index: number;
  slices: IdList[];
  holds: IdList[];
  /** The open entry of `states`, or -1. */
  state: number;
  readonly stack: OpenSlice[];
}

interface ProcessRecord extends Mutable<ProcessTrack> {
  threads: number[];
  /** The newest of each number. */
  readonly byTid: Map<Tid, ThreadRecord>;
  exitTime: number;
}

/** `threading` and the engine number the main thread of each process 1. */
const mainTid = 1 as Tid;

export function createTraceModel(): TraceModel {
  return new Model();
}

class Model implements TraceModel, LinkHost {
  processes: ProcessRecord[] = [];
  threads: ThreadRecord[] = [];
  entries = new Entries();
  order = new IdList();
  extent = 0 as Ns;
  lost = 0;
  deadlocks: Mutable<DeadlockTrack>[] = [];
  readonly seenKinds = new Set<EntryKind>();
  revision = 0;
  shapeRevision = 0;
  private byPid = new Map<Pid, ProcessRecord>();
  private bySequence = new Map<number, number>();
  private links = new Links(this);
  private holds = new Holds(this);
  private readonly listeners = new Set<() => void>();
  private told = true;

  append(event: TraceEvent): void {
    if (event.kind === "lost") this.lost += event.count;
    const process = this.processOfEvent(event);
    if (event.kind === "deadlock-found") this.deadlockFound(event);
    if (event.kind === "deadlock-over") this.endDeadlocks(event.time);
    if (event.time > this.extent) this.extent = event.time;
    if (process) this.apply(event, process);
    this.changed();
  }

  finish(time: Ns): void {
    if (time > this.extent) this.extent = time;
    for (const thread of this.threads) this.endThread(thread, time);
    this.endDeadlocks(time);
    this.changed();
  }

  clear(): void {
    this.processes = [];
    this.threads = [];
    this.entries = new Entries();
    this.order = new IdList();
    this.extent = 0 as Ns;
    this.lost = 0;
    this.deadlocks = [];
    this.seenKinds.clear();
    this.byPid = new Map();
    this.bySequence = new Map();
    this.links = new Links(this);
    this.holds = new Holds(this);
    this.shapeRevision++;
    this.changed();
  }

  processOf(pid: Pid): ProcessTrack | undefined {
    return this.byPid.get(pid);
  }

  threadOf(pid: Pid, tid: Tid): ThreadRecord | undefined {
    return this.byPid.get(pid)?.byTid.get(tid);
  }

  entryOfSequence(sequence: number): number | undefined {
    return this.bySequence.get(sequence);
  }

  subscribe(listener: () => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  private apply(event: TraceEvent, process: ProcessRecord): void {
    switch (event.kind) {
      case "process-created": {
        process.name = event.name;
        process.parent = event.startMethod === "main" ? null : event.parent;
        process.startMethod = event.startMethod;
        this.shapeRevision++;
        const main = this.thread(process, mainTid);
        // Written by another thread than the child's, so the child's first event may have come before it.
        if (process.state !== "starting" || main.state >= 0) return;
        this.openState(main, event, EntryKind.startUp, startMethods.indexOf(event.startMethod), 0);
        return;
      }
      case "process-running": {
        if (process.state === "exited") return;
        process.state = "running";
        this.openState(this.thread(process, mainTid), event, EntryKind.running, 0, 0);
        return;
      }
      case "process-exited":
        return this.exit(process, event);
      case "thread-started": {
        if (process.state === "exited") return;
        const thread = this.startedThread(process, event.tid, event.name);
        if (thread.state < 0) this.openState(thread, event, EntryKind.running, 0, 0);
        return;
      }
      case "thread-ended":
        return this.endThread(this.thread(process, event.tid), event.time);
      case "wait-began": {
        const thread = this.thread(process, event.tid);
        if (thread.over) return;
        this.openState(thread, event, EntryKind.waiting, waitReasons.indexOf(event.reason), event.object, event.call);
        return;
      }
      case "wait-ended": {
        const thread = this.thread(process, event.tid);
        if (thread.state < 0 || this.entries.kind[thread.state] !== EntryKind.waiting) return;
        this.openState(thread, event, EntryKind.running, 0, 0);
        return;
      }
      case "gil-taken": {
        const { state } = this.thread(process, event.tid);
        if (state >= 0 && this.entries.kind[state] === EntryKind.running) this.entries.rename(state, this.thread(process, event.from).name);
        return;
      }
      case "lock-acquired":
      case "lock-released":
        if (this.holds.add(event, this.thread(process, event.tid))) this.shapeRevision++;
        return;
      case "call-began":
        return this.openSlice(this.thread(process, event.tid), event, EntryKind.call);
      case "task-began":
        return this.openSlice(this.thread(process, event.tid), event, EntryKind.task);
      case "call-ended":
        return this.closeSlice(this.thread(process, event.tid), EntryKind.call, event.name, event.time);
      case "task-ended":
        return this.closeSlice(this.thread(process, event.tid), EntryKind.task, event.name, event.time);
      case "wrote": {
        const id = this.tick(process, event, EntryKind.print, { code: event.fd, value: event.sequence });
        this.bySequence.set(event.sequence, id);
        return;
      }
      case "exception":
        this.tick(process, event, EntryKind.exception, { name: event.name });
        return;
      case "sent":
      case "received":
      case "signal-sent":
      case "signal-received":
      case "memory-read":
      case "memory-written":
        return this.links.add(event);
      case "lost":
        this.tick(process, { ...event, tid: mainTid }, EntryKind.lost, { value: event.count });
        return;
    }
  }

  mark(event: LinkEvent, kind: EntryKind, extra: { readonly code?: number; readonly value?: number }): number {
    const process = this.process(event.pid);
    const { helper } = this.thread(process, event.tid);
    return this.tick(process, helper ? { ...event, tid: mainTid } : event, kind, extra);
  }

  nameOf(pid: Pid): string {
    return this.byPid.get(pid)?.name ?? `pid ${pid}`;
  }

  ownerOf(entry: number): string {
    return this.processes[this.threads[this.entries.thread[entry]!]!.process]!.name;
  }

  /** A gap in the log is nobody's: it stands in the first lane, if there is one. A deadlock is several processes'. */
  private processOfEvent(event: TraceEvent): ProcessRecord | undefined {
    if (event.kind === "deadlock-found" || event.kind === "deadlock-over") return undefined;
    if (event.kind === "lost") return this.byPid.get(event.pid) ?? this.processes[0];
    return this.process(event.pid);
  }

  /** The process, made known by whichever of its events comes first. */
  private process(pid: Pid): ProcessRecord {
    const known = this.byPid.get(pid);
    if (known) return known;
    const process: ProcessRecord = {
      pid,
      name: `pid ${pid}`,
      index: this.processes.length,
      parent: null,
      startMethod: "main",
      state: "starting",
      exitCode: null,
      exitTime: Infinity,
      threads: [],
      byTid: new Map(),
    };
    this.processes.push(process);
    this.byPid.set(pid, process);
    this.addThread(process, mainTid, "MainThread");
    return process;
  }

  private thread(process: ProcessRecord, tid: Tid): ThreadRecord {
    return process.byTid.get(tid) ?? this.addThread(process, tid, `thread ${tid}`);
  }

  /** The thread named `tid` from now on: a number may come again after its thread has ended. */
  private startedThread(process: ProcessRecord, tid: Tid, name: string): ThreadRecord {
    const known = this.thread(process, tid);
    const thread = known.over ? this.addThread(process, tid, name) : known;
    thread.name = name;
    thread.helper = isHelperThread(name);
    this.shapeRevision++;
    return thread;
  }

  private addThread(process: ProcessRecord, tid: Tid, name: string): ThreadRecord {
    const thread: ThreadRecord = {
      index: this.threads.length,
      tid,
      name,
      process: process.index,
      states: new IdList(),
      slices: [],
      holds: [],
      ticks: new IdList(),
      helper: isHelperThread(name),
      textures: 0,
      state: -1,
      stack: [],
      over: process.state === "exited",
    };
    this.threads.push(thread);
    process.threads.push(thread.index);
    process.byTid.set(tid, thread);
    this.shapeRevision++;
    return thread;
  }

  private openState(thread: ThreadRecord, at: TraceEvent, kind: EntryKind, code: number, value: number, name = ""): void {
    const { entries } = this;
    const open = thread.state;
    if (open >= 0 && entries.kind[open] === EntryKind.running && entries.start[open] === at.time) {
      // A thread that waits again at once has not run in between.
      entries.rename(open, name);
      entries.kind[open] = kind;
      entries.code[open] = code;
      entries.value[open] = value;
      entries.line[open] = at.line;
      entries.file[open] = at.file;
      thread.textures |= 1 << textureOf(entries, open);
      return;
    }
    if (open >= 0) entries.end[open] = Math.max(entries.start[open]!, at.time);
    thread.state = this.add({ kind, start: at.time, end: Infinity, thread: thread.index, line: at.line, file: at.file, code, value, name });
    thread.states.push(thread.state);
    thread.textures |= 1 << textureOf(entries, thread.state);
  }

  private openSlice(thread: ThreadRecord, at: TraceEvent & { readonly name: string }, kind: EntryKind): void {
    if (thread.over) return;
    const outer = thread.stack.at(-1);
    const folded = kind === EntryKind.call && outer?.kind === EntryKind.task && isCallOf(outer.name, at.name);
    // It has no row of its own: its task's span stands for it.
    const depth = outer ? outer.depth + (folded ? 0 : 1) : 0;
    const id = this.add({
      kind,
      start: at.time,
      end: Infinity,
      thread: thread.index,
      line: at.line,
      file: at.file,
      depth,
      name: at.name,
    });
    thread.stack.push({ id, kind, name: at.name, depth });
    if (folded) {
      // Who picks the task is shown the function's line; the worker that calls it is none of the reader's code.
      this.entries.line[outer.id] ||= at.line;
      this.entries.file[outer.id] ||= at.file;
      return;
    }
    let row = thread.slices[depth];
    if (!row) {
      row = new IdList();
      thread.slices.push(row);
      this.shapeRevision++;
    }
    row.push(id);
  }

  /** Ends the innermost such slice, and those within it whose own end was lost. */
  private closeSlice(thread: ThreadRecord, kind: EntryKind, name: string, time: number): void {
    const { stack } = thread;
    let at = stack.length - 1;
    while (at >= 0 && !(stack[at]!.kind === kind && stack[at]!.name === name)) at--;
    if (at < 0) return;
    for (const slice of stack.splice(at)) this.entries.end[slice.id] = time;
  }

  private tick(
    process: ProcessRecord,
    at: TraceEvent,
    kind: EntryKind,
    extra: { readonly code?: number; readonly value?: number; readonly name?: string },
  ): number {
    const thread = this.thread(process, at.tid);
    const id = this.add({ kind, start: at.time, end: at.time, thread: thread.index, line: at.line, file: at.file, ...extra });
    thread.ticks.insertBy(id, this.entries.start);
    if (thread.helper && thread.ticks.length === 1) this.shapeRevision++;
    return id;
  }

  private deadlockFound(event: TraceEvent & { readonly kind: "deadlock-found" }): void {
    // A thread that ended before is in no lane to point at; one that never was in this process has none at all.
    const indexOf = (pid: Pid, tid: Tid) => this.threadOf(pid, tid === 0 ? mainTid : tid)?.index;
    const isHelper = (pid: Pid, tid: Tid) => this.threadOf(pid, tid)?.helper === true;
    const joined = new Set(event.waits.filter(({ reason }) => reason === "thread").flatMap(({ on }) => on.map(({ pid, tid }) => `${pid}.${tid}`)));
    const waits = event.waits
      .filter(({ pid, tid }) => !isHelper(pid, tid) || joined.has(`${pid}.${tid}`))
      .flatMap((wait): DeadlockWait[] => {
        const process = this.byPid.get(wait.pid);
        const thread = process && indexOf(wait.pid, wait.tid);
        if (!process || thread === undefined) return [];
        const entry = this.tick(process, { ...event, ...wait, kind: "deadlock-found" }, EntryKind.deadlock, { name: stuckWords(this, wait) });
        return [{ ...wait, entry, thread, onThreads: wait.on.flatMap(({ pid, tid }) => indexOf(pid, tid) ?? []) }];
      });
    this.deadlocks.push({ id: event.id, whole: event.whole, start: event.time, end: Infinity, waits });
  }

  private endDeadlocks(time: number): void {
    for (const deadlock of this.deadlocks) deadlock.end = Math.min(deadlock.end, Math.max(deadlock.start, time));
  }

  private exit(process: ProcessRecord, event: TraceEvent & { readonly exitCode: number }): void {
    if (process.state === "exited") return;
    process.state = "exited";
    process.exitCode = event.exitCode;
    for (const index of process.threads) this.endThread(this.threads[index]!, event.time);
    const main = this.thread(process, mainTid);
    const id = this.add({
      kind: EntryKind.exit,
      start: event.time,
      end: event.time,
      thread: main.index,
      line: event.line,
      file: event.file,
      code: event.exitCode,
    });
    main.states.push(id);
    if (event.exitCode < 0) this.links.killed(process.pid, -event.exitCode, id);
  }

  private endThread(thread: ThreadRecord, time: number): void {
    const { entries } = this;
    if (thread.state >= 0) entries.end[thread.state] = Math.max(entries.start[thread.state]!, time);
    for (const slice of thread.stack.splice(0)) entries.end[slice.id] = Math.max(entries.start[slice.id]!, time);
    this.holds.threadEnded(thread.index, time);
    thread.state = -1;
    thread.over = true;
  }

  add(entry: Parameters<Entries["add"]>[0]): number {
    const id = this.entries.add(entry);
    this.seenKinds.add(entry.kind);
    this.order.insertBy(id, this.entries.start);
    return id;
  }

  private changed(): void {
    this.revision++;
    if (!this.told) return;
    this.told = false;
    queueMicrotask(() => {
      this.told = true;
      for (const listener of this.listeners) listener();
    });
  }
}

/** Whether the task, e.g. `square(3)`, is this one call of the function; a method's call has its class's name, too. */
function isCallOf(task: string, name: string): boolean {
  return task.startsWith(`${name.slice(name.lastIndexOf(".") + 1)}(`);
}
