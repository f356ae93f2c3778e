import { bisector } from "d3-array";

/** One write into a pipe, or one read from it: `bytes` of its stream from `position` (modulo 2^32) on. */
export interface Transfer {
  readonly position: number;
  readonly bytes: number;
}

/** A transfer in a stream that is counted without end. */
interface Piece<End> {
  readonly from: number;
  readonly to: number;
  readonly end: End;
}

interface Stream<End> {
  /** Where the piece told last began. */
  latest: number;
  /** Pieces that lie before this are forgotten. */
  floor: number;
  readonly sent: Piece<End>[];
  readonly received: Piece<End>[];
}

/** Of each side of a pipe; events come nearly in order, so older ones are of no more use. */
const mostKept = 4096;

const byTo = bisector<Piece<unknown>, number>(({ to }) => to);

/** Finds who sent what another received: each byte of a pipe's stream is written once and read once, whatever is told first. */
export class MessageMatcher<End extends Transfer> {
  readonly #streams = new Map<number, Stream<End>>();

  /** Those that have received of it already. */
  sent(pipe: number, end: End): readonly End[] {
    return this.#add(pipe, "sent", "received", end);
  }

  /** Those that have sent it, in order of their bytes. */
  received(pipe: number, end: End): readonly End[] {
    return this.#add(pipe, "received", "sent", end);
  }

  #add(pipe: number, side: "sent" | "received", other: "sent" | "received", end: End): readonly End[] {
    let stream = this.#streams.get(pipe) ?? this.#begin(pipe, end);
    // Of the places that `position` may mean, the one nearest to the latest.
    let from = stream.latest + ((end.position - stream.latest) | 0);
    // A pipe's number comes again with another pipe, whose stream begins anew: these bytes have been told of.
    if (from < stream.floor || overlapping(stream[side], from, from + end.bytes).length > 0) {
      stream = this.#begin(pipe, end);
      from = end.position;
    }
    stream.latest = from;
    const row = stream[side];
    const to = from + end.bytes;
    row.splice(byTo.right(row, from), 0, { from, to, end });
    if (row.length > 2 * mostKept) for (const forgotten of row.splice(0, mostKept)) stream.floor = Math.max(stream.floor, forgotten.to);
    return overlapping(stream[other], from, to).map((piece) => piece.end);
  }

  #begin(pipe: number, { position }: Transfer): Stream<End> {
    const stream: Stream<End> = { latest: position, floor: -Infinity, sent: [], received: [] };
    this.#streams.set(pipe, stream);
    return stream;
  }
}

/** What of the row has bytes from `from` to before `to`. */
function overlapping<End>(row: readonly Piece<End>[], from: number, to: number): readonly Piece<End>[] {
  const first = byTo.right(row, from);
  let after = first;
  while (after < row.length && row[after]!.from < to) after++;
  return row.slice(first, after);
}
