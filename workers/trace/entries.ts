import { doubled } from "./doubled";

/** What an entry is. Numbers, because they live in a typed array. */
export const EntryKind = {
  START_UP: 0,
  RUNNING: 1,
  WAITING: 2,
  TASK: 3,
  CALL: 4,
  PRINT: 5,
  EXCEPTION: 6,
  EXIT: 7,
  LOST: 8,
  OMISSION: 9,
  DEADLOCK: 10,
  LOCK_HELD: 11,
  SENT: 12,
  RECEIVED: 13,
  SIGNAL_SENT: 14,
  SIGNAL_RECEIVED: 15,
  MEMORY_WRITTEN: 16,
  MEMORY_READ: 17,
  MEMORY_CHANGED: 18,
} as const;
export type EntryKind = (typeof EntryKind)[keyof typeof EntryKind];

/** Whether an entry is one end of something between two processes: a message, a signal, an access of shared memory. */
export function isLink(kind: EntryKind): boolean {
  return kind >= EntryKind.SENT;
}

/** Whether an entry is a trouble: an exception, a deadlock, a gap in the log. */
export function isTrouble(kind: EntryKind): boolean {
  return kind === EntryKind.EXCEPTION || kind === EntryKind.DEADLOCK || kind === EntryKind.LOST;
}

/** When something happened, in nanoseconds, and where in the program; line 0: in none of the reader's code. */
export interface At {
  readonly time: number;
  readonly line: number;
  readonly file: number;
}

/** What entries are added through. */
export interface EntryWriter {
  readonly entries: Entries;
  /** Adds an entry that begins at `at`; `thread` is an index into `TraceModel.threads`. */
  add(kind: EntryKind, at: At, end: number, thread: number): number;
}

/**
 * Everything that can be drawn, pointed at or listed, one column per property.
 * Entries are only ever added; what changes later is an open entry's end, and what an end of a link knows of the other
 * (and a zero-length `running` becomes the wait that replaced it), so a row number is an entry's name for as long as the run is shown.
 */
export class Entries {
  length = 0;
  start = new Float64Array(256);
  /** Infinity while it goes on. */
  end = new Float64Array(256);
  kind = new Uint8Array(256);
  /** Index of the thread in `TraceModel.threads`. */
  thread = new Uint32Array(256);
  /** How many tasks and calls of the same thread it lies in, or which row of holds; 0 for all else. */
  depth = new Uint16Array(256);
  line = new Uint32Array(256);
  file = new Uint16Array(256);
  /** Index in WAIT_REASONS, START_METHODS or OMISSIONS, file descriptor, exit code, bytes or signal, by kind. */
  code = new Int32Array(256);
  /**
   * Output sequence, kernel object, number of a lock, count of lost events or of those left out (0: not known), index in `Deadlocks.waits` or the entry at a link's
   * other end (-1: none), by kind.
   */
  value = new Float64Array(256);
  /** Index of the thread that had the lock, or the GIL, before; of a wait, of the one whose act ended it; -1: none. */
  before = new Int32Array(256);
  /** Number of what it is called; of a wait, of the call of the library that it is in; of a link, of the process at its other end. */
  name = new Uint32Array(256);
  readonly #names: string[] = [""];
  readonly #nameNumbers = new Map<string, number>([["", 0]]);

  add(kind: EntryKind, { time, line, file }: At, end: number, thread: number): number {
    if (this.length === this.start.length) this.#grow();
    const id = this.length++;
    this.start[id] = time;
    this.end[id] = end;
    this.kind[id] = kind;
    this.thread[id] = thread;
    this.line[id] = line;
    this.file[id] = file;
    this.before[id] = -1;
    return id;
  }

  kindOf(id: number): EntryKind {
    return this.kind[id] as EntryKind;
  }

  nameOf(id: number): string {
    return this.#names[this.name[id] ?? 0] ?? "";
  }

  /** It ends then, or at its beginning if that is later. */
  close(id: number, time: number): void {
    this.end[id] = Math.max(this.start[id] ?? 0, time);
  }

  /** Number of a name, for the column `name`. */
  numberOf(name: string): number {
    const known = this.#nameNumbers.get(name);
    if (known !== undefined) return known;
    const number = this.#names.length;
    this.#names.push(name);
    this.#nameNumbers.set(name, number);
    return number;
  }

  #grow(): void {
    this.start = doubled(this.start);
    this.end = doubled(this.end);
    this.kind = doubled(this.kind);
    this.thread = doubled(this.thread);
    this.depth = doubled(this.depth);
    this.line = doubled(this.line);
    this.file = doubled(this.file);
    this.code = doubled(this.code);
    this.value = doubled(this.value);
    this.before = doubled(this.before);
    this.name = doubled(this.name);
  }
}
