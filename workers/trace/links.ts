import type { TraceEvent } from "../api/events";
import type { Ns, Pid } from "../api/units";
import { type Entries, EntryKind, type NewEntry } from "./entries";
import { MessageMatcher, type Transfer } from "./message-matcher";

/** Events that two processes have part in. */
export type LinkEvent = Extract<
  TraceEvent,
  { readonly kind: "sent" | "received" | "signal-sent" | "signal-received" | "memory-read" | "memory-written" }
>;

/** What the ends of links need of the model. */
export interface LinkHost {
  readonly entries: Entries;
  /** Adds a mark in the lane of the thread; of multiprocessing's own threads in that of their process. */
  mark(event: LinkEvent, kind: EntryKind, extra: Pick<NewEntry, "code" | "value">): number;
  nameOf(pid: Pid): string;
  /** Name of the process whose lane the entry is in. */
  ownerOf(entry: number): string;
}

interface MessageEnd extends Transfer {
  readonly event: LinkEvent & { readonly kind: "sent" | "received" };
  /** Its mark, or -1 while it has none. */
  entry: number;
}

interface Received extends MessageEnd {
  readonly from: MessageEnd;
}

/**
 * Messages, signals and accesses of shared memory, with both ends. A message is shown when the reader's code is on one
 * of them: what multiprocessing sends for itself would cover it all. `code` of such an entry is the number of bytes or
 * the signal's, `value` the entry at the other end (-1: none yet), its name that of the process there.
 */
export class Links {
  readonly #messages = new MessageMatcher<MessageEnd>();
  /** What was received last of each pipe: a message is read in pieces. */
  readonly #lastReceived = new Map<number, Received>();
  /** Sent and not yet received, by receiver and number. */
  readonly #signals = new Map<string, number[]>();
  /** Who wrote each value last. */
  readonly #writers = new Map<number, { readonly pid: Pid; readonly time: Ns; readonly entry: number }>();

  constructor(private readonly host: LinkHost) {}

  add(event: LinkEvent): void {
    switch (event.kind) {
      case "sent": {
        const end: MessageEnd = { event, position: event.position, bytes: event.bytes, entry: -1 };
        const receivers = this.#messages.sent(event.object, end);
        if (event.line > 0) this.#show(end);
        for (const receiver of receivers) this.#pair(end, receiver);
        return;
      }
      case "received": {
        const end: MessageEnd = { event, position: event.position, bytes: event.bytes, entry: -1 };
        // If there are none, the event of the sending is about to come, or was lost.
        for (const sender of this.#messages.received(event.object, end)) this.#pair(sender, end);
        return;
      }
      case "signal-sent": {
        const { signal, target } = event;
        const entry = this.host.mark(event, EntryKind.SIGNAL_SENT, { code: signal, value: -1 });
        this.host.entries.rename(entry, this.host.nameOf(target));
        const key = `${target} ${signal}`;
        const waiting = this.#signals.get(key);
        if (waiting) waiting.push(entry);
        else this.#signals.set(key, [entry]);
        return;
      }
      case "signal-received": {
        const entry = this.host.mark(event, EntryKind.SIGNAL_RECEIVED, { code: event.signal, value: -1 });
        this.#deliver(event.pid, event.signal, entry);
        return;
      }
      case "memory-written": {
        if (event.line === 0) return;
        const entry = this.host.mark(event, EntryKind.MEMORY_WRITTEN, { code: event.bytes, value: -1 });
        const last = this.#writers.get(event.object);
        if (!last || last.time <= event.time) this.#writers.set(event.object, { pid: event.pid, time: event.time, entry });
        return;
      }
      case "memory-read": {
        if (event.line === 0) return;
        const writer = this.#writers.get(event.object);
        const entry = this.host.mark(event, EntryKind.MEMORY_READ, { code: event.bytes, value: writer?.entry ?? -1 });
        if (writer) this.host.entries.rename(entry, this.host.nameOf(writer.pid));
      }
    }
  }

  /** `entry` is the end of a process by a signal that has no handler. */
  killed(pid: Pid, signal: number, entry: number): void {
    this.#deliver(pid, signal, entry);
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
    entries.rename(entry, this.host.ownerOf(sent));
  }

  #show(end: MessageEnd): void {
    if (end.entry >= 0) return;
    const kind = end.event.kind === "sent" ? EntryKind.SENT : EntryKind.RECEIVED;
    end.entry = this.host.mark(end.event, kind, { code: end.bytes, value: -1 });
  }

  /** Of several others, an end names the first. */
  #link(entry: number, other: number, pid: Pid): void {
    const { entries } = this.host;
    if (entries.value[entry] !== -1) return;
    entries.value[entry] = other;
    entries.rename(entry, this.host.nameOf(pid));
  }

  #pair(sender: MessageEnd, receiver: MessageEnd): void {
    const { entries } = this.host;
    const { object, pid, tid } = receiver.event;
    const last = this.#lastReceived.get(object);
    if (last?.from === sender && last.event.pid === pid && last.event.tid === tid) {
      // The rest of a message: its header came first.
      receiver.entry = last.entry;
      if (last.entry >= 0) entries.code[last.entry] = (entries.code[last.entry] ?? 0) + receiver.bytes;
      return;
    }
    if (sender.event.line > 0 || receiver.event.line > 0) {
      this.#show(sender);
      this.#show(receiver);
      this.#link(sender.entry, receiver.entry, pid);
      this.#link(receiver.entry, sender.entry, sender.event.pid);
    }
    this.#lastReceived.set(object, Object.assign(receiver, { from: sender }));
  }
}
