import type { Ns, Pid, Tid } from "@/workers";
import { EntryKind, type TraceModel } from "@/workers/trace";

const kindNames = {
  [EntryKind.START_UP]: "start-up",
  [EntryKind.RUNNING]: "running",
  [EntryKind.WAITING]: "waiting",
  [EntryKind.TASK]: "task",
  [EntryKind.CALL]: "call",
  [EntryKind.PRINT]: "print",
  [EntryKind.EXCEPTION]: "exception",
  [EntryKind.EXIT]: "exit",
  [EntryKind.LOST]: "lost",
  [EntryKind.OMISSION]: "left out",
  [EntryKind.DEADLOCK]: "deadlock",
  [EntryKind.LOCK_HELD]: "lock held",
  [EntryKind.SENT]: "sent",
  [EntryKind.RECEIVED]: "received",
  [EntryKind.SIGNAL_SENT]: "signal sent",
  [EntryKind.SIGNAL_RECEIVED]: "signal received",
  [EntryKind.MEMORY_WRITTEN]: "memory written",
  [EntryKind.MEMORY_READ]: "memory read",
  [EntryKind.MEMORY_CHANGED]: "memory changed",
} as const;

/** One thing of the run that the reader has picked, told so that others need not know the columns. */
export interface TimelineSelection {
  /** Its row in `TraceModel.entries`. */
  readonly entry: number;
  readonly kind: (typeof kindNames)[EntryKind];
  readonly pid: Pid;
  readonly tid: Tid;
  readonly processName: string;
  /** Order of start of its process. */
  readonly processIndex: number;
  /** Line of the reader's code, 0 if none; and which of the program's files it is in. */
  readonly line: number;
  readonly file: number;
  readonly start: Ns;
  /** Null while it goes on. */
  readonly end: Ns | null;
  /** The output chunk a print wrote. */
  readonly sequence?: number;
}

export function selectionOf(model: TraceModel, entry: number): TimelineSelection | null {
  const { entries } = model;
  const thread = entry < entries.length ? model.threads[entries.thread[entry]!] : undefined;
  const process = thread && model.processes[thread.process];
  if (!process) return null;
  const kind = entries.kindOf(entry);
  const end = entries.end[entry]!;
  return {
    entry,
    kind: kindNames[kind],
    pid: process.pid,
    tid: thread.tid,
    processName: process.name,
    processIndex: process.index,
    line: entries.line[entry]!,
    file: entries.file[entry]!,
    start: entries.start[entry] as Ns,
    end: Number.isFinite(end) ? (end as Ns) : null,
    ...(kind === EntryKind.PRINT ? { sequence: entries.value[entry]! } : {}),
  };
}

/** The print that wrote output chunk `sequence`, to be selected from the output's side. */
export function selectionOfSequence(model: TraceModel, sequence: number): TimelineSelection | null {
  const entry = model.entryOfSequence(sequence);
  return entry === undefined ? null : selectionOf(model, entry);
}
