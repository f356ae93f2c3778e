/** A piece of a text, and whether it is one of the words looked for. */
export interface Piece {
  readonly text: string;
  readonly marked: boolean;
}

const before = 50;
const longest = 180;

/** The text if it is short, else what is around the first of the words in it, or its beginning. */
export function excerptOf(text: string, words: ReadonlySet<string>): string {
  if (text.length <= longest) return text;
  const first = [...text.matchAll(/[\p{L}\p{N}]+/gu)].find(([word]) => words.has(word.toLowerCase()))?.index ?? 0;
  const from = first <= before ? 0 : text.indexOf(" ", first - before) + 1;
  const cut = text.slice(from, from + longest);
  const whole = from + longest >= text.length;
  return `${from > 0 ? "… " : ""}${whole ? cut : `${cut.slice(0, cut.lastIndexOf(" "))} …`}`;
}

/** The text in pieces, the words looked for apart. */
export function piecesOf(text: string, words: ReadonlySet<string>): readonly Piece[] {
  return text
    .split(/([\p{L}\p{N}]+)/u)
    .map((piece) => ({ text: piece, marked: words.has(piece.toLowerCase()) }))
    .filter((piece) => piece.text !== "");
}
