/** Which bytes of standard input are which of the reader's lines, so that it is known who has read one. */
export interface TypedLines {
  /** The line's number: 0, 1, 2 … */
  add(text: string): number;
  /** Number of the pipe that they come by. */
  readFrom(pipe: number): void;
  /** The lines of which these are the first bytes. `object`, `position` and `bytes` as events have them. */
  received(transfer: { readonly object: number; readonly position: number; readonly bytes: number }): number[];
  clear(): void;
}

export function createTypedLines(): TypedLines {
  const encoder = new TextEncoder();
  /** Where each line begins. */
  let begins: number[] = [];
  let end = 0;
  let pipe: number | null = null;

  return {
    add(text) {
      begins.push(end);
      end += encoder.encode(text).length;
      return begins.length - 1;
    },
    readFrom(number) {
      pipe = number;
    },
    received({ object, position, bytes }) {
      if (object !== pipe) return [];
      return [...begins.entries()].filter(([, begin]) => begin >= position && begin < position + bytes).map(([line]) => line);
    },
    clear() {
      begins = [];
      end = 0;
      pipe = null;
    },
  };
}
