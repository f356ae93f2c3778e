import {
  type Limit,
  LIMITS,
  type LockReason,
  START_METHODS,
  type StartMethod,
  type StuckOn,
  type StuckWait,
  type TraceEvent,
  WAIT_REASONS,
  type WaitReason,
} from "../../api/events";
import { type Ns, ns, type Pid, pid, type Tid, tid } from "../../api/units";
import { Header, type KernelMemory, Offset, TRACE_CAPACITY } from "../memory/layout";
import { NO_STRING, StringReader } from "../memory/string-table";
import { wakeInterested } from "../memory/waits";

/**
 * The trace log: a ring of fixed records that every process appends to without a lock and the page drains.
 *
 *   word 0    commit: the record's index + 1 (modulo 2^32, never 0), stored last
 *   word 1    bits 0…7 kind, 8…15 detail, 16…31 file
 *   word 2    pid        word 3  tid
 *   word 4…5  time (Float64, ns since the epoch)
 *   word 6    line       word 7, 8, 9  arguments a, b, c (per kind, below)
 *
 * A writer reserves an index by compare-and-swap on TRACE_HEAD, fills the record and commits it. When the ring is
 * full the event is counted in TRACE_LOST instead; the reader tells of it as a `lost` event.
 */
export const Kind = {
  PROCESS_CREATED: 1, // a parent, b name, detail start method
  PROCESS_RUNNING: 2,
  PROCESS_EXITED: 3, // a exit code
  THREAD_STARTED: 4, // a name
  THREAD_ENDED: 5,
  WAIT_BEGAN: 6, // a object, b what was called, detail reason
  WAIT_ENDED: 7, // a object, detail reason
  CALL_BEGAN: 8, // a name
  CALL_ENDED: 9,
  TASK_BEGAN: 10, // a name
  TASK_ENDED: 11,
  WROTE: 12, // a bytes, b sequence, detail fd
  EXCEPTION: 13, // a name
  // A deadlock: its waits, each followed by who they are for (at: where that one acquired the lock), then the whole.
  DEADLOCK_WAIT: 14, // a object, detail reason + flags
  DEADLOCK_ON: 15,
  DEADLOCK_FOUND: 16, // a id, detail 1: nobody can go on
  DEADLOCK_OVER: 17, // a id
  SENT: 18, // a pipe, b position, c bytes
  RECEIVED: 19,
  SIGNAL_SENT: 20, // a target, detail signal
  SIGNAL_RECEIVED: 21, // detail signal
  MEMORY_READ: 22, // a object, b bytes
  MEMORY_WRITTEN: 23,
  LIMIT_REACHED: 24, // detail limit
  LOCK_ACQUIRED: 25, // a object, b bit 0 exclusive, bit 1 first, detail reason
  LOCK_RELEASED: 26, // a object, detail reason
  GIL_TAKEN: 27, // a tid of who had it before
  REAPED: 28, // a child
} as const;

/** Flags of a DEADLOCK_WAIT beside its reason. */
const HELD = 0x40;
const IN_CYCLE = 0x80;

/** Flags of a LOCK_ACQUIRED. */
const EXCLUSIVE = 1;
const FIRST = 2;

/** A lock that has been acquired, as its event tells of it. */
export type LockHold = Pick<Extract<TraceEvent, { readonly kind: "lock-acquired" }>, "reason" | "object" | "exclusive" | "first">;

/** Where the reader's own code was at an event. */
export interface SourcePosition {
  readonly file: number;
  readonly line: number;
}

export const NOWHERE: SourcePosition = { file: 0, line: 0 };

/** Of events that are the run's and no one process's. */
const NO_PROCESS = pid(0);

/** Appends to the trace log; any number of writers, on any thread. */
export class TraceWriter {
  constructor(private readonly memory: KernelMemory) {}

  /** False when the log is getting full: who can wait for the page (output) does. */
  hasRoom(): boolean {
    const { words } = this.memory;
    const used = (Atomics.load(words, Header.TRACE_HEAD) - Atomics.load(words, Header.TRACE_TAIL)) | 0;
    return used < TRACE_CAPACITY / 2;
  }

