import { LIMITS, OMISSIONS, START_METHODS, type TraceEvent, WAIT_REASONS } from "./events";
import { DeadlockFlag, EventRecord, LockFlag, NO_STRING, RecordKind, type Strings } from "./record";
import { createDecoder } from "./decode";

/** The strings of all records that tests make. */
class TestStrings implements Strings {
  readonly #texts = ["…"];

  text(id: number): string {
    return this.#texts[id] ?? "";
  }

  number(text: string): number {
    const known = this.#texts.indexOf(text, 1);
    return known > 0 ? known : this.#texts.push(text) - 1;
  }
}

const strings = new TestStrings();

type Fields = Partial<Pick<EventRecord, "detail" | "a" | "b" | "c">>;

/** The records that an event is in the log. */
export function recordsOf(event: TraceEvent): readonly EventRecord[] {
  const made = (kind: RecordKind, at: Pick<TraceEvent, "pid" | "tid" | "line" | "file">, fields: Fields): EventRecord => {
    const { pid, tid, line, file } = at;
    return Object.assign(new EventRecord(strings), { kind, time: event.time, pid, tid, line, file }, fields);
  };
  const own = (kind: RecordKind, fields: Fields = {}): EventRecord[] => [made(kind, event, fields)];
  const named = (kind: RecordKind, name: string): EventRecord[] => own(kind, { a: strings.number(name) });
  switch (event.kind) {
    case "process-created": {
      const detail = START_METHODS.indexOf(event.startMethod);
      return own(RecordKind.PROCESS_CREATED, { detail, a: event.parent, b: strings.number(event.name) });
    }
    case "process-running":
      return own(RecordKind.PROCESS_RUNNING);
    case "process-exited":
      return own(RecordKind.PROCESS_EXITED, { a: event.exitCode });
    case "reaped":
      return own(RecordKind.REAPED, { a: event.child });
    case "thread-started":
      return named(RecordKind.THREAD_STARTED, event.name);
    case "thread-ended":
      return own(RecordKind.THREAD_ENDED);
    case "wait-began": {
      const b = event.call === undefined ? NO_STRING : strings.number(event.call);
      return own(RecordKind.WAIT_BEGAN, { detail: WAIT_REASONS.indexOf(event.reason), a: event.object, b });
    }
    case "wait-ended":
      return own(RecordKind.WAIT_ENDED, {
        detail: WAIT_REASONS.indexOf(event.reason),
        a: event.object,
        b: event.by?.pid ?? 0,
        c: event.by?.tid ?? 0,
      });
    case "call-began":
      return named(RecordKind.CALL_BEGAN, event.name);
    case "call-ended":
      return named(RecordKind.CALL_ENDED, event.name);
    case "task-began":
      return named(RecordKind.TASK_BEGAN, event.name);
    case "task-ended":
      return named(RecordKind.TASK_ENDED, event.name);
    case "sent":
    case "received": {
      const kind = event.kind === "sent" ? RecordKind.SENT : RecordKind.RECEIVED;
      return own(kind, { a: event.object, b: event.position | 0, c: event.bytes });
    }
    case "signal-sent":
      return own(RecordKind.SIGNAL_SENT, { detail: event.signal, a: event.target });
    case "signal-received":
      return own(RecordKind.SIGNAL_RECEIVED, { detail: event.signal });
    case "memory-read":
      return own(RecordKind.MEMORY_READ, { a: event.object, b: event.bytes });
    case "memory-written":
      return own(RecordKind.MEMORY_WRITTEN, { a: event.object, b: event.bytes });
    case "memory-changed":
      return own(RecordKind.MEMORY_CHANGED, { a: event.object, b: event.bytes });
    case "lock-acquired": {
      const b = (event.exclusive ? LockFlag.EXCLUSIVE : 0) | (event.first ? LockFlag.FIRST : 0);
      return own(RecordKind.LOCK_ACQUIRED, { detail: WAIT_REASONS.indexOf(event.reason), a: event.object, b });
    }
    case "lock-released":
      return own(RecordKind.LOCK_RELEASED, { detail: WAIT_REASONS.indexOf(event.reason), a: event.object });
    case "gil-taken":
      return own(RecordKind.GIL_TAKEN, { a: event.from });
    case "wrote":
      return own(RecordKind.WROTE, { detail: event.fd, a: event.bytes, b: event.sequence });
    case "exception":
      return named(RecordKind.EXCEPTION, event.name);
    case "limit-reached":
      return own(RecordKind.LIMIT_REACHED, { detail: LIMITS.indexOf(event.limit) });
    case "deadlock-found": {
      const waits = event.waits.flatMap((wait) => {
        const flags = (wait.held ? DeadlockFlag.HELD : 0) | (wait.inCycle ? DeadlockFlag.IN_CYCLE : 0);
        const own = made(RecordKind.DEADLOCK_WAIT, wait, { detail: WAIT_REASONS.indexOf(wait.reason) | flags, a: wait.object });
        return [own, ...wait.on.map((on) => made(RecordKind.DEADLOCK_ON, on, {}))];
      });
      return [...waits, ...own(RecordKind.DEADLOCK_FOUND, { detail: event.whole ? 1 : 0, a: event.id })];
    }
    case "deadlock-over":
      return own(RecordKind.DEADLOCK_OVER, { a: event.id });
    case "omission-began":
    case "omission-ended": {
      const kind = event.kind === "omission-began" ? RecordKind.OMISSION_BEGAN : RecordKind.OMISSION_ENDED;
      const a = event.name === undefined ? NO_STRING : strings.number(event.name);
      return own(kind, { detail: OMISSIONS.indexOf(event.what), a, b: event.kind === "omission-ended" ? (event.count ?? 0) : 0 });
    }
    case "lost":
      return own(RecordKind.LOST, { a: event.count });
  }
}

/** Takes in records as the events that they are. */
export function gather(events: TraceEvent[]): (record: EventRecord) => void {
  const decode = createDecoder();
  return (record) => {
    const event = decode(record);
    if (event !== undefined) events.push(event);
  };
}
