import { bisector } from "d3-array";
import { doubled } from "./doubled";

interface Stream {
  /** Where the piece recorded last began. */
  latest: number;
  /** Pieces that lie before this are forgotten. */
  floor: number;
  /** Ends in order of their bytes. */
  readonly sent: number[];
  readonly received: number[];
}

/** Of each side of a pipe; events come nearly in order, so older ones are of no more use. */
const mostKept = 4096;

/**
 * Finds who sent what another received: each byte of a pipe's stream is written once and read once, whatever is recorded first.
 * One write or read is an *end*, a number that the caller gives it: 0, 1, 2 …
 */
export class MessageMatcher {
  readonly #streams = new Map<number, Stream>();
  /** The bytes of each end, in a stream that is counted without end. */
  #from = new Float64Array(256);
  #to = new Float64Array(256);
  readonly #byTo = bisector((end: number) => this.#to[end]!);

  /** `bytes` of the pipe's stream from `position` (modulo 2^32) on were written. Calls `meets` with those that have received of it already. */
  sent(pipe: number, end: number, position: number, bytes: number, meets: (other: number) => void): void {
    this.#add(pipe, "sent", "received", end, position, bytes, meets);
  }

  /** They were read. Calls `meets` with those that have sent it, in order of their bytes. */
  received(pipe: number, end: number, position: number, bytes: number, meets: (other: number) => void): void {
    this.#add(pipe, "received", "sent", end, position, bytes, meets);
  }

  #add(
    pipe: number,
    side: "sent" | "received",
    other: "sent" | "received",
    end: number,
    position: number,
    bytes: number,
    meets: (other: number) => void,
  ): void {
    let stream = this.#streams.get(pipe) ?? this.#begin(pipe, position);
    // Of the places that `position` may mean, the one nearest to the latest.
    let from = stream.latest + ((position - stream.latest) | 0);
    const row = stream[side];
    const next = this.#byTo.right(row, from);
    // A pipe's number comes again with another pipe, whose stream begins anew: these bytes have been recorded.
    if (from < stream.floor || (next < row.length && this.#from[row[next]!]! < from + bytes)) {
      stream = this.#begin(pipe, position);
      from = position;
    }
    stream.latest = from;
    this.#place(stream, side, end, from, from + bytes);
    const across = stream[other];
    for (let index = this.#byTo.right(across, from); index < across.length && this.#from[across[index]!]! < from + bytes; index++) {
      meets(across[index]!);
    }
  }

  #place(stream: Stream, side: "sent" | "received", end: number, from: number, to: number): void {
    while (end >= this.#from.length) {
      this.#from = doubled(this.#from);
      this.#to = doubled(this.#to);
    }
    this.#from[end] = from;
    this.#to[end] = to;
    const row = stream[side];
    const at = this.#byTo.right(row, from);
    if (at === row.length) row.push(end);
    else row.splice(at, 0, end);
    if (row.length > 2 * mostKept)
      for (const forgotten of row.splice(0, mostKept)) stream.floor = Math.max(stream.floor, this.#to[forgotten]!);
  }

  #begin(pipe: number, position: number): Stream {
    const stream: Stream = { latest: position, floor: -Infinity, sent: [], received: [] };
    this.#streams.set(pipe, stream);
    return stream;
  }
}
