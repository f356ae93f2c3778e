import { START_METHODS } from "../api/events";
import { type EventRecord, NO_STRING, RecordKind, type Strings } from "../api/record";
import { MAIN_THREAD, ns, type Ns, type Pid, type Tid } from "../api/units";
import { Deadlocks } from "./deadlocks";
import { type At, Entries, EntryKind, type EntryWriter, isTrouble } from "./entries";
import { Holds } from "./holds";
import { IdList } from "./id-list";
import { type LinkHost, Links } from "./links";
import { Omissions } from "./omissions";
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
  /** Takes in one event; the record may be another's afterwards. */
  append(record: EventRecord): void;
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
  /** Tells the shared values of `multiprocessing.sharedctypes` apart: which of them the entry reads or writes. */
  sharedValueOf(entry: number): number | undefined;
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

  append(record: EventRecord): void {
    this.#run.append(record);
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

  sharedValueOf(entry: number): number | undefined {
    return this.#run.links.valueOf(entry);
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
  readonly links = new Links(this);
  readonly #holds = new Holds(this);
  readonly #omissions = new Omissions(this);
  extent = ns(0);
  lost = 0;
  /** Numbers, in `entries`, of the strings of `#strings`. */
  #names: (number | undefined)[] = [];
  #strings: Strings | undefined;

  append(record: EventRecord): void {
    if (record.time > this.extent) this.extent = record.time;
    const { kind } = record;
    if (kind === RecordKind.LOST) this.#gap(record);
    else if (kind >= RecordKind.DEADLOCK_WAIT && kind <= RecordKind.DEADLOCK_OVER) this.deadlocks.add(record);
    else this.#apply(record, this.tracks.process(record.pid));
  }

  finish(time: Ns): void {
    if (time > this.extent) this.extent = time;
    for (const thread of this.tracks.threads) this.#endThread(thread, time);
    for (const process of this.tracks.processes) this.#omissions.processEnded(process, time);
    this.deadlocks.over(time);
  }

  add(kind: EntryKind, at: At, end: number, thread: number): number {
    const id = this.entries.add(kind, at, end, thread);
    this.seenKinds.add(kind);
    this.order.insertBy(id, this.entries.start);
    return id;
  }

  mark(kind: EntryKind, at: At, pid: Pid, tid: Tid): number {
    const process = this.tracks.process(pid);
    const thread = this.tracks.thread(process, tid);
    return this.tick(kind, at, thread.helper ? this.tracks.thread(process, MAIN_THREAD) : thread);
  }

  nameOf(pid: Pid): number {
    return this.entries.numberOf(this.tracks.processOf(pid)?.name ?? `pid ${pid}`);
  }

  ownerOf(entry: number): number {
    const { processes, threads } = this.tracks;
    return this.entries.numberOf(processes[threads[this.entries.thread[entry]!]!.process]!.name);
  }

  tick(kind: EntryKind, at: At, thread: ThreadRecord): number {
    const id = this.add(kind, at, at.time, thread.index);
    thread.ticks.insertBy(id, this.entries.start);
    if (isTrouble(kind)) thread.troubles.insertBy(id, this.entries.start);
    if (thread.helper && thread.ticks.length === 1) this.tracks.revision++;
    return id;
  }

  #apply(record: EventRecord, process: ProcessRecord): void {
    const { kind, detail, a, b } = record;
    // It may be another thread of a number that has been one's.
    if (kind === RecordKind.THREAD_STARTED) return this.#threadStarted(record, process);
    const thread = this.tracks.thread(process, record.tid);
    const { entries } = this;
    switch (kind) {
      case RecordKind.PROCESS_CREATED: {
        const startMethod = START_METHODS[detail] ?? "main";
        process.name = record.text(b);
        process.parent = startMethod === "main" ? null : (a as Pid);
        process.startMethod = startMethod;
        this.tracks.revision++;
        const main = this.tracks.thread(process, MAIN_THREAD);
        // Written by another thread than the child's, so the child's first event may have come before it.
        if (process.state !== "starting" || this.#states.openOf(main) !== undefined) return;
        this.#states.begin(main, record, EntryKind.START_UP, detail);
        return;
      }
      case RecordKind.PROCESS_RUNNING:
        if (process.state === "exited") return;
        process.state = "running";
        this.#states.begin(this.tracks.thread(process, MAIN_THREAD), record, EntryKind.RUNNING);
        return;
      case RecordKind.PROCESS_EXITED:
        return this.#exit(process, record);
      case RecordKind.REAPED: {
        const child = this.tracks.processOf(a as Pid);
        if (child !== undefined) child.reaped = { time: record.time, thread: thread.index };
        return;
      }
      case RecordKind.THREAD_ENDED:
        return this.#endThread(thread, record.time);
      case RecordKind.WAIT_BEGAN:
        if (thread.over) return;
        return this.#states.begin(thread, record, EntryKind.WAITING, detail, a, b === NO_STRING ? 0 : this.#nameOf(record, b));
      case RecordKind.WAIT_ENDED: {
        const open = this.#states.openOf(thread);
        if (open === undefined || entries.kind[open] !== EntryKind.WAITING) return;
        if (b !== 0) entries.before[open] = this.tracks.thread(this.tracks.process(b as Pid), record.c as Tid).index;
        return this.#states.begin(thread, record, EntryKind.RUNNING);
      }
      case RecordKind.GIL_TAKEN: {
        const open = this.#states.openOf(thread);
        if (open !== undefined && entries.kind[open] === EntryKind.RUNNING)
          entries.before[open] = this.tracks.thread(process, a as Tid).index;
        return;
      }
      case RecordKind.LOCK_ACQUIRED:
      case RecordKind.LOCK_RELEASED:
        if (this.#holds.add(record, thread)) this.tracks.revision++;
        return;
      case RecordKind.CALL_BEGAN:
      case RecordKind.TASK_BEGAN: {
        const slice = kind === RecordKind.CALL_BEGAN ? EntryKind.CALL : EntryKind.TASK;
        if (this.#slices.begin(thread, slice, record, this.#nameOf(record, a))) this.tracks.revision++;
        return;
      }
      case RecordKind.CALL_ENDED:
      case RecordKind.TASK_ENDED: {
        const slice = kind === RecordKind.CALL_ENDED ? EntryKind.CALL : EntryKind.TASK;
        return this.#slices.end(thread, slice, this.#nameOf(record, a), record.time);
      }
      case RecordKind.WROTE: {
        const entry = this.tick(EntryKind.PRINT, record, thread);
        entries.code[entry] = detail === 2 ? 2 : 1;
        entries.value[entry] = b;
        this.bySequence.set(b, entry);
        return;
      }
      case RecordKind.OMISSION_BEGAN:
        return this.#omissions.begin(record, process, thread.index, a === NO_STRING ? 0 : this.#nameOf(record, a));
      case RecordKind.OMISSION_ENDED:
        return this.#omissions.end(record, process, a === NO_STRING ? 0 : this.#nameOf(record, a));
      case RecordKind.EXCEPTION:
        entries.name[this.tick(EntryKind.EXCEPTION, record, thread)] = this.#nameOf(record, a);
        return;
      case RecordKind.SENT:
      case RecordKind.RECEIVED:
        return this.links.transfer(record);
      case RecordKind.SIGNAL_SENT:
        return this.links.signalSent(record);
      case RecordKind.SIGNAL_RECEIVED:
        return this.links.signalReceived(record);
      case RecordKind.MEMORY_CHANGED:
        return this.links.changed(record);
      case RecordKind.MEMORY_READ:
        return this.links.read(record);
      case RecordKind.MEMORY_WRITTEN:
        return this.links.written(record);
      default:
        // LIMIT_REACHED is said in words, and is nowhere on the timeline.
        return;
    }
  }

  #threadStarted(record: EventRecord, process: ProcessRecord): void {
    if (process.state === "exited") return;
    const started = this.tracks.startedThread(process, record.tid, record.text(record.a));
    if (this.#states.openOf(started) === undefined) this.#states.begin(started, record, EntryKind.RUNNING);
  }

  /** Number, in `entries`, of the record's string `id`. */
  #nameOf(record: EventRecord, id: number): number {
    if (this.#strings !== record.strings) {
      this.#strings = record.strings;
      this.#names = [];
    }
    return (this.#names[id] ??= this.entries.numberOf(record.text(id)));
  }

  /** It is nobody's: it stands with the first process, if there is one. */
  #gap(record: EventRecord): void {
    this.lost += record.a;
    this.deadlocks.lost();
    const process = this.tracks.processes[0];
    if (process !== undefined) this.entries.value[this.tick(EntryKind.LOST, record, this.tracks.thread(process, MAIN_THREAD))] = record.a;
  }

  #exit(process: ProcessRecord, record: EventRecord): void {
    if (process.state === "exited") return;
    const exitCode = record.a;
    process.state = "exited";
    process.exitCode = exitCode;
    for (const index of process.threads) this.#endThread(this.tracks.threads[index]!, record.time);
    this.#omissions.processEnded(process, record.time);
    const main = this.tracks.thread(process, MAIN_THREAD);
    const id = this.add(EntryKind.EXIT, record, record.time, main.index);
    this.entries.code[id] = exitCode;
    main.states.push(id);
    if (exitCode < 0) this.links.killed(process.pid, -exitCode, id);
  }

  #endThread(thread: ThreadRecord, time: number): void {
    this.#states.threadEnded(thread, time);
    this.#slices.threadEnded(thread, time);
    this.#holds.threadEnded(thread.index, time);
    thread.over = true;
  }
}
