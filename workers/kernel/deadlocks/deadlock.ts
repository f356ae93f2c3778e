import type { WaitReason } from "../../api/events";
import type { Pid, Tid } from "../../api/units";
import type { SourcePosition } from "../logs/trace-log";

/** Who could end a wait. */
export type Waker =
  /** Any thread that goes on, of whatever process. */
  | { readonly kind: "anyone" }
  /** Any thread of the process. */
  | { readonly kind: "process"; readonly pid: Pid }
  /** This one; `at`: where it acquired the lock. */
  | { readonly kind: "thread"; readonly pid: Pid; readonly tid: Tid; readonly at: SourcePosition };

/** A thread whose wait does not end by itself. */
export interface WaitingThread {
  readonly pid: Pid;
  readonly tid: Tid;
  /** Another for each wait of the run. */
  readonly id: string;
  readonly reason: WaitReason;
  readonly object: number;
  readonly at: SourcePosition;
  /** What it waits for is a lock: its holder gives it back. */
  readonly held: boolean;
  /** Each of them can end it alone. */
  readonly wakers: readonly Waker[];
}

/** A thread that runs, or will by itself; `tid` 0: one of the process that is not known by name. */
export interface FreeThread {
  readonly pid: Pid;
  readonly tid: Tid;
}

/** All threads of a run at one moment. */
export interface WaitGraph {
  readonly free: readonly FreeThread[];
  readonly waiting: readonly WaitingThread[];
}

export interface StuckThread extends WaitingThread {
  /** It waits, by way of others or directly, for itself. */
  readonly inCycle: boolean;
}

export interface Deadlock {
  /** No thread of the run can go on. */
  readonly whole: boolean;
  readonly stuck: readonly StuckThread[];
}

/**
 * The threads that can never go on: the largest set in which each waits for what only others of the set could give.
 * Found from the other side: a thread that is free can free those who wait for it, and so on; the rest is stuck.
 */
export function findDeadlock({ free, waiting }: WaitGraph): Deadlock | undefined {
  const going = new Going(free);
  let left = waiting;
  for (;;) {
    const [freed, stuck] = partition(left, ({ wakers }) => wakers.some((waker) => going.can(waker)));
    for (const thread of freed) going.add(thread);
    left = stuck;
    if (freed.length === 0) break;
  }
  if (left.length === 0) return undefined;
  return { whole: left.length === waiting.length && free.length === 0, stuck: withCycles(left) };
}

/** Those who can go on, as far as is known. */
class Going {
  readonly #threads = new Set<string>();
  readonly #processes = new Set<Pid>();

  constructor(free: readonly FreeThread[]) {
    for (const thread of free) this.add(thread);
  }

  add({ pid, tid }: FreeThread): void {
    this.#threads.add(nameOf(pid, tid));
    this.#processes.add(pid);
  }

  can(waker: Waker): boolean {
    if (waker.kind === "anyone") return this.#processes.size > 0;
    return waker.kind === "process" ? this.#processes.has(waker.pid) : this.#threads.has(nameOf(waker.pid, waker.tid));
  }
}

function withCycles(stuck: readonly WaitingThread[]): readonly StuckThread[] {
  const isWaker = (waker: Waker, { pid, tid }: WaitingThread): boolean =>
    waker.kind !== "anyone" && waker.pid === pid && (waker.kind === "process" || waker.tid === tid);
  const after = stuck.map(({ wakers }) => stuck.flatMap((other, index) => (wakers.some((waker) => isWaker(waker, other)) ? [index] : [])));
  return stuck.map((thread, index) => ({ ...thread, inCycle: reaches(after, index, index) }));
}

/** Whether a way of at least one step leads from `from` to `to`. */
function reaches(after: readonly (readonly number[])[], from: number, to: number): boolean {
  const seen = new Set<number>();
  const open = [...(after[from] ?? [])];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (next === to) return true;
    if (seen.has(next)) continue;
    seen.add(next);
    open.push(...(after[next] ?? []));
  }
  return false;
}

function partition<Item>(items: readonly Item[], holds: (item: Item) => boolean): [Item[], Item[]] {
  const parts: [Item[], Item[]] = [[], []];
  for (const item of items) parts[holds(item) ? 0 : 1].push(item);
  return parts;
}

const nameOf = (pid: Pid, tid: Tid): string => `${pid}.${tid}`;
