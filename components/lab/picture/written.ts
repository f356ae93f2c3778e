/** Code of `A`; small letters are 32 further on. */
const capitalA = 65;
const smallA = 97;
const letters = 26;

/** Whose letter a byte is, from 0 for A on; -1: nobody's. */
export function writerOf(byte: number): number {
  const writer = (byte >= smallA ? byte - smallA : byte - capitalA) | 0;
  return writer >= 0 && writer < letters ? writer : -1;
}

export const isSmall = (byte: number): boolean => byte >= smallA;

export const letterOf = (writer: number): string => String.fromCharCode(capitalA + writer);

export interface Written {
  readonly writer: number;
  readonly bytes: number;
}

/** How many bytes have each writer's letter, by letter. */
export function writtenBy(bytes: Uint8Array): readonly Written[] {
  const counts = new Uint32Array(letters);
  for (const byte of bytes) {
    const writer = writerOf(byte);
    if (writer >= 0) counts[writer]! += 1;
  }
  return Array.from(counts, (count, writer) => ({ writer, bytes: count })).filter(({ bytes: count }) => count > 0);
}

/** Rows that follow one another and have one writer, or none: -1. */
export interface Band {
  readonly writer: number;
  readonly rows: number;
}

/** Who wrote which rows, from the first to the last: of each row, whose letter comes first in it. */
export function bandsOf(bytes: Uint8Array, width: number): readonly Band[] {
  const bands: { writer: number; rows: number }[] = [];
  for (let start = 0; start + width <= bytes.length; start += width) {
    const first = bytes.subarray(start, start + width).find((byte) => writerOf(byte) >= 0);
    const writer = first === undefined ? -1 : writerOf(first);
    const last = bands.at(-1);
    if (last?.writer === writer) last.rows++;
    else bands.push({ writer, rows: 1 });
  }
  return bands;
}
