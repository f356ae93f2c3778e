/** One write into a pipe, or one read from it: `bytes` of its stream from `position` (modulo 2^32) on. */
export interface Transfer {
  readonly position: number;
  readonly bytes: number;
}

interface Stream<End> {
  /** Written, and as far as is known not wholly read. */
  sent: End[];
  /** Read by an event that came before that of the writing. */
  early: End[];
  /** Where the next write should begin. */
  next: number;
}

/** More at a time are only kept of a pipe that nobody reads. */
const mostKept = 4096;

/** How far `to` lies beyond `from` in a stream whose positions wrap around. */
const distance = (from: number, to: number): number => (to - from) | 0;

function overlap(one: Transfer, other: Transfer): boolean {
  return distance(one.position, other.position + other.bytes) > 0 && distance(other.position, one.position + one.bytes) > 0;
}

/** Finds who sent what another received, by the bytes of each pipe's stream. */
export class MessageMatcher<End extends Transfer> {
  readonly #streams = new Map<number, Stream<End>>();

  /** Those that have received of it already. */
  sent(pipe: number, end: End): readonly End[] {
    const stream = this.#stream(pipe);
    // A pipe's number comes again with another pipe, whose stream begins anew.
    if (distance(stream.next, end.position) !== 0) stream.sent = [];
    stream.next = (end.position + end.bytes) | 0;
    const receivers = stream.early.filter((early) => overlap(early, end));
    stream.early = stream.early.filter((early) => !overlap(early, end));
    if (stream.sent.length < mostKept) stream.sent.push(end);
    return receivers;
  }

  /** Those that have sent it. */
  received(pipe: number, end: End): readonly End[] {
    const stream = this.#stream(pipe);
    const senders = stream.sent.filter((sent) => overlap(sent, end));
    if (senders.length === 0) {
      if (stream.early.length < mostKept) stream.early.push(end);
      return senders;
    }
    const read = end.position + end.bytes;
    const first = stream.sent.findIndex((sent) => distance(read, sent.position + sent.bytes) > 0);
    stream.sent = first < 0 ? [] : stream.sent.slice(first);
    return senders;
  }

  #stream(pipe: number): Stream<End> {
    let stream = this.#streams.get(pipe);
    if (!stream) this.#streams.set(pipe, (stream = { sent: [], early: [], next: 0 }));
    return stream;
  }
}
