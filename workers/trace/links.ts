import { type EventRecord, RecordKind } from "../api/record";
import type { Pid, Tid } from "../api/units";
import { type At, type Entries, EntryKind } from "./entries";
import { MessageMatcher } from "./message-matcher";
import { Transfers } from "./transfers";

/** What the ends of links need of the model. */
export interface LinkHost {
  readonly entries: Entries;
  /** Adds a mark in the lane of the thread; of multiprocessing's own threads in that of their process. */
  mark(kind: EntryKind, at: At, pid: Pid, tid: Tid): number;
  /** Number, in `entries`, of the process's name. */
  nameOf(pid: Pid): number;
  /** The same of the process whose lane the entry is in. */
  ownerOf(entry: number): number;
}

const NONE = -1;

interface Written {
  readonly pid: Pid;
  readonly time: number;
  readonly entry: number;
}

/**
 * Messages, signals and accesses of shared memory, with both ends. A message is shown when the reader's code is on one
 * of them: what multiprocessing sends for itself would cover it all. `code` of such an entry is the number of bytes or
 * the signal's, `value` the entry at the other end (-1: none yet), its name that of the process there.
 */
export class Links {
  readonly #transfers = new Transfers();
  readonly #messages = new MessageMatcher();
  /** What was received last of each pipe, by number: a message is read in pieces. */
  readonly #lastReceived = new Map<number, number>();
  /** Sent and not yet received, by receiver and number. */
  readonly #signals = new Map<string, number[]>();
  /** Who wrote each value last. */
  readonly #writers = new Map<number, Written>();
  /** Of each access of a shared value, which value. */
  readonly #values = new Map<number, number>();

  constructor(private readonly host: LinkHost) {}

  /** A SENT or RECEIVED. */
  transfer(record: EventRecord): void {
    const { kind, line, a: pipe, b, c: bytes } = record;
    const end = this.#transfers.add(record);
    const position = b >>> 0;
    if (kind === RecordKind.SENT) {
      if (line > 0) this.#show(end);
      this.#messages.sent(pipe, end, position, bytes, (receiver) => this.#pair(pipe, end, receiver));
    } else {
      // If it meets none, the event of the sending is about to come, or was lost.
      this.#messages.received(pipe, end, position, bytes, (sender) => this.#pair(pipe, sender, end));
    }
  }

  /** A SIGNAL_SENT. */
  signalSent(record: EventRecord): void {
    const { pid, tid, detail: signal } = record;
    const target = record.a as Pid;
    const entry = this.#mark(EntryKind.SIGNAL_SENT, record, pid, tid, signal, NONE);
    this.host.entries.name[entry] = this.host.nameOf(target);
    const key = `${target} ${signal}`;
    const waiting = this.#signals.get(key);
    if (waiting) waiting.push(entry);
    else this.#signals.set(key, [entry]);
  }

  /** A SIGNAL_RECEIVED. */
  signalReceived(record: EventRecord): void {
    const { pid, tid, detail: signal } = record;
    this.#deliver(pid, signal, this.#mark(EntryKind.SIGNAL_RECEIVED, record, pid, tid, signal, NONE));
  }

  /** A MEMORY_WRITTEN. */
  written(record: EventRecord): void {
    const { pid, tid, time, line, a: object, b: bytes } = record;
    if (line === 0) return;
    const entry = this.#mark(EntryKind.MEMORY_WRITTEN, record, pid, tid, bytes, NONE);
    this.#values.set(entry, object);
    const last = this.#writers.get(object);
    if (!last || last.time <= time) this.#writers.set(object, { pid, time, entry });
  }

  /** A MEMORY_READ. */
  read(record: EventRecord): void {
    const { pid, tid, line, a: object, b: bytes } = record;
    if (line === 0) return;
    const writer = this.#writers.get(object);
    const entry = this.#mark(EntryKind.MEMORY_READ, record, pid, tid, bytes, writer?.entry ?? NONE);
    this.#values.set(entry, object);
    if (writer) this.host.entries.name[entry] = this.host.nameOf(writer.pid);
  }

  /** The shared value that the entry is an access of. */
  valueOf(entry: number): number | undefined {
    return this.#values.get(entry);
  }

  /** A MEMORY_CHANGED: nobody knows of single accesses, so it has no other end. */
  changed(record: EventRecord): void {
    const { pid, tid, line, b: bytes } = record;
    if (line > 0) this.#mark(EntryKind.MEMORY_CHANGED, record, pid, tid, bytes, NONE);
  }

  /** `entry` is the end of a process by a signal that has no handler. */
  killed(pid: Pid, signal: number, entry: number): void {
    this.#deliver(pid, signal, entry);
  }

  #mark(kind: EntryKind, at: At, pid: Pid, tid: Tid, code: number, value: number): number {
    const entry = this.host.mark(kind, at, pid, tid);
    this.host.entries.code[entry] = code;
    this.host.entries.value[entry] = value;
    return entry;
  }

  #deliver(pid: Pid, signal: number, entry: number): void {
    const { entries } = this.host;
    const key = `${pid} ${signal}`;
    const pending = this.#signals.get(key) ?? [];
    // As pending signals are one, so is their handling; it is sent before it is received.
    const delivered = pending.filter((sent) => entries.start[sent]! <= entries.start[entry]!);
    this.#signals.set(
      key,
      pending.filter((sent) => !delivered.includes(sent)),
    );
    for (const sent of delivered) entries.value[sent] = entry;
    const [sent] = delivered;
    if (sent === undefined) return;
    if (entries.kindOf(entry) !== EntryKind.SIGNAL_RECEIVED) return;
    entries.value[entry] = sent;
    entries.name[entry] = this.host.ownerOf(sent);
  }

  #show(end: number): void {
    const transfers = this.#transfers;
    if (transfers.entry[end] !== NONE) return;
    const kind = transfers.sent[end] ? EntryKind.SENT : EntryKind.RECEIVED;
    const at = { time: transfers.time[end]!, line: transfers.line[end]!, file: transfers.file[end]! };
    transfers.entry[end] = this.#mark(kind, at, transfers.pidOf(end), transfers.tidOf(end), transfers.bytes[end]!, NONE);
  }

  /** Of several others, an end names the first. */
  #link(entry: number, other: number, pid: Pid): void {
    const { entries } = this.host;
    if (entries.value[entry] !== NONE) return;
    entries.value[entry] = other;
    entries.name[entry] = this.host.nameOf(pid);
  }

  #pair(pipe: number, sender: number, receiver: number): void {
    const { entry, from, pid, tid, line, bytes } = this.#transfers;
    const last = this.#lastReceived.get(pipe);
    if (last !== undefined && from[last] === sender && pid[last] === pid[receiver] && tid[last] === tid[receiver]) {
      // The rest of a message: its header came first.
      const shown = entry[last]!;
      entry[receiver] = shown;
      if (shown !== NONE) this.host.entries.code[shown]! += bytes[receiver]!;
      return;
    }
    if (line[sender]! > 0 || line[receiver]! > 0) {
      this.#show(sender);
      this.#show(receiver);
      this.#link(entry[sender]!, entry[receiver]!, this.#transfers.pidOf(receiver));
      this.#link(entry[receiver]!, entry[sender]!, this.#transfers.pidOf(sender));
    }
    this.#lastReceived.set(pipe, receiver);
    from[receiver] = sender;
  }
}
