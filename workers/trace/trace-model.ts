import { START_METHODS, type TraceEvent, WAIT_REASONS } from "../api/events";
import { MAIN_THREAD, ns, type Ns, type Pid, type Tid } from "../api/units";
import { Deadlocks } from "./deadlocks";
import { Entries, EntryKind, type EntryWriter, type NewEntry } from "./entries";
import { Holds } from "./holds";
import { IdList } from "./id-list";
import { type LinkEvent, type LinkHost, Links } from "./links";
import { Slices } from "./slices";
import { States } from "./states";
import {
  type DeadlockTrack,
  type DeadlockWait,
  type ProcessRecord,
  type ProcessTrack,
  type ThreadRecord,
  type ThreadTrack,
  Tracks,
} from "./tracks";

/** What a run has been so far, in columns. */
export interface TraceModel {
  append(event: TraceEvent): void;
  /** The run is over: what was still open ends here. */
  finish(time: Ns): void;
  clear(): void;
  /** MainProcess, then by order of start. */
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
  /** `value` of a deadlock's entry is an index into it. */
  readonly deadlockWaits: readonly DeadlockWait[];
  /** What has occurred so far. */
  readonly seenKinds: ReadonlySet<EntryKind>;
  /** Grows with each change. */
  readonly revision: number;
  /** Grows when a track or a row of one is added. */
  readonly shapeRevision: number;
  processOf(pid: Pid): ProcessTrack | undefined;
  /** The newest thread of that number, if the process ever had one. */
  threadOf(pid: Pid, tid: Tid): ThreadTrack | undefined;
  /** The entry that stands for output chunk `sequence`. */
  entryOfSequence(sequence: number): number | undefined;
  /** `listener` is called once after each burst of changes; returns the function that ends that. */
  subscribe(listener: () => void): () => void;
}

export function createTraceModel(): TraceModel {
  return new Model();
}

class Model implements TraceModel {
  #run = new RunModel();
  #cleared = 0;
  revision = 0;
  readonly #listeners = new Set<() => void>();
  #reported = true;

  append(event: TraceEvent): void {
    this.#run.append(event);
    this.#changed();
  }

  finish(time: Ns): void {
    this.#run.finish(time);
    this.#changed();
  }

  clear(): void {
    this.#cleared += this.#run.tracks.revision + 1;
    this.#run = new RunModel();
    this.#changed();
  }

  get processes(): readonly ProcessTrack[] {
    return this.#run.tracks.processes;
  }

  get threads(): readonly ThreadTrack[] {
    return this.#run.tracks.threads;
  }

  get entries(): Entries {
    return this.#run.entries;
  }

  get order(): IdList {
    return this.#run.order;
  }

  get extent(): Ns {
    return this.#run.extent;
  }

  get lost(): number {
    return this.#run.lost;
  }

  get deadlocks(): readonly DeadlockTrack[] {
    return this.#run.deadlocks.tracks;
  }

  get deadlockWaits(): readonly DeadlockWait[] {
    return this.#run.deadlocks.waits;
  }

  get seenKinds(): ReadonlySet<EntryKind> {
    return this.#run.seenKinds;
  }

  get shapeRevision(): number {
    return this.#cleared + this.#run.tracks.revision;
  }

  processOf(pid: Pid): ProcessTrack | undefined {
    return this.#run.tracks.processOf(pid);
  }

  threadOf(pid: Pid, tid: Tid): ThreadTrack | undefined {
    return this.#run.tracks.threadOf(pid, tid);
  }

  entryOfSequence(sequence: number): number | undefined {
    return this.#run.bySequence.get(sequence);
  }

  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  #changed(): void {
    this.revision++;
    if (!this.#reported) return;
    this.#reported = false;
    queueMicrotask(() => {
      this.#reported = true;
      for (const listener of this.#listeners) listener();
    });
  }
}

/** One run: says of each event which part of the model it concerns. */
class RunModel implements EntryWriter, LinkHost {
  readonly tracks = new Tracks();
  readonly entries = new Entries();
  readonly order = new IdList();
  readonly seenKinds = new Set<EntryKind>();
  readonly bySequence = new Map<number, number>();
  readonly deadlocks = new Deadlocks(this);
  readonly #states = new States(this);
  readonly #slices = new Slices(this);
  readonly #links = new Links(this);
  readonly #holds = new Holds(this);
  extent = ns(0);
  lost = 0;

  append(event: TraceEvent): void {
    if (event.time > this.extent) this.extent = event.time;
    switch (event.kind) {
      case "deadlock-found":
        return this.deadlocks.found(event);
      case "deadlock-over":
        return this.deadlocks.over(event.time);
      case "lost":
        return this.#gap(event);
      default:
        this.#apply(event, this.tracks.process(event.pid));
    }
  }

  finish(time: Ns): void {
    if (time > this.extent) this.extent = time;
    for (const thread of this.tracks.threads) this.#endThread(thread, time);
    this.deadlocks.over(time);
  }

  add(entry: NewEntry): number {
    const id = this.entries.add(entry);
    this.seenKinds.add(entry.kind);
    this.order.insertBy(id, this.entries.start);
    return id;
  }

  mark(event: LinkEvent, kind: EntryKind, extra: Pick<NewEntry, "code" | "value">): number {
    const process = this.tracks.process(event.pid);
    const { helper } = this.tracks.thread(process, event.tid);
    return this.tick(process, helper ? { ...event, tid: MAIN_THREAD } : event, kind, extra);
  }

