import { OMISSIONS, START_METHODS, type TraceEvent, WAIT_REASONS } from "../api/events";
import type { Ns, Pid, Tid } from "../api/units";
import { recordsOf } from "../api/encode.test-support";
import { EntryKind } from "./entries";
import { SHARED_HOLD } from "./holds";
import { RecordedTrace } from "./recorded-trace";
import { createTraceModel, type TraceModel } from "./trace-model";

export { recordsOf };

type Kind = TraceEvent["kind"];
/** Some events share a type. */
type Of<K extends Kind> = TraceEvent extends infer E
  ? E extends { readonly kind: infer Own }
    ? K extends Own
      ? E
      : never
    : never
  : never;
type Rest<K extends Kind> = Omit<Of<K>, "kind" | "time" | "pid" | "tid" | "line" | "file"> & {
  readonly tid?: number;
  readonly line?: number;
};

/** One event; `at` in milliseconds. */
export function event<K extends Kind>(kind: K, at: number, pid: number, rest: Rest<K>): TraceEvent {
  return { line: 0, file: 0, ...rest, kind, time: (at * 1e6) as Ns, pid: pid as Pid, tid: (rest.tid ?? 1) as Tid } as unknown as TraceEvent;
}

export const created = (at: number, pid: number, name: string, startMethod: Of<"process-created">["startMethod"] = "fork") =>
  event("process-created", at, pid, { parent: (startMethod === "main" ? 0 : 100) as Pid, name, startMethod });
export const running = (at: number, pid: number) => event("process-running", at, pid, {});
export const exited = (at: number, pid: number, exitCode = 0) => event("process-exited", at, pid, { exitCode });

export function modelOf(events: readonly TraceEvent[]): TraceModel {
  const model = createTraceModel();
  append(model, ...events);
  return model;
}

/** Has the model take in the events, in this order. */
export function append(model: TraceModel, ...events: readonly TraceEvent[]): void {
  for (const each of events) for (const record of recordsOf(each)) model.append(record);
}

/** The events as they are kept. */
export function recordedTrace(events: readonly TraceEvent[]): RecordedTrace {
  const trace = new RecordedTrace();
  for (const each of events) for (const record of recordsOf(each)) trace.append(record);
  return trace;
}

/** `start-up fork 10…30`: what the model has, in order of start, in milliseconds. */
export function listing(model: TraceModel): readonly string[] {
  return Array.from({ length: model.order.length }, (_, i) => {
    const id = model.order.at(i);
    const start = model.entries.start[id]! / 1e6;
    const end = model.entries.end[id]! / 1e6;
    return `${codesOf(model, id)} ${start}${end === start ? "" : `…${Number.isFinite(end) ? end : ""}`}`;
  });
}

function codesOf(model: TraceModel, id: number): string {
  const { entries, threads, processes } = model;
  const [code, value, name, before] = [entries.code[id]!, entries.value[id]!, entries.nameOf(id), threads[entries.before[id]!]];
  const thread = before && (before.tid === 1 ? processes[before.process]!.name : before.name);
  const other = (word: string): string => (name === "" ? "" : ` ${word} ${name}`);
  switch (entries.kindOf(id)) {
    case EntryKind.START_UP:
      return `start-up ${START_METHODS[code]}`;
    case EntryKind.RUNNING:
      return `running${before ? `, GIL from ${before.name}` : ""}`;
    case EntryKind.WAITING:
      return `${WAIT_REASONS[code]}${other("in")}`;
    case EntryKind.TASK:
      return `task ${name}`;
    case EntryKind.CALL:
      return `call ${name}`;
    case EntryKind.PRINT:
      return `print ${code}`;
    case EntryKind.EXCEPTION:
      return `exception ${name}`;
    case EntryKind.EXIT:
      return `exit ${code}`;
    case EntryKind.LOST:
      return `lost ${value}`;
    case EntryKind.OMISSION:
      return `${OMISSIONS[code]} left out${other("of")}${value > 0 ? `: ${value}` : ""}`;
    case EntryKind.DEADLOCK:
      return `deadlock ${model.deadlockWaits[value]!.reason}`;
    case EntryKind.LOCK_HELD:
      return `${code === SHARED_HOLD ? "semaphore" : "lock"} ${value} held${thread ? ` after ${thread}` : ""}`;
    case EntryKind.SENT:
      return `sent ${code}${other("to")}`;
    case EntryKind.RECEIVED:
      return `received ${code}${other("from")}`;
    case EntryKind.SIGNAL_SENT:
      return `signal ${code}${other("to")}`;
    case EntryKind.SIGNAL_RECEIVED:
      return `signal ${code}${other("from")}`;
    case EntryKind.MEMORY_WRITTEN:
      return `wrote ${code}`;
    case EntryKind.MEMORY_CHANGED:
      return `changed ${code}`;
    case EntryKind.MEMORY_READ:
      return `read ${code}${other("by")}`;
  }
}

/** A pool of two workers, each squaring once, sleeping as it does. */
export function poolRun(): readonly TraceEvent[] {
  return [
    created(0, 100, "MainProcess", "main"),
    running(5, 100),
    ...[101, 102].flatMap((pid, i) => [
      created(10 + i, pid, `ForkPoolWorker-${i + 1}`),
      running(30 + i, pid),
      event("task-began", 40 + i, pid, { name: `square(${i})` }),
      event("call-began", 41 + i, pid, { name: "square", line: 3 }),
      event("wrote", 42 + i, pid, { fd: 1, bytes: 4, sequence: i, line: 4 }),
      event("wait-began", 43 + i, pid, { reason: "sleep", object: 0, line: 6 }),
      event("wait-ended", 1043 + i, pid, { reason: "sleep", object: 0, line: 6 }),
      event("call-ended", 1045 + i, pid, { name: "square" }),
      event("task-ended", 1046 + i, pid, { name: `square(${i})` }),
      exited(1060 + i, pid),
    ]),
    exited(1080, 100),
  ];
}
