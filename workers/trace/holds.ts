import type { TraceEvent } from "../api/events";
import { EntryKind, type EntryWriter } from "./entries";
import { IdList } from "./id-list";

export type HoldEvent = Extract<TraceEvent, { readonly kind: "lock-acquired" | "lock-released" }>;

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
  open: readonly number[];
  /** Index of the thread that acquired it last. */
  last: number | undefined;
}

/** `code` of a hold that others may share. */
export const SHARED_HOLD = 1;

/**
 * Locks that threads hold, from acquire to release, each with the thread that had the lock `before`. Holds of a thread that
 * overlap are in rows of their own, `depth`. `value` is the lock's number.
 */
export class Holds {
  readonly #locks = new Map<string, Lock>();
  /** What each thread holds: entries that have not ended, and the locks. */
  readonly #held = new Map<number, Map<number, Lock>>();
  #count = 0;

  constructor(private readonly host: EntryWriter) {}

  /** True when the thread has one row more. */
  add(event: HoldEvent, thread: Holder): boolean {
    const lock = this.#lockOf(event);
    if (event.kind === "lock-acquired") return !thread.over && this.#acquired(event, lock, thread);
    const { entries } = this.host;
    // Who releases it is its holder, or (a lock used as a signal) anyone.
    const entry = lock.open.find((open) => entries.thread[open] === thread.index) ?? lock.open[0];
    if (entry !== undefined) this.#end(lock, entry, event.time);
    return false;
  }

  /** Nothing more is recorded of what the thread holds. */
  threadEnded(index: number, time: number): void {
    for (const [entry, lock] of this.#held.get(index) ?? []) this.#end(lock, entry, time);
    this.#held.delete(index);
  }

  #acquired(event: HoldEvent & { readonly kind: "lock-acquired" }, lock: Lock, { index, holds }: Holder): boolean {
    const { entries } = this.host;
    const { time, line, file, exclusive } = event;
    // Its release was lost: it has one holder at a time.
    if (exclusive) for (const entry of lock.open) this.#end(lock, entry, time);
    const free = holds.findIndex((row) => entries.end[row.at(row.length - 1)]! <= time);
    const depth = free < 0 ? holds.length : free;
    if (free < 0) holds.push(new IdList());
    const before = lock.last === index ? -1 : lock.last;
    const code = exclusive ? 0 : SHARED_HOLD;
    const entry = this.host.add({
      kind: EntryKind.LOCK_HELD,
      start: time,
      end: Infinity,
      thread: index,
      line,
      file,
      depth,
      code,
      value: lock.number,
      before,
    });
    holds[depth]!.push(entry);
    lock.open = [...lock.open, entry];
    const held = this.#held.get(index) ?? new Map<number, Lock>();
    this.#held.set(index, held.set(entry, lock));
    lock.last = index;
    return free < 0;
  }

  #end(lock: Lock, entry: number, time: number): void {
    const { entries } = this.host;
    entries.close(entry, time);
    lock.open = lock.open.filter((open) => open !== entry);
    this.#held.get(entries.thread[entry]!)?.delete(entry);
  }

  /** A semaphore is the same in all processes; a lock between threads is its process's own. */
  #lockOf(event: HoldEvent): Lock {
    const { reason, object, pid } = event;
    const key = reason === "semaphore" ? `${object}` : `${object} of ${pid}`;
    const known = this.#locks.get(key);
    if (known && !(event.kind === "lock-acquired" && event.first)) return known;
    const lock: Lock = { number: ++this.#count, open: [], last: undefined };
    this.#locks.set(key, lock);
    return lock;
  }
}