  nameOf(pid: Pid): string {
    return this.tracks.processOf(pid)?.name ?? `pid ${pid}`;
  }

  ownerOf(entry: number): string {
    const { processes, threads } = this.tracks;
    return processes[threads[this.entries.thread[entry]!]!.process]!.name;
  }

  tick(
    process: ProcessRecord,
    at: Pick<TraceEvent, "time" | "tid" | "line" | "file">,
    kind: EntryKind,
    extra: Pick<NewEntry, "code" | "value" | "name">,
  ): number {
    const thread = this.tracks.thread(process, at.tid);
    const id = this.add({ kind, start: at.time, end: at.time, thread: thread.index, line: at.line, file: at.file, ...extra });
    thread.ticks.insertBy(id, this.entries.start);
    if (thread.helper && thread.ticks.length === 1) this.tracks.revision++;
    return id;
  }

  #apply(event: Exclude<TraceEvent, { readonly kind: "deadlock-found" | "deadlock-over" | "lost" }>, process: ProcessRecord): void {
    const thread = (): ThreadRecord => this.tracks.thread(process, event.tid);
    switch (event.kind) {
      case "process-created": {
        process.name = event.name;
        process.parent = event.startMethod === "main" ? null : event.parent;
        process.startMethod = event.startMethod;
        this.tracks.revision++;
        const main = this.tracks.thread(process, MAIN_THREAD);
        // Written by another thread than the child's, so the child's first event may have come before it.
        if (process.state !== "starting" || this.#states.openOf(main) !== undefined) return;
        this.#states.begin(main, event, { kind: EntryKind.START_UP, code: START_METHODS.indexOf(event.startMethod) });
        return;
      }
      case "process-running": {
        if (process.state === "exited") return;
        process.state = "running";
        this.#states.begin(this.tracks.thread(process, MAIN_THREAD), event, { kind: EntryKind.RUNNING });
        return;
      }
      case "process-exited":
        return this.#exit(process, event);
      case "reaped": {
        const child = this.tracks.processOf(event.child);
        if (child !== undefined) child.reaped = { time: event.time, thread: thread().index };
        return;
      }
      case "thread-started": {
        if (process.state === "exited") return;
        const started = this.tracks.startedThread(process, event.tid, event.name);
        if (this.#states.openOf(started) === undefined) this.#states.begin(started, event, { kind: EntryKind.RUNNING });
        return;
      }
      case "thread-ended":
        return this.#endThread(thread(), event.time);
      case "wait-began": {
        const state = { kind: EntryKind.WAITING, code: WAIT_REASONS.indexOf(event.reason), value: event.object, name: event.call ?? "" };
        if (!thread().over) this.#states.begin(thread(), event, state);
        return;
      }
      case "wait-ended": {
        const open = this.#states.openOf(thread());
        if (open !== undefined && this.entries.kind[open] === EntryKind.WAITING)
          this.#states.begin(thread(), event, { kind: EntryKind.RUNNING });
        return;
      }
      case "gil-taken": {
        const open = this.#states.openOf(thread());
        if (open !== undefined && this.entries.kind[open] === EntryKind.RUNNING)
          this.entries.before[open] = this.tracks.thread(process, event.from).index;
        return;
      }
      case "lock-acquired":
      case "lock-released":
        if (this.#holds.add(event, thread())) this.tracks.revision++;
        return;
      case "call-began":
      case "task-began":
        if (this.#slices.begin(thread(), event.kind === "call-began" ? EntryKind.CALL : EntryKind.TASK, event)) this.tracks.revision++;
        return;
      case "call-ended":
      case "task-ended":
        return this.#slices.end(thread(), event.kind === "call-ended" ? EntryKind.CALL : EntryKind.TASK, event.name, event.time);
      case "wrote":
        this.bySequence.set(event.sequence, this.tick(process, event, EntryKind.PRINT, { code: event.fd, value: event.sequence }));
        return;
      case "exception":
        this.tick(process, event, EntryKind.EXCEPTION, { name: event.name });
        return;
      case "sent":
      case "received":
      case "signal-sent":
      case "signal-received":
      case "memory-read":
      case "memory-written":
        return this.#links.add(event);
      case "limit-reached":
        return;
    }
  }

  /** It is nobody's: it stands with the first process, if there is one. */
  #gap(event: TraceEvent & { readonly kind: "lost" }): void {
    this.lost += event.count;
    const process = this.tracks.processOf(event.pid) ?? this.tracks.processes[0];
    if (process !== undefined) this.tick(process, { ...event, tid: MAIN_THREAD }, EntryKind.LOST, { value: event.count });
  }

  #exit(process: ProcessRecord, { time, line, file, exitCode }: TraceEvent & { readonly kind: "process-exited" }): void {
    if (process.state === "exited") return;
    process.state = "exited";
    process.exitCode = exitCode;
    for (const index of process.threads) this.#endThread(this.tracks.threads[index]!, time);
    const main = this.tracks.thread(process, MAIN_THREAD);
    const id = this.add({ kind: EntryKind.EXIT, start: time, end: time, thread: main.index, line, file, code: exitCode });
    main.states.push(id);
    if (exitCode < 0) this.#links.killed(process.pid, -exitCode, id);
  }

  #endThread(thread: ThreadRecord, time: number): void {
    this.#states.threadEnded(thread, time);
    this.#slices.threadEnded(thread, time);
    this.#holds.threadEnded(thread.index, time);
    thread.over = true;
  }
}
