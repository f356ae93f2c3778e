import {
  type Limit,
  LIMITS,
  OMISSIONS,
  type Omitted,
  type LockReason,
  START_METHODS,
  type StartMethod,
  type StuckWait,
  WAIT_REASONS,
  type WaitReason,
} from "../../api/events";
import { DeadlockFlag, EventRecord, LockFlag, RecordKind } from "../../api/record";
import { type Ns, ns, type Pid, pid, type Tid, tid } from "../../api/units";
import { Header, type KernelMemory, Offset, TRACE_CAPACITY } from "../memory/layout";
import { StringReader } from "../memory/string-table";
import { wakeInterested } from "../memory/waits";

/** A lock that has been acquired, as its event records it. */
export interface LockHold {
  readonly reason: LockReason;
  readonly object: number;
  /** It has one holder at a time. */
  readonly exclusive: boolean;
  /** Nobody had it before. */
  readonly first: boolean;
}

/** Where the reader's own code was at an event. */
export interface SourcePosition {
  readonly file: number;
  readonly line: number;
}

export const NOWHERE: SourcePosition = { file: 0, line: 0 };

/** Of events that are the run's and no one process's. */
const NO_PROCESS = pid(0);

/**
 * Appends to the trace log: a ring of records (`api/record.ts`) that every process appends to without a lock and the page drains.
 * Any number of writers, on any thread: each reserves an index by compare-and-swap on TRACE_HEAD, fills the record and commits it.
 * When the ring is full the event is counted in TRACE_LOST instead; the reader says so by a LOST.
 */
export class TraceWriter {
  constructor(private readonly memory: KernelMemory) {}

  /** False when the log is getting full: who can wait for the page (output) does. */
  hasRoom(): boolean {
    const { words } = this.memory;
    const used = (Atomics.load(words, Header.TRACE_HEAD) - Atomics.load(words, Header.TRACE_TAIL)) | 0;
    return used < TRACE_CAPACITY / 2;
  }

  processCreated(time: Ns, process: Pid, parent: Pid, name: number, method: StartMethod | "main", at: SourcePosition): void {
    this.#append(RecordKind.PROCESS_CREATED, time, process, tid(1), at, START_METHODS.indexOf(method), parent, name);
  }

  processRunning(time: Ns, process: Pid): void {
    this.#append(RecordKind.PROCESS_RUNNING, time, process, tid(1), NOWHERE);
  }

  processExited(time: Ns, process: Pid, exitCode: number): void {
    this.#append(RecordKind.PROCESS_EXITED, time, process, tid(1), NOWHERE, 0, exitCode);
  }

  /** `kind` is one of THREAD_*, CALL_*, TASK_* or EXCEPTION; `name` a string's id. */
  named(kind: number, time: Ns, process: Pid, thread: Tid, at: SourcePosition, name: number): void {
    this.#append(kind, time, process, thread, at, 0, name);
  }

  /** `call`: id of the string that names what the line at `at` has called, or NO_STRING. */
  waitBegan(time: Ns, process: Pid, thread: Tid, at: SourcePosition, reason: WaitReason, object: number, call: number): void {
    this.#append(RecordKind.WAIT_BEGAN, time, process, thread, at, WAIT_REASONS.indexOf(reason), object, call);
  }

  /** `waker`: whose act ended it, where that is known. */
  waitEnded(
    time: Ns,
    process: Pid,
    thread: Tid,
    reason: WaitReason,
    object: number,
    waker?: { readonly pid: Pid; readonly tid: Tid },
  ): void {
    const detail = WAIT_REASONS.indexOf(reason);
    this.#append(RecordKind.WAIT_ENDED, time, process, thread, NOWHERE, detail, object, waker?.pid, waker?.tid);
  }

  wrote(time: Ns, process: Pid, thread: Tid, at: SourcePosition, fd: 1 | 2, bytes: number, sequence: number): void {
    this.#append(RecordKind.WROTE, time, process, thread, at, fd, bytes, sequence);
  }

  transfer(
    kind: typeof RecordKind.SENT | typeof RecordKind.RECEIVED,
    time: Ns,
    process: Pid,
    thread: Tid,
    at: SourcePosition,
    pipe: number,
    position: number,
    bytes: number,
  ): void {
    this.#append(kind, time, process, thread, at, 0, pipe, position, bytes);
  }

