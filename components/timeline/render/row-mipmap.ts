import { doubled, type Entries, type IdList } from "@/workers/trace";

/** What a span looks like as a speck: a number below 256. */
export type LookOf = (entries: Entries, id: number) => number;

/** A growing list of bytes. */
interface Looks {
  bytes: Uint8Array<ArrayBuffer>;
  length: number;
}

/**
 * A row of spans as it is from afar, so that what it costs to draw follows from its pixels and not from its spans. Level 0 has a look
 * for each two spans in a row, that of the longer one; level 1 for each two of those, and so on. A block is only made once another
 * span follows, since all in it have ended then. E.g. of seven spans, looks as letters, b always the longer:
 *
 *     spans      a b   a b   a a   c        block of 2 at 0: b, at 2: b, at 4: a
 *     level 0     b     b     a             block of 4 at 0: b
 *     level 1        b     (not yet: c may go on)
 */
export class RowMipmap {
  readonly #levels: Looks[] = [];

  constructor(
    private readonly row: IdList,
    private readonly entries: Entries,
    private readonly lookOf: LookOf,
  ) {}

  /** Takes in what the row has had since. */
  update(): void {
    let finer = this.row.length - 1;
    for (let level = 0; finer >= 2; level++) {
      const looks = (this.#levels[level] ??= { bytes: new Uint8Array(16), length: 0 });
      const blocks = finer >> 1;
      while (looks.length < blocks) {
        if (looks.length === looks.bytes.length) looks.bytes = doubled(looks.bytes);
        looks.bytes[looks.length] = this.#lookOfLonger(level, looks.length * 2);
        looks.length++;
      }
      finer = blocks;
    }
  }

  /**
   * Spans in the largest block that begins with the row's span at `place` and lasts for less than `limit` ns; 1: there is none. `likely`:
   * how many the one before had, where to begin to look, as each look is at three places of the memory.
   */
  blockAt(place: number, limit: number, likely: number): number {
    let size = likely;
    while (size > 1 && !this.#hasBlock(place, size, limit)) size >>= 1;
    while (this.#hasBlock(place, size * 2, limit)) size *= 2;
    return size;
  }

  /** The look of the block of so many spans that begins at `place`. */
  lookAt(place: number, size: number): number {
    return this.#levels[levelOf(size)]!.bytes[place / size]!;
  }

  #hasBlock(place: number, size: number, limit: number): boolean {
    if ((place & (size - 1)) !== 0) return false;
    const level = this.#levels[levelOf(size)];
    return level !== undefined && place / size < level.length && this.#lasts(place, size) < limit;
  }

  #lasts(place: number, size: number): number {
    const { ids } = this.row;
    return this.entries.end[ids[place + size - 1]!]! - this.entries.start[ids[place]!]!;
  }

  /** Of two that follow each other in the next finer level, the one at `first` and its neighbour. */
  #lookOfLonger(level: number, first: number): number {
    const size = 2 ** level;
    const looks = level === 0 ? undefined : this.#levels[level - 1]!.bytes;
    const lookOf = (at: number): number => looks?.[at] ?? this.lookOf(this.entries, this.row.ids[at]!);
    const isSecond = this.#lasts((first + 1) * size, size) > this.#lasts(first * size, size);
    return lookOf(isSecond ? first + 1 : first);
  }
}

const levelOf = (size: number): number => 30 - Math.clz32(size);

const mipmaps = new WeakMap<IdList, RowMipmap>();

/** The row's mipmap with all it has so far; always with the same `lookOf`. */
export function mipmapOf(row: IdList, entries: Entries, lookOf: LookOf): RowMipmap {
  let mipmap = mipmaps.get(row);
  if (mipmap === undefined) mipmaps.set(row, (mipmap = new RowMipmap(row, entries, lookOf)));
  mipmap.update();
  return mipmap;
}
