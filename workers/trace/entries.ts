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
  DEADLOCK: 9,
  LOCK_HELD: 10,
  SENT: 11,
  RECEIVED: 12,
  SIGNAL_SENT: 13,
  SIGNAL_RECEIVED: 14,
  MEMORY_WRITTEN: 15,
  MEMORY_READ: 16,
} as const;
export type EntryKind = (typeof EntryKind)[keyof typeof EntryKind];

/** Whether an entry is one end of something between two processes: a message, a signal, an access of shared memory. */
export function isLink(kind: EntryKind): boolean {
  return kind >= EntryKind.SENT;
}

export interface NewEntry {
  readonly kind: EntryKind;
  readonly start: number;
  /** Infinity while it goes on. */
  readonly end: number;
  /** Index of the thread in `TraceModel.threads`. */
  readonly thread: number;
  readonly line: number;
  readonly file: number;
  /** How many tasks and calls of the same thread it lies in, or which row of holds; 0 for all else. */
  readonly depth?: number;
  /** Index in WAIT_REASONS or START_METHODS, file descriptor, exit code, bytes or signal, by kind. */
  readonly code?: number;
  /**
   * Output sequence, kernel object, number of a lock, count of lost events, index in `Deadlocks.waits` or the entry at a link's
   * other end (-1: none), by kind.
   */
  readonly value?: number;
  /** What it is called; of a wait, the call of the library that it is in; of a link, the process at its other end. */
  readonly name?: string;
  /** Index of the thread that had the lock, or the GIL, before; -1: none. */
  readonly before?: number;
}

/** What entries are added through. */
export interface EntryWriter {
  readonly entries: Entries;
  add(entry: NewEntry): number;
}

/**
 * Everything that can be drawn, pointed at or listed, one column per property.
 * Entries are only ever added; what changes later is an open entry's end, and what an end of a link knows of the other
 * (and a zero-length `running` becomes the wait that replaced it), so a row number is an entry's name for as long as the run is shown.
 */
export class Entries {
  length = 0;
  start = new Float64Array(256);
  end = new Float64Array(256);
  kind = new Uint8Array(256);
  thread = new Uint32Array(256);
  depth = new Uint16Array(256);
  line = new Uint32Array(256);
  file = new Uint16Array(256);
  code = new Int32Array(256);
  value = new Float64Array(256);
  before = new Int32Array(256);
  #name = new Uint32Array(256);
  readonly #names: string[] = [""];
  readonly #nameNumbers = new Map<string, number>([["", 0]]);

  add(entry: NewEntry): number {
    if (this.length === this.start.length) this.#grow();
    const id = this.length++;
    this.start[id] = entry.start;
    this.end[id] = entry.end;
    this.kind[id] = entry.kind;
    this.thread[id] = entry.thread;
    this.depth[id] = entry.depth ?? 0;
    this.line[id] = entry.line;
    this.file[id] = entry.file;
    this.code[id] = entry.code ?? 0;
    this.value[id] = entry.value ?? 0;
    this.before[id] = entry.before ?? -1;
    this.#name[id] = this.#nameNumber(entry.name ?? "");
    return id;
  }

  kindOf(id: number): EntryKind {
    return this.kind[id] as EntryKind;
  }

  nameOf(id: number): string {
    return this.#names[this.#name[id] ?? 0] ?? "";
  }

  /** It ends then, or at its beginning if that is later. */
  close(id: number, time: number): void {
    this.end[id] = Math.max(this.start[id] ?? 0, time);
  }

  /** An end of a link is named after the process at its other end, once that is known. */
  rename(id: number, name: string): void {
    this.#name[id] = this.#nameNumber(name);
  }

  #nameNumber(name: string): number {
    const known = this.#nameNumbers.get(name);
    if (known !== undefined) return known;
    const number = this.#names.length;
    this.#names.push(name);
    this.#nameNumbers.set(name, number);
    return number;
  }

  #grow(): void {
    const capacity = this.start.length * 2;
    this.start = widened(this.start, new Float64Array(capacity));
    this.end = widened(this.end, new Float64Array(capacity));
    this.kind = widened(this.kind, new Uint8Array(capacity));
    this.thread = widened(this.thread, new Uint32Array(capacity));
    this.depth = widened(this.depth, new Uint16Array(capacity));
    this.line = widened(this.line, new Uint32Array(capacity));
    this.file = widened(this.file, new Uint16Array(capacity));
    this.code = widened(this.code, new Int32Array(capacity));
    this.value = widened(this.value, new Float64Array(capacity));
    this.before = widened(this.before, new Int32Array(capacity));
    this.#name = widened(this.#name, new Uint32Array(capacity));
  }
}

function widened<Column extends { set(from: Column): void }>(from: Column, into: Column): Column {
  into.set(from);
  return into;
}