  reaped(time: Ns, process: Pid, thread: Tid, at: SourcePosition, child: Pid): void {
    this.#append(RecordKind.REAPED, time, process, thread, at, 0, child);
  }

  signalSent(time: Ns, process: Pid, thread: Tid, at: SourcePosition, signal: number, target: Pid): void {
    this.#append(RecordKind.SIGNAL_SENT, time, process, thread, at, signal, target);
  }

  signalReceived(time: Ns, process: Pid, thread: Tid, at: SourcePosition, signal: number): void {
    this.#append(RecordKind.SIGNAL_RECEIVED, time, process, thread, at, signal);
  }

  memoryEvent(
    kind: typeof RecordKind.MEMORY_READ | typeof RecordKind.MEMORY_WRITTEN | typeof RecordKind.MEMORY_CHANGED,
    time: Ns,
    process: Pid,
    thread: Tid,
    at: SourcePosition,
    object: number,
    bytes: number,
  ): void {
    this.#append(kind, time, process, thread, at, 0, object, bytes);
  }

  lockAcquired(time: Ns, process: Pid, thread: Tid, at: SourcePosition, lock: LockHold): void {
    const flags = (lock.exclusive ? LockFlag.EXCLUSIVE : 0) | (lock.first ? LockFlag.FIRST : 0);
    this.#append(RecordKind.LOCK_ACQUIRED, time, process, thread, at, WAIT_REASONS.indexOf(lock.reason), lock.object, flags);
  }

  lockReleased(time: Ns, process: Pid, thread: Tid, at: SourcePosition, reason: LockReason, object: number): void {
    this.#append(RecordKind.LOCK_RELEASED, time, process, thread, at, WAIT_REASONS.indexOf(reason), object);
  }

  gilTaken(time: Ns, process: Pid, thread: Tid, from: Tid): void {
    this.#append(RecordKind.GIL_TAKEN, time, process, thread, NOWHERE, 0, from);
  }

  limitReached(time: Ns, process: Pid, thread: Tid, at: SourcePosition, limit: Limit): void {
    this.#append(RecordKind.LIMIT_REACHED, time, process, thread, at, LIMITS.indexOf(limit));
  }

  /** `name`: number of the function's name, of calls. */
  omissionBegan(time: Ns, process: Pid, thread: Tid, at: SourcePosition, what: Omitted, name: number): void {
    this.#append(RecordKind.OMISSION_BEGAN, time, process, thread, at, OMISSIONS.indexOf(what), name);
  }

  /** `count`: how many were left out; 0: not counted. */
  omissionEnded(time: Ns, process: Pid, thread: Tid, at: SourcePosition, what: Omitted, name: number, count: number): void {
    this.#append(RecordKind.OMISSION_ENDED, time, process, thread, at, OMISSIONS.indexOf(what), name, count);
  }

  deadlockFound(time: Ns, id: number, whole: boolean, waits: readonly StuckWait[]): void {
    for (const wait of waits) {
      const detail = WAIT_REASONS.indexOf(wait.reason) | (wait.held ? DeadlockFlag.HELD : 0) | (wait.inCycle ? DeadlockFlag.IN_CYCLE : 0);
      this.#append(RecordKind.DEADLOCK_WAIT, time, wait.pid, wait.tid, wait, detail, wait.object);
      for (const on of wait.on) this.#append(RecordKind.DEADLOCK_ON, time, on.pid, on.tid, on);
    }
    this.#append(RecordKind.DEADLOCK_FOUND, time, NO_PROCESS, tid(0), NOWHERE, whole ? 1 : 0, id);
  }

  deadlockOver(time: Ns, id: number): void {
    this.#append(RecordKind.DEADLOCK_OVER, time, NO_PROCESS, tid(0), NOWHERE, 0, id);
  }

