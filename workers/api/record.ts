import type { Ns, Pid, Tid } from "./units";

/**
 * An event as numbers, the same in the log of a run and in its file: ten words of 32 bits.
 *
 *   word 0    in the log: commit, the record's index + 1 (modulo 2^32, never 0), stored last; in a file: 0
 *   word 1    bits 0…7 kind, 8…15 detail, 16…31 file
 *   word 2    pid        word 3  tid
 *   word 4…5  time (Float64, ns)
 *   word 6    line       word 7, 8, 9  arguments a, b, c (per kind, below)
 *
 * E.g. `time.sleep(1)` in line 6 of the second file, by the main thread of process 101, half a second after the beginning:
 *
 *   [commit, WAIT_BEGAN | 0 << 8 | 1 << 16, 101, 1, 500_000_000 as Float64 (2 words), 6, 0, id of "sleep", 0]
 */
export const RECORD_WORDS = 10;

/** What an event is. `events.ts` says what each means; a number is never another's, as files have them. */
export const RecordKind = {
  PROCESS_CREATED: 1, // a parent, b name, detail start method
  PROCESS_RUNNING: 2,
  PROCESS_EXITED: 3, // a exit code
  THREAD_STARTED: 4, // a name
  THREAD_ENDED: 5,
  WAIT_BEGAN: 6, // a object, b what was called, detail reason
  WAIT_ENDED: 7, // a object, b and c pid and tid of whose act ended it (0: not known), detail reason
  CALL_BEGAN: 8, // a name
  CALL_ENDED: 9, // a name
  TASK_BEGAN: 10, // a name
  TASK_ENDED: 11, // a name
  WROTE: 12, // a bytes, b sequence, detail fd
  EXCEPTION: 13, // a name
  // A deadlock: its waits, each followed by who they are for (at: where that one acquired the lock), then the whole.
  DEADLOCK_WAIT: 14, // a object, detail reason + flags
  DEADLOCK_ON: 15,
  DEADLOCK_FOUND: 16, // a id, detail 1: nobody can go on
  DEADLOCK_OVER: 17, // a id
  SENT: 18, // a pipe, b position, c bytes
  RECEIVED: 19, // as SENT
  SIGNAL_SENT: 20, // a target, detail signal
  SIGNAL_RECEIVED: 21, // detail signal
  MEMORY_READ: 22, // a object, b bytes
  MEMORY_WRITTEN: 23, // as MEMORY_READ
  LIMIT_REACHED: 24, // detail limit
  LOCK_ACQUIRED: 25, // a object, b flags, detail reason
  LOCK_RELEASED: 26, // a object, detail reason
  GIL_TAKEN: 27, // a tid of who had it before
  REAPED: 28, // a child
  LOST: 29, // a how many; no writer's: who reads the log puts it where they are missing
  OMISSION_BEGAN: 30, // a name (of a function: its calls), detail what
  OMISSION_ENDED: 31, // a name, b how many (0: not counted), detail what
  MEMORY_CHANGED: 32, // as MEMORY_READ
} as const;
export type RecordKind = (typeof RecordKind)[keyof typeof RecordKind];

/** Bits of a DEADLOCK_WAIT's detail beside its reason. */
export const DeadlockFlag = { HELD: 0x40, IN_CYCLE: 0x80, REASON: 0x3f } as const;
/** Bits of a LOCK_ACQUIRED's `b`. */
export const LockFlag = { EXCLUSIVE: 1, FIRST: 2 } as const;

/** No string's id: where there is none, and of those that no longer found room. */
export const NO_STRING = 0;

/** Names in events, each by its number. */
export interface Strings {
  text(id: number): string;
}

/** Which argument of a record is a string's number. */
export function stringArgument(kind: number): "a" | "b" | undefined {
  switch (kind) {
    case RecordKind.PROCESS_CREATED:
    case RecordKind.WAIT_BEGAN:
      return "b";
    case RecordKind.THREAD_STARTED:
    case RecordKind.CALL_BEGAN:
    case RecordKind.CALL_ENDED:
    case RecordKind.TASK_BEGAN:
    case RecordKind.TASK_ENDED:
    case RecordKind.EXCEPTION:
    case RecordKind.OMISSION_BEGAN:
    case RecordKind.OMISSION_ENDED:
      return "a";
    default:
      return undefined;
  }
}

/** One record, read out of memory. Who drains a log is given the same object again and again: what is kept must be copied. */
export class EventRecord {
  kind = 0;
  detail = 0;
  file = 0;
  pid = 0 as Pid;
  tid = 0 as Tid;
  time = 0 as Ns;
  line = 0;
  a = 0;
  b = 0;
  c = 0;

  constructor(readonly strings: Strings) {}

  /** Word 1: kind, detail and file in one. */
  get head(): number {
    return this.kind | (this.detail << 8) | (this.file << 16);
  }

  set head(word: number) {
    this.kind = word & 0xff;
    this.detail = (word >> 8) & 0xff;
    this.file = word >>> 16;
  }

  /** Reads the record that begins at word `at`, an even number; `floats` is the same memory. */
  read(words: Int32Array, floats: Float64Array, at: number): void {
    this.head = words[at + 1]!;
    this.pid = words[at + 2]! as Pid;
    this.tid = words[at + 3]! as Tid;
    this.time = floats[(at + 4) >> 1]! as Ns;
    this.line = words[at + 6]!;
    this.a = words[at + 7]!;
    this.b = words[at + 8]!;
    this.c = words[at + 9]!;
  }

  /** The string of that number, e.g. `record.text(record.a)`. */
  text(id: number): string {
    return this.strings.text(id);
  }
}
