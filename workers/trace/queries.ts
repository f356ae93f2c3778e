import { WAIT_REASONS, type WaitReason } from "../api/events";
import type { Ns } from "../api/units";
import { EntryKind } from "./entries";
import type { IdList } from "./id-list";
import { firstAfter } from "./search";
import type { TraceModel } from "./trace-model";
import type { ProcessTrack, ThreadTrack } from "./tracks";

/** From `start` to `end`, in nanoseconds; what has not ended lasts to the end of what is known. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** All entries of a kind, in order of start. */
export function entriesOf({ entries, order }: TraceModel, kind: EntryKind): readonly number[] {
  return idsOf(order).filter((entry) => entries.kind[entry] === kind);
}

/** What a thread was doing at `time`: its entry, or undefined before its first and after its last. */
export function stateAt({ entries }: TraceModel, { states }: ThreadTrack, time: Ns): number | undefined {
  const index = firstAfter(states, entries.start, time) - 1;
  if (index < 0) return undefined;
  const entry = states.at(index);
  return entries.kind[entry] !== EntryKind.EXIT && time < entries.end[entry]! ? entry : undefined;
}

/** The thread whose act ended a wait, as an index into `threads`; undefined where that is not known. */
export function wakerOf({ entries }: TraceModel, wait: number): number | undefined {
  const waker = entries.kind[wait] === EntryKind.WAITING ? entries.before[wait]! : -1;
  return waker < 0 ? undefined : waker;
}

/**
 * What the waker did that ended a wait, as an entry: its hold of the lock, whose end that was; what it sent; the exit of its process.
 * Undefined where that is not recorded. E.g. of a wait for a lock, 20 ms to 30 ms, of thread 1, woken by thread 2:
 *
 *     thread 1      waiting 20…30 ▏hold of lock 5 from 30 on, before: thread 2
 *     thread 2   hold of lock 5, 10…30        ← this
 */
export function wakingActOf(model: TraceModel, wait: number): number | undefined {
  const { entries, threads, processes } = model;
  const waker = threads[wakerOf(model, wait) ?? -1];
  const waiter = threads[entries.thread[wait]!];
  if (waker === undefined || waiter === undefined) return undefined;
  const isWakers = (entry: number | undefined): boolean => entry !== undefined && entry >= 0 && threads[entries.thread[entry]!] === waker;
  const otherEndOf = (kind: EntryKind): number | undefined => {
    const end = firstOf(model, waiter.ticks, wait, (entry) => entries.kindOf(entry) === kind);
    return end === undefined || !isWakers(entries.value[end]) ? undefined : entries.value[end];
  };
  switch (WAIT_REASONS[entries.code[wait]!]) {
    case "semaphore":
    case "lock": {
      const [taken] = waiter.holds.flatMap((row) => firstOf(model, row, wait, () => true) ?? []).sort((a, b) => a - b);
      if (taken === undefined) return undefined;
      const given = waker.holds.flatMap((row) => lastGiven(model, row, taken) ?? []);
      return given.sort((a, b) => entries.end[b]! - entries.end[a]!)[0];
    }
    case "pipe-read":
    case "poll":
      return otherEndOf(EntryKind.RECEIVED);
    case "signal":
      return otherEndOf(EntryKind.SIGNAL_RECEIVED);
    case "child": {
      const last = idsOf(threads[processes[waker.process]!.threads[0]!]!.states).at(-1);
      return last !== undefined && entries.kind[last] === EntryKind.EXIT ? last : undefined;
    }
    default:
      return undefined;
  }
}

/** The first of the row that began during or after the wait, and is such a one. */
function firstOf({ entries }: TraceModel, row: IdList, wait: number, suits: (entry: number) => boolean): number | undefined {
  // What began at the same moment, as clocks have it, may have begun after it.
  for (let index = firstAfter(row, entries.start, entries.start[wait]! - 1); index < row.length; index++) {
    const entry = row.at(index);
    if (suits(entry)) return entry;
  }
  return undefined;
}