  processCreated(time: Ns, process: Pid, parent: Pid, name: number, method: StartMethod | "main", at: SourcePosition): void {
    this.#append(Kind.PROCESS_CREATED, time, process, tid(1), at, START_METHODS.indexOf(method), parent, name);
  }

  processRunning(time: Ns, process: Pid): void {
    this.#append(Kind.PROCESS_RUNNING, time, process, tid(1), NOWHERE);
  }

  processExited(time: Ns, process: Pid, exitCode: number): void {
    this.#append(Kind.PROCESS_EXITED, time, process, tid(1), NOWHERE, 0, exitCode);
  }

  /** `kind` is one of THREAD_*, CALL_*, TASK_* or EXCEPTION; `name` a string's id. */
  named(kind: number, time: Ns, process: Pid, thread: Tid, at: SourcePosition, name: number): void {
    this.#append(kind, time, process, thread, at, 0, name);
  }

  /** `call`: id of the string that names what the line at `at` has called, or NO_STRING. */
  waitBegan(time: Ns, process: Pid, thread: Tid, at: SourcePosition, reason: WaitReason, object: number, call: number): void {
    this.#append(Kind.WAIT_BEGAN, time, process, thread, at, WAIT_REASONS.indexOf(reason), object, call);
  }

  waitEnded(time: Ns, process: Pid, thread: Tid, reason: WaitReason, object: number): void {
    this.#append(Kind.WAIT_ENDED, time, process, thread, NOWHERE, WAIT_REASONS.indexOf(reason), object);
  }

  wrote(time: Ns, process: Pid, thread: Tid, at: SourcePosition, fd: 1 | 2, bytes: number, sequence: number): void {
    this.#append(Kind.WROTE, time, process, thread, at, fd, bytes, sequence);
  }

  transfer(
    kind: typeof Kind.SENT | typeof Kind.RECEIVED,
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
    this.#append(Kind.REAPED, time, process, thread, at, 0, child);
  }

  signalSent(time: Ns, process: Pid, thread: Tid, at: SourcePosition, signal: number, target: Pid): void {
    this.#append(Kind.SIGNAL_SENT, time, process, thread, at, signal, target);
  }

  signalReceived(time: Ns, process: Pid, thread: Tid, at: SourcePosition, signal: number): void {
    this.#append(Kind.SIGNAL_RECEIVED, time, process, thread, at, signal);
  }

  memoryAccess(written: boolean, time: Ns, process: Pid, thread: Tid, at: SourcePosition, object: number, bytes: number): void {
    this.#append(written ? Kind.MEMORY_WRITTEN : Kind.MEMORY_READ, time, process, thread, at, 0, object, bytes);
  }

  lockAcquired(time: Ns, process: Pid, thread: Tid, at: SourcePosition, lock: LockHold): void {
    const flags = (lock.exclusive ? EXCLUSIVE : 0) | (lock.first ? FIRST : 0);
    this.#append(Kind.LOCK_ACQUIRED, time, process, thread, at, WAIT_REASONS.indexOf(lock.reason), lock.object, flags);
  }

  lockReleased(time: Ns, process: Pid, thread: Tid, at: SourcePosition, reason: LockReason, object: number): void {
    this.#append(Kind.LOCK_RELEASED, time, process, thread, at, WAIT_REASONS.indexOf(reason), object);
  }

  gilTaken(time: Ns, process: Pid, thread: Tid, from: Tid): void {
    this.#append(Kind.GIL_TAKEN, time, process, thread, NOWHERE, 0, from);
  }

  limitReached(time: Ns, process: Pid, thread: Tid, at: SourcePosition, limit: Limit): void {
    this.#append(Kind.LIMIT_REACHED, time, process, thread, at, LIMITS.indexOf(limit));
  }

  deadlockFound(time: Ns, id: number, whole: boolean, waits: readonly StuckWait[]): void {
    for (const wait of waits) {
      const detail = WAIT_REASONS.indexOf(wait.reason) | (wait.held ? HELD : 0) | (wait.inCycle ? IN_CYCLE : 0);
      this.#append(Kind.DEADLOCK_WAIT, time, wait.pid, wait.tid, wait, detail, wait.object);
      for (const on of wait.on) this.#append(Kind.DEADLOCK_ON, time, on.pid, on.tid, on);
    }
    this.#append(Kind.DEADLOCK_FOUND, time, NO_PROCESS, tid(0), NOWHERE, whole ? 1 : 0, id);
  }

