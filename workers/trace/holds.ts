import { WAIT_REASONS } from "../api/events";
import { type EventRecord, LockFlag, RecordKind } from "../api/record";
import { EntryKind, type EntryWriter } from "./entries";
import { IdList } from "./id-list";

interface Holder {
  /** Index in `TraceModel.threads`. */
  readonly index: number;
  readonly holds: IdList[];
  readonly over: boolean;
}

interface Lock {
  /** 1, 2, 3 … in the order in which locks were first held. */
  readonly number: number;
  /** Entries that have not ended, the oldest first. */
  readonly open: number[];
  /** Index of the thread that acquired it last. */
  last: number | undefined;
}

/** `code` of a hold that others may share. */
export const SHARED_HOLD = 1;

const SEMAPHORE = WAIT_REASONS.indexOf("semaphore");
/** In place of a process: a semaphore is the same in all of them. */
const EVERYBODY = 0;

/**
 * Locks that threads hold, from acquire to release, each with the thread that had the lock `before`. Holds of a thread that
 * overlap are in rows of their own, `depth`. `value` is the lock's number.
 */
export class Holds {
  /** By process and number. */
  readonly #locks = new Map<number, Map<number, Lock>>();
  /** What each thread holds: entries that have not ended, and the locks. */
  readonly #held: (Map<number, Lock> | undefined)[] = [];
  #count = 0;

  constructor(private readonly host: EntryWriter) {}

  /** A LOCK_ACQUIRED or LOCK_RELEASED of the thread. True when it has one row more. */
  add(record: EventRecord, thread: Holder): boolean {
    const lock = this.#lockOf(record);
    if (record.kind === RecordKind.LOCK_ACQUIRED) return !thread.over && this.#acquired(record, lock, thread);
    const { entries } = this.host;
    // Who releases it is its holder, or (a lock used as a signal) anyone.
    const entry = lock.open.find((open) => entries.thread[open] === thread.index) ?? lock.open[0];
    if (entry !== undefined) this.#end(lock, entry, record.time);
    return false;
  }

  /** Nothing more is recorded of what the thread holds. */
  threadEnded(index: number, time: number): void {
    for (const [entry, lock] of this.#held[index] ?? []) this.#end(lock, entry, time);
    this.#held[index] = undefined;
  }

  #acquired(record: EventRecord, lock: Lock, { index, holds }: Holder): boolean {
    const { entries } = this.host;
    const exclusive = (record.b & LockFlag.EXCLUSIVE) !== 0;
    // Its release was lost: it has one holder at a time.
    while (exclusive && lock.open.length > 0) this.#end(lock, lock.open[0]!, record.time);
    const free = holds.findIndex((row) => entries.end[row.at(row.length - 1)]! <= record.time);
    const depth = free < 0 ? holds.length : free;
    if (free < 0) holds.push(new IdList());
    const entry = this.host.add(EntryKind.LOCK_HELD, record, Infinity, index);
    entries.depth[entry] = depth;
    entries.code[entry] = exclusive ? 0 : SHARED_HOLD;
    entries.value[entry] = lock.number;
    entries.before[entry] = lock.last === undefined || lock.last === index ? -1 : lock.last;
    holds[depth]!.push(entry);
    lock.open.push(entry);
    (this.#held[index] ??= new Map<number, Lock>()).set(entry, lock);
    lock.last = index;
    return free < 0;
  }

  #end(lock: Lock, entry: number, time: number): void {
    const { entries } = this.host;
    entries.close(entry, time);
    lock.open.splice(lock.open.indexOf(entry), 1);
    this.#held[entries.thread[entry]!]?.delete(entry);
  }

  #lockOf({ kind, detail, a, b, pid }: EventRecord): Lock {
    const owner = detail === SEMAPHORE ? EVERYBODY : pid;
    const locks = this.#locks.get(owner) ?? new Map<number, Lock>();
    this.#locks.set(owner, locks);
    const known = locks.get(a);
    // A semaphore's number comes again when it is gone.
    if (known && !(kind === RecordKind.LOCK_ACQUIRED && (b & LockFlag.FIRST) !== 0)) return known;
    const lock: Lock = { number: ++this.#count, open: [], last: undefined };
    locks.set(a, lock);
    return lock;
  }
}