/** Of the row's holds, the last of that lock that had ended when `taken` began. */
function lastGiven({ entries }: TraceModel, row: IdList, taken: number): number | undefined {
  for (let index = firstAfter(row, entries.end, entries.start[taken]!) - 1; index >= 0; index--) {
    const hold = row.at(index);
    if (entries.value[hold] === entries.value[taken]) return hold;
  }
  return undefined;
}

/** The locks that a thread held at `time`, as entries: e.g. under which of them it read a shared value. */
export function heldAt({ entries }: TraceModel, { holds }: ThreadTrack, time: Ns): readonly number[] {
  return holds.flatMap((row) => {
    const index = firstAfter(row, entries.start, time) - 1;
    return index >= 0 && entries.end[row.at(index)]! > time ? [row.at(index)] : [];
  });
}

/** What was left out of a process's trace between `from` and `to`, as entries: nothing can be said there from what is not recorded. */
export function omittedBetween({ entries }: TraceModel, { omissions }: ProcessTrack, from: Ns, to: Ns): readonly number[] {
  return idsOf(omissions).filter((id) => entries.start[id]! < to && entries.end[id]! > from);
}

/** From when a process existed until it exited. */
export function lifeOf({ entries, threads, extent }: TraceModel, process: ProcessTrack): Span | undefined {
  const states = threads[process.threads[0] ?? -1]?.states;
  if (states === undefined || states.length === 0) return undefined;
  return { start: entries.start[states.at(0)]!, end: process.state === "exited" ? entries.start[states.at(states.length - 1)]! : extent };
}

/** The processes that existed at `time` and had not exited. */
export function aliveAt(model: TraceModel, time: Ns): readonly ProcessTrack[] {
  return model.processes.filter((process) => {
    const life = lifeOf(model, process);
    return life !== undefined && life.start <= time && (time < life.end || process.state !== "exited");
  });
}

/** How long a thread has been in each state, in nanoseconds. */
export function timeByState(
  { entries, extent }: TraceModel,
  { states }: ThreadTrack,
): ReadonlyMap<"start-up" | "running" | WaitReason, number> {
  const times = new Map<"start-up" | "running" | WaitReason, number>();
  for (const entry of idsOf(states)) {
    const kind = entries.kindOf(entry);
    if (kind === EntryKind.EXIT) continue;
    const state = kind === EntryKind.START_UP ? "start-up" : kind === EntryKind.RUNNING ? "running" : WAIT_REASONS[entries.code[entry]!]!;
    times.set(state, (times.get(state) ?? 0) + Math.min(entries.end[entry]!, extent) - entries.start[entry]!);
  }
  return times;
}

/** Spans of a process's tasks and calls that lie in no other, in its main thread. */
export function outermostSlices({ threads, entries, extent }: TraceModel, process: ProcessTrack): readonly Span[] {
  const row = threads[process.threads[0] ?? -1]?.slices[0];
  return idsOf(row).map((id) => ({ start: entries.start[id]!, end: Math.min(entries.end[id]!, extent) }));
}

/** The most spans that shared a moment. What ends when another begins shares none with it. */
export function mostAtOnce(spans: readonly Span[]): number {
  const changes = spans
    .flatMap(({ start, end }) => [
      { at: start, by: 1 },
      { at: end, by: -1 },
    ])
    .sort((a, b) => a.at - b.at || a.by - b.by);
  let now = 0;
  let most = 0;
  for (const { by } of changes) most = Math.max(most, (now += by));
  return most;
}

/** Pairs of tasks of different processes that went on at the same time, as entries, in order of start. */
export function overlappingTasks({ entries, order, threads, extent }: TraceModel): readonly (readonly [number, number])[] {
  const pairs: (readonly [number, number])[] = [];
  let open: number[] = [];
  for (const task of idsOf(order)) {
    if (entries.kind[task] !== EntryKind.TASK) continue;
    const processOf = (entry: number): number => threads[entries.thread[entry]!]!.process;
    open = open.filter((other) => Math.min(entries.end[other]!, extent) > entries.start[task]!);
    for (const other of open) if (processOf(other) !== processOf(task)) pairs.push([other, task]);
    open.push(task);
  }
  return pairs;
}

function idsOf(row: IdList | undefined): readonly number[] {
  return row === undefined ? [] : Array.from(row.ids.subarray(0, row.length));
}
