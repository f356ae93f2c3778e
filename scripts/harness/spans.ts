import type { Pid, Tid } from "@/workers";
import { WAIT_REASONS } from "@/workers";
import { createTraceModel, entriesOf, EntryKind, type RecordedTrace, SHARED_HOLD, type TraceModel } from "@/workers/trace";

/** What a thread did from one moment to another, as the trace model has it; times in ns. */
export interface TracedSpan {
  readonly what: "task" | "call" | "wait" | "hold";
  /** Of a wait: the reason. */
  readonly name: string;
  /** What it waits for. */
  readonly object: number;
  readonly pid: Pid;
  readonly tid: Tid;
  readonly line: number;
  readonly begin: number;
  readonly end: number;
  /** Of a hold: no other thread can share it, and which thread had the lock before, where that was another. */
  readonly exclusive: boolean;
  readonly before: { readonly pid: Pid; readonly tid: Tid } | undefined;
}

const WHAT = {
  [EntryKind.TASK]: "task",
  [EntryKind.CALL]: "call",
  [EntryKind.WAITING]: "wait",
  [EntryKind.LOCK_HELD]: "hold",
} as const;

/** Of a run, all that have ended, in order of their beginning. */
export function spansOf(trace: RecordedTrace): readonly TracedSpan[] {
  const model = createTraceModel();
  trace.forEach((record) => model.append(record));
  const { entries } = model;
  const kinds = [EntryKind.TASK, EntryKind.CALL, EntryKind.WAITING, EntryKind.LOCK_HELD] as const;
  return kinds
    .flatMap((kind) =>
      entriesOf(model, kind).map((entry): TracedSpan => {
        const isWait = kind === EntryKind.WAITING;
        const isHold = kind === EntryKind.LOCK_HELD;
        return {
          what: WHAT[kind],
          name: isWait ? WAIT_REASONS[entries.code[entry]!]! : entries.nameOf(entry),
          object: isWait ? entries.value[entry]! : 0,
          ...threadOf(model, entries.thread[entry]!),
          line: entries.line[entry]!,
          begin: entries.start[entry]!,
          end: entries.end[entry]!,
          exclusive: isHold && entries.code[entry] !== SHARED_HOLD,
          before: isHold && entries.before[entry]! >= 0 ? threadOf(model, entries.before[entry]!) : undefined,
        };
      }),
    )
    .filter(({ end }) => end < Infinity)
    .sort((a, b) => a.begin - b.begin);
}

function threadOf({ threads, processes }: TraceModel, index: number): { readonly pid: Pid; readonly tid: Tid } {
  const { tid, process } = threads[index]!;
  return { pid: processes[process]!.pid, tid };
}
