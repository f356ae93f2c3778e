import type { Pid, Tid, TraceEvent } from "@/workers";
import { threadWords } from "./deadlock-words";
import { EntryKind } from "./entries";
import type { Entries, NewEntry } from "./entries";
import { IdList } from "./id-list";
import type { TraceModel } from "./trace-model";

export type HoldEvent = Extract<TraceEvent, { readonly kind: "lock-acquired" | "lock-released" }>;

/** What holds need of the model. */
interface HoldHost extends Pick<TraceModel, "processes" | "processOf" | "threadOf"> {
  readonly entries: Entries;
  add(entry: NewEntry): number;
}

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
  /** Who acquired it last. */
  last: { readonly pid: Pid; readonly tid: Tid } | undefined;
}

/** `code` of a hold that others may share. */
export const sharedHold = 1;

/**
 * Locks that threads hold, from acquire to release, each hold named after who had the lock before. Holds of a thread that
 * overlap are in rows of their own, `depth`. `value` is the lock's number.
 */
export class Holds {
  readonly #locks = new Map<string, Lock>();
  /** What each thread holds: entries that have not ended, and the locks. */
  readonly #held = new Map<number, Map<number, Lock>>();
  #count = 0;

  constructor(private readonly host: HoldHost) {}

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

  /** Nothing more is told of what the thread holds. */
  threadEnded(index: number, time: number): void {
    for (const [entry, lock] of this.#held.get(index) ?? []) this.#end(lock, entry, time);
    this.#held.delete(index);
  }

  #acquired(event: HoldEvent & { readonly kind: "lock-acquired" }, lock: Lock, { index, holds }: Holder): boolean {
    const { entries } = this.host;
    const { pid, tid, time, line, file, exclusive } = event;
    // Its release was lost: it has one holder at a time.
    if (exclusive) for (const entry of lock.open) this.#end(lock, entry, time);
    const free = holds.findIndex((row) => entries.end[row.at(row.length - 1)]! <= time);
    const depth = free < 0 ? holds.length : free;
    if (free < 0) holds.push(new IdList());
    const { last } = lock;
    const before = last === undefined || (last.pid === pid && last.tid === tid) ? "" : threadWords(this.host, last.pid, last.tid);
    const code = exclusive ? 0 : sharedHold;
    const entry = this.host.add({ kind: EntryKind.lockHeld, start: time, end: Infinity, thread: index, line, file, depth, code, value: lock.number, name: before });
    holds[depth]!.push(entry);
    lock.open = [...lock.open, entry];
    const held = this.#held.get(index) ?? new Map<number, Lock>();
    this.#held.set(index, held.set(entry, lock));
    lock.last = { pid, tid };
    return free < 0;
  }

  #end(lock: Lock, entry: number, time: number): void {
    const { entries } = this.host;
    entries.end[entry] = Math.max(entries.start[entry]!, time);
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

/** What a hold is, in plain words. */
export function holdWords(entries: Entries, id: number): string {
  const before = entries.nameOf(id);
  const what = entries.code[id] === sharedHold ? "semaphore" : "lock";
  return `${what} ${entries.value[id]} held${before && `, after ${before}`}`;
}