  #append(kind: number, time: Ns, process: Pid, thread: Tid, at: SourcePosition, detail = 0, a = 0, b = 0, c = 0): void {
    const { words, floats } = this.memory;
    let index: number;
    do {
      index = Atomics.load(words, Header.TRACE_HEAD);
      if (((index - Atomics.load(words, Header.TRACE_TAIL)) | 0) >= TRACE_CAPACITY) {
        Atomics.add(words, Header.TRACE_LOST, 1);
        return;
      }
    } while (Atomics.compareExchange(words, Header.TRACE_HEAD, index, (index + 1) | 0) !== index);
    const record = Offset.trace(index);
    words[record + 1] = kind | (detail << 8) | (at.file << 16);
    words[record + 2] = process;
    words[record + 3] = thread;
    floats[(record + 4) / 2] = time;
    words[record + 6] = at.line;
    words[record + 7] = a;
    words[record + 8] = b;
    words[record + 9] = c;
    Atomics.store(words, record, (index + 1) | 0 || 1);
  }
}

/** Drains the trace log; one reader only. */
export class TraceReader {
  readonly #record: EventRecord;
  #stuckSince = 0;
  /** Time of the last event given to a sink. */
  #last: Ns = ns(0);
  /** When each process was created, and the time of its last event: Infinity once it has exited. */
  readonly #lives = new Map<Pid, { readonly created: number; latest: number }>();
  /** Lost events that the sink knows of. */
  #lost = 0;
  /** Lost events that it is to know of when the reader has come to the index `before`. */
  #gap: { readonly before: number; readonly count: number } | undefined;

  constructor(private readonly memory: KernelMemory) {
    this.#record = new EventRecord(new StringReader(memory));
  }

  /**
   * Gives up to `limit` events to `sink`, each as the same record, which the next is read into; true when there was any.
   * `over`: nobody writes any more.
   */
  drain(sink: (record: EventRecord) => void, limit: number, over = false): boolean {
    const { words, floats } = this.memory;
    const record = this.#record;
    const lost = Atomics.load(words, Header.TRACE_LOST) - this.#lost;
    const head = Atomics.load(words, Header.TRACE_HEAD);
    if (lost > 0) this.#gap ??= { before: head, count: lost };
    let tail = Atomics.load(words, Header.TRACE_TAIL);
    let gave = this.#giveLost(sink, tail);
    let count = 0;
    for (; tail !== head && count < limit; count++) {
      const at = Offset.trace(tail);
      if (Atomics.load(words, at) !== ((tail + 1) | 0 || 1)) {
        if (!over && !this.#abandoned()) break;
      } else {
        this.#stuckSince = 0;
        record.read(words, floats, at);
        if (this.#settled(record)) {
          this.#last = record.time;
          sink(record);
        }
      }
      tail = (tail + 1) | 0;
      gave = this.#giveLost(sink, tail) || gave;
    }
    Atomics.store(words, Header.TRACE_TAIL, tail);
    if (count > 0) wakeInterested(this.memory, Header.OUTPUT_MASK);
    return count > 0 || gave;
  }

  /**
   * Keeps what is recorded of a process within its life: its maker's and its killer's clocks are not exactly its own, and a
   * killed worker runs on for a moment. False: it came after the end.
   */
  #settled(record: EventRecord): boolean {
    // Of a deadlock: the processes it names are as they are.
    if (record.kind >= RecordKind.DEADLOCK_WAIT && record.kind <= RecordKind.DEADLOCK_OVER) return true;
    const life = this.#lives.get(record.pid);
    if (life === undefined) {
      this.#lives.set(record.pid, { created: record.time, latest: record.kind === RecordKind.PROCESS_EXITED ? Infinity : record.time });
      return true;
    }
    if (life.latest === Infinity) return false;
    const exited = record.kind === RecordKind.PROCESS_EXITED;
    record.time = ns(Math.max(record.time, exited ? life.latest : life.created));
    life.latest = exited ? Infinity : Math.max(life.latest, record.time);
    return true;
  }

  /** A record reserved and not committed for this long belongs to a writer that was killed in between. */
  #abandoned(): boolean {
    const now = performance.now();
    if (this.#stuckSince === 0) this.#stuckSince = now;
    if (now - this.#stuckSince < 200) return false;
    this.#stuckSince = 0;
    return true;
  }

  #giveLost(sink: (record: EventRecord) => void, tail: number): boolean {
    if (this.#gap?.before !== tail) return false;
    const { count } = this.#gap;
    const gap = new EventRecord(this.#record.strings);
    gap.kind = RecordKind.LOST;
    gap.time = this.#last;
    gap.a = count;
    sink(gap);
    this.#lost += count;
    this.#gap = undefined;
    return true;
  }
}
