import { WAIT_REASONS, type WaitReason } from "../api/events";
import { EntryKind } from "./entries";
import type { TraceModel } from "./trace-model";

/** A piece of a run that a text can point at. */
export interface Passage {
  /** Whose: of the main process, of its children, or of anybody. */
  readonly of: "main" | "children" | "anybody";
  readonly what:
    | {
        readonly kind:
          "starting" | "running" | "tasks" | "prints" | "exits" | "exceptions" | "deadlocks" | "messages" | "reads" | "writes" | "holds";
      }
    | { readonly kind: "waiting"; readonly reasons: readonly WaitReason[] }
    | { readonly kind: "calls"; readonly function: string };
  /** Only those that share a moment with another one, of another thread. */
  readonly overlapping: boolean;
}

/**
 * Entries of a run that are of the passage, in order of start; of threads that multiprocessing makes for itself only messages,
 * as they send them for the reader's code. Empty: not in this run.
 */
export function entriesAt(model: TraceModel, { of, what, overlapping }: Passage): readonly number[] {
  const { entries, threads, order } = model;
  const found: number[] = [];
  for (let i = 0; i < order.length; i++) {
    const entry = order.at(i);
    const thread = threads[entries.thread[entry]!];
    if (!thread || (thread.helper && what.kind !== "messages")) continue;
    if (of !== "anybody" && (thread.process === 0) !== (of === "main")) continue;
    if (isOf(model, entry, what)) found.push(entry);
  }
  return overlapping ? overlappingOf(model, found) : found;
}

function isOf({ entries }: TraceModel, entry: number, what: Passage["what"]): boolean {
  const kind = entries.kindOf(entry);
  switch (what.kind) {
    case "starting":
      return kind === EntryKind.START_UP;
    case "running":
      return kind === EntryKind.RUNNING && entries.end[entry]! > entries.start[entry]!;
    case "tasks":
      return kind === EntryKind.TASK;
    case "prints":
      return kind === EntryKind.PRINT;
    case "exits":
      return kind === EntryKind.EXIT;
    case "exceptions":
      return kind === EntryKind.EXCEPTION;
    case "deadlocks":
      return kind === EntryKind.DEADLOCK;
    case "messages":
      return kind === EntryKind.SENT;
    case "reads":
      return kind === EntryKind.MEMORY_READ;
    case "writes":
      return kind === EntryKind.MEMORY_WRITTEN;
    case "holds":
      return kind === EntryKind.LOCK_HELD;
    case "waiting":
      return kind === EntryKind.WAITING && what.reasons.includes(WAIT_REASONS[entries.code[entry]!]!);
    case "calls":
      return (kind === EntryKind.CALL || kind === EntryKind.TASK) && functionOf(entries.nameOf(entry)) === what.function;
  }
}

/** `square(3)` is a call of `square`. */
function functionOf(call: string): string {
  const at = call.indexOf("(");
  return at < 0 ? call : call.slice(0, at);
}

/**
 * Those of the entries, given in order of start, that share a moment with one of another thread: which ends after it has
 * begun, of those before it, or begins before it has ended, of those after it. Of both only the outermost need be known,
 * and of another thread, too, in case that is its own.
 */
function overlappingOf({ entries, extent }: TraceModel, ids: readonly number[]): readonly number[] {
  const startOf = (entry: number) => entries.start[entry]!;
  const endOf = (entry: number) => Math.min(entries.end[entry]!, extent);
  const threadOf = (entry: number) => entries.thread[entry]!;
  const shared = new Set<number>();
  const latest = outermost((entry) => endOf(entry), threadOf);
  for (const entry of ids) {
    if (latest.otherThan(threadOf(entry)) > startOf(entry)) shared.add(entry);
    latest.take(entry);
  }
  const earliest = outermost((entry) => -startOf(entry), threadOf);
  for (const entry of ids.toReversed()) {
    if (-earliest.otherThan(threadOf(entry)) < endOf(entry)) shared.add(entry);
    earliest.take(entry);
  }
  return ids.filter((entry) => shared.has(entry));
}

/** The greatest value of the entries taken so far, leaving out one thread. */
function outermost(valueOf: (entry: number) => number, threadOf: (entry: number) => number) {
  let first = { thread: -1, value: -Infinity };
  let second = { thread: -1, value: -Infinity };
  return {
    take(entry: number) {
      const next = { thread: threadOf(entry), value: valueOf(entry) };
      if (next.thread === first.thread) first = next.value > first.value ? next : first;
      else if (next.value > first.value) [first, second] = [next, first];
      else if (next.value > second.value) second = next;
    },
    otherThan: (thread: number) => (first.thread === thread ? second : first).value,
  };
}
