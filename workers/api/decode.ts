import {
  LIMITS,
  OMISSIONS,
  type LockReason,
  START_METHODS,
  type StuckOn,
  type StuckWait,
  type TraceEvent,
  WAIT_REASONS,
  type WaitReason,
} from "./events";
import { DeadlockFlag, type EventRecord, LockFlag, NO_STRING, RecordKind } from "./record";
import { type Pid, type Tid } from "./units";

/** Makes events of records, one by one; undefined for a record that is only a part of what follows. For who reads few of them: each is an object. */
export function createDecoder(): (record: EventRecord) => TraceEvent | undefined {
  /** Waits of the deadlock whose records are coming. */
  let stuck: (StuckWait & { readonly on: StuckOn[] })[] = [];

  return (record) => {
    const { kind, detail, time, pid, tid, line, file, a, b, c } = record;
    const place = { pid, tid, line, file };
    const at = { time, ...place };
    const reason: WaitReason = WAIT_REASONS[detail] ?? "poll";
    const lockReason: LockReason = reason === "lock" ? "lock" : "semaphore";
    switch (kind) {
      case RecordKind.PROCESS_CREATED:
        return { ...at, kind: "process-created", parent: a as Pid, name: record.text(b), startMethod: START_METHODS[detail] ?? "main" };
      case RecordKind.PROCESS_RUNNING:
        return { ...at, kind: "process-running" };
      case RecordKind.PROCESS_EXITED:
        return { ...at, kind: "process-exited", exitCode: a };
      case RecordKind.THREAD_STARTED:
        return { ...at, kind: "thread-started", name: record.text(a) };
      case RecordKind.THREAD_ENDED:
        return { ...at, kind: "thread-ended" };
      case RecordKind.WAIT_BEGAN:
        return { ...at, kind: "wait-began", reason, object: a, ...(b === NO_STRING ? {} : { call: record.text(b) }) };
      case RecordKind.WAIT_ENDED:
        return { ...at, kind: "wait-ended", reason, object: a, ...(b === 0 ? {} : { by: { pid: b as Pid, tid: c as Tid } }) };
      case RecordKind.CALL_BEGAN:
        return { ...at, kind: "call-began", name: record.text(a) };
      case RecordKind.CALL_ENDED:
        return { ...at, kind: "call-ended", name: record.text(a) };
      case RecordKind.TASK_BEGAN:
        return { ...at, kind: "task-began", name: record.text(a) };
      case RecordKind.TASK_ENDED:
        return { ...at, kind: "task-ended", name: record.text(a) };
      case RecordKind.WROTE:
        return { ...at, kind: "wrote", fd: detail === 2 ? 2 : 1, bytes: a, sequence: b };
      case RecordKind.EXCEPTION:
        return { ...at, kind: "exception", name: record.text(a) };
      case RecordKind.SENT:
        return { ...at, kind: "sent", object: a, position: b >>> 0, bytes: c };
      case RecordKind.RECEIVED:
        return { ...at, kind: "received", object: a, position: b >>> 0, bytes: c };
      case RecordKind.REAPED:
        return { ...at, kind: "reaped", child: a as Pid };
      case RecordKind.SIGNAL_SENT:
        return { ...at, kind: "signal-sent", signal: detail, target: a as Pid };
      case RecordKind.SIGNAL_RECEIVED:
        return { ...at, kind: "signal-received", signal: detail };
      case RecordKind.MEMORY_READ:
        return { ...at, kind: "memory-read", object: a, bytes: b };
      case RecordKind.MEMORY_WRITTEN:
        return { ...at, kind: "memory-written", object: a, bytes: b };
      case RecordKind.MEMORY_CHANGED:
        return { ...at, kind: "memory-changed", object: a, bytes: b };
      case RecordKind.LIMIT_REACHED:
        return { ...at, kind: "limit-reached", limit: LIMITS[detail] ?? "processes" };
      case RecordKind.LOCK_ACQUIRED: {
        const [exclusive, first] = [(b & LockFlag.EXCLUSIVE) !== 0, (b & LockFlag.FIRST) !== 0];
        return { ...at, kind: "lock-acquired", reason: lockReason, object: a, exclusive, first };
      }
      case RecordKind.LOCK_RELEASED:
        return { ...at, kind: "lock-released", reason: lockReason, object: a };
      case RecordKind.GIL_TAKEN:
        return { ...at, kind: "gil-taken", from: a as Tid };
      case RecordKind.DEADLOCK_WAIT: {
        const [held, inCycle] = [(detail & DeadlockFlag.HELD) !== 0, (detail & DeadlockFlag.IN_CYCLE) !== 0];
        stuck.push({ ...place, reason: WAIT_REASONS[detail & DeadlockFlag.REASON] ?? "poll", object: a, held, inCycle, on: [] });
        return undefined;
      }
      case RecordKind.DEADLOCK_ON:
        stuck.at(-1)?.on.push(place);
        return undefined;
      case RecordKind.DEADLOCK_FOUND:
        return { ...at, kind: "deadlock-found", id: a, whole: detail === 1, waits: stuck.splice(0) };
      case RecordKind.DEADLOCK_OVER:
        return { ...at, kind: "deadlock-over", id: a };
      case RecordKind.LOST:
        // What has come of a deadlock's would pass for all of them.
        stuck = [];
        return { ...at, kind: "lost", count: a };
      case RecordKind.OMISSION_BEGAN:
        return { ...at, kind: "omission-began", what: OMISSIONS[detail] ?? "calls", ...(a === NO_STRING ? {} : { name: record.text(a) }) };
      case RecordKind.OMISSION_ENDED: {
        const name = a === NO_STRING ? {} : { name: record.text(a) };
        return { ...at, kind: "omission-ended", what: OMISSIONS[detail] ?? "calls", ...name, ...(b === 0 ? {} : { count: b }) };
      }
      default:
        return undefined;
    }
  };
}