  deadlockOver(time: Ns, id: number): void {
    this.#append(Kind.DEADLOCK_OVER, time, NO_PROCESS, tid(0), NOWHERE, 0, id);
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
  readonly #strings: StringReader;
  #stuckSince = 0;
  /** Time of the last event given to a sink. */
  #last: Ns = ns(0);
  /** When each process was created, and the time of its last event: Infinity once it has exited. */
  readonly #lives = new Map<Pid, { readonly created: number; latest: number }>();
  /** Waits of the deadlock that is being read. */
  #stuck: (StuckWait & { readonly on: StuckOn[] })[] = [];
  /** Lost events told of. */
  #lost = 0;
  /** Lost events to be told of when the reader has come to the index `before`. */
  #gap: { readonly before: number; readonly count: number } | undefined;

  constructor(private readonly memory: KernelMemory) {
    this.#strings = new StringReader(memory);
  }

  /** Gives up to `limit` events to `sink`; true when there was any. `over`: nobody writes any more. */
  drain(sink: (event: TraceEvent) => void, limit: number, over = false): boolean {
    const { words } = this.memory;
    const lost = Atomics.load(words, Header.TRACE_LOST) - this.#lost;
    const head = Atomics.load(words, Header.TRACE_HEAD);
    if (lost > 0) this.#gap ??= { before: head, count: lost };
    let tail = Atomics.load(words, Header.TRACE_TAIL);
    let told = this.#tellLost(sink, tail);
    let count = 0;
    for (; tail !== head && count < limit; count++) {
      const record = Offset.trace(tail);
      if (Atomics.load(words, record) !== ((tail + 1) | 0 || 1)) {
        if (!over && !this.#abandoned()) break;
      } else {
        this.#stuckSince = 0;
        const event = this.#settled(this.#decode(record));
        if (event !== undefined) {
          this.#last = event.time;
          sink(event);
        }
      }
      tail = (tail + 1) | 0;
      told = this.#tellLost(sink, tail) || told;
    }
    Atomics.store(words, Header.TRACE_TAIL, tail);
    if (count > 0) wakeInterested(this.memory, Header.OUTPUT_MASK);
    return count > 0 || told;
  }

  /**
   * Keeps what is told of a process within its life: its maker's and its killer's clocks are not exactly its own, and a
   * killed worker runs on for a moment.
   */
  #settled(event: TraceEvent | undefined): TraceEvent | undefined {
    if (event === undefined) return undefined;
    const life = this.#lives.get(event.pid) ?? { created: event.time, latest: event.time };
    this.#lives.set(event.pid, life);
    if (life.latest === Infinity) return undefined;
    if (event.pid === NO_PROCESS) return event;
    const exited = event.kind === "process-exited";
    const time = Math.max(event.time, exited ? life.latest : life.created);
    life.latest = exited ? Infinity : Math.max(life.latest, time);
    return time === event.time ? event : { ...event, time: ns(time) };
  }

  /** A record reserved and not committed for this long belongs to a writer that was killed in between. */
  #abandoned(): boolean {
    const now = performance.now();
    if (this.#stuckSince === 0) this.#stuckSince = now;
    if (now - this.#stuckSince < 200) return false;
    this.#stuckSince = 0;
    return true;
  }

  #tellLost(sink: (event: TraceEvent) => void, tail: number): boolean {
    if (this.#gap?.before !== tail) return false;
    const { count } = this.#gap;
    // What is left of a deadlock's waits would be told as if it were all of them.
    this.#stuck = [];
    sink({ kind: "lost", time: this.#last, pid: NO_PROCESS, tid: tid(0), line: 0, file: 0, count });
    this.#lost += count;
    this.#gap = undefined;
    return true;
  }

  #decode(record: number): TraceEvent | undefined {
    const word = (index: number): number => this.memory.words[record + index] ?? 0;
    const head = word(1);
    const detail = (head >> 8) & 0xff;
    const a = word(7);
    const place = { pid: pid(word(2)), tid: tid(word(3)), line: word(6), file: head >>> 16 };
    const at = { time: ns(this.memory.floats[(record + 4) / 2] ?? 0), ...place };
    const name = (): string => this.#strings.text(a);
    const reason = (): WaitReason => WAIT_REASONS[detail] ?? "poll";
    const lockReason = (): LockReason => (reason() === "lock" ? "lock" : "semaphore");
    switch (head & 0xff) {
      case Kind.PROCESS_CREATED:
        return {
          ...at,
          kind: "process-created",
          parent: pid(a),
          name: this.#strings.text(word(8)),
          startMethod: START_METHODS[detail] ?? "main",
        };
      case Kind.PROCESS_RUNNING:
        return { ...at, kind: "process-running" };
      case Kind.PROCESS_EXITED:
        return { ...at, kind: "process-exited", exitCode: a };
      case Kind.THREAD_STARTED:
        return { ...at, kind: "thread-started", name: name() };
      case Kind.THREAD_ENDED:
        return { ...at, kind: "thread-ended" };
      case Kind.WAIT_BEGAN:
        return {
          ...at,
          kind: "wait-began",
          reason: reason(),
          object: a,
          ...(word(8) === NO_STRING ? {} : { call: this.#strings.text(word(8)) }),
        };
      case Kind.WAIT_ENDED:
        return { ...at, kind: "wait-ended", reason: reason(), object: a };
      case Kind.CALL_BEGAN:
        return { ...at, kind: "call-began", name: name() };
      case Kind.CALL_ENDED:
        return { ...at, kind: "call-ended", name: name() };
      case Kind.TASK_BEGAN:
        return { ...at, kind: "task-began", name: name() };
      case Kind.TASK_ENDED:
        return { ...at, kind: "task-ended", name: name() };
      case Kind.WROTE:
        return { ...at, kind: "wrote", fd: detail === 2 ? 2 : 1, bytes: a, sequence: word(8) };
      case Kind.EXCEPTION:
        return { ...at, kind: "exception", name: name() };
      case Kind.SENT:
      case Kind.RECEIVED: {
        const kind = (head & 0xff) === Kind.SENT ? "sent" : "received";
        return { ...at, kind, object: a, position: word(8) >>> 0, bytes: word(9) };
      }
      case Kind.REAPED:
        return { ...at, kind: "reaped", child: pid(a) };
      case Kind.SIGNAL_SENT:
        return { ...at, kind: "signal-sent", signal: detail, target: pid(a) };
      case Kind.SIGNAL_RECEIVED:
        return { ...at, kind: "signal-received", signal: detail };
      case Kind.MEMORY_READ:
      case Kind.MEMORY_WRITTEN: {
        const kind = (head & 0xff) === Kind.MEMORY_READ ? "memory-read" : "memory-written";
        return { ...at, kind, object: a, bytes: word(8) };
      }
      case Kind.LIMIT_REACHED:
        return { ...at, kind: "limit-reached", limit: LIMITS[detail] ?? "processes" };
      case Kind.LOCK_ACQUIRED:
        return {
          ...at,
          kind: "lock-acquired",
          reason: lockReason(),
          object: a,
          exclusive: (word(8) & EXCLUSIVE) !== 0,
          first: (word(8) & FIRST) !== 0,
        };
      case Kind.LOCK_RELEASED:
        return { ...at, kind: "lock-released", reason: lockReason(), object: a };
      case Kind.GIL_TAKEN:
        return { ...at, kind: "gil-taken", from: tid(a) };
      case Kind.DEADLOCK_WAIT: {
        const reasonOf = WAIT_REASONS[detail & ~(HELD | IN_CYCLE)] ?? "poll";
        this.#stuck.push({
          ...place,
          reason: reasonOf,
          object: a,
          held: (detail & HELD) !== 0,
          inCycle: (detail & IN_CYCLE) !== 0,
          on: [],
        });
        return undefined;
      }
      case Kind.DEADLOCK_ON: {
        this.#stuck.at(-1)?.on.push(place);
        return undefined;
      }
      case Kind.DEADLOCK_FOUND:
        return { ...at, kind: "deadlock-found", id: a, whole: detail === 1, waits: this.#stuck.splice(0) };
      case Kind.DEADLOCK_OVER:
        return { ...at, kind: "deadlock-over", id: a };
      default:
        return undefined;
    }
  }
}
