import { WAIT_REASONS } from "../api/events";
import { EntryKind, type EntryWriter } from "./entries";
import type { ThreadRecord } from "./tracks";

/** Where an event happened. */
interface At {
  readonly time: number;
  readonly line: number;
  readonly file: number;
}

/** What a thread does from an event on. */
interface State {
  readonly kind: typeof EntryKind.START_UP | typeof EntryKind.RUNNING | typeof EntryKind.WAITING;
  /** Start method or wait reason. */
  readonly code?: number;
  /** The kernel object that is waited for. */
  readonly value?: number;
  readonly name?: string;
}

/** A bit for what a thread may be doing: starting, running, waiting for each of the reasons. */
export function stateBit(kind: EntryKind, code: number): number {
  if (kind === EntryKind.START_UP) return 1;
  return kind === EntryKind.WAITING ? 4 << code : 2;
}

// Two reasons would share a bit.
if (WAIT_REASONS.length > 29) throw new Error("more wait reasons than bits");

/** What each thread is doing, one state after the other. */
export class States {
  /** The open entry of each thread. */
  readonly #open = new Map<number, number>();

  constructor(private readonly host: EntryWriter) {}

  /** The entry that goes on; undefined: none. */
  openOf(thread: ThreadRecord): number | undefined {
    return this.#open.get(thread.index);
  }

  begin(thread: ThreadRecord, { time, line, file }: At, { kind, code = 0, value = 0, name = "" }: State): void {
    const { entries } = this.host;
    const open = this.#open.get(thread.index);
    if (open !== undefined && entries.kind[open] === EntryKind.RUNNING && entries.start[open] === time) {
      // A thread that waits again at once has not run in between.
      entries.rename(open, name);
      entries.kind[open] = kind;
      entries.code[open] = code;
      entries.value[open] = value;
      entries.line[open] = line;
      entries.file[open] = file;
      thread.seenStates |= stateBit(kind, code);
      return;
    }
    if (open !== undefined) entries.close(open, time);
    const id = this.host.add({ kind, start: time, end: Infinity, thread: thread.index, line, file, code, value, name });
    this.#open.set(thread.index, id);
    thread.states.push(id);
    thread.seenStates |= stateBit(kind, code);
  }

  threadEnded(thread: ThreadRecord, time: number): void {
    const open = this.#open.get(thread.index);
    if (open !== undefined) this.host.entries.close(open, time);
    this.#open.delete(thread.index);
  }
}
