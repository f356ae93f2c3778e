/**
 * Which characters of a program have which colour: runs from its first character on, each its length and its colour's letter (k
 * keyword, s string, n number, c comment, _ the text's own). E.g. `6k4_` of `import os`: the word, and the rest. A page carries
 * that, and the text, rather than the HTML that they make: a third of it, twice.
 */
export type Colours = string;

/** The program's lines as HTML, each a piece of its own. */
export function colouredLines(text: string, colours: Colours): readonly string[] {
  const lines = [""];
  let at = 0;
  for (const [, length, colour] of colours.matchAll(/(\d+)([a-z_])/g)) {
    const run = text.slice(at, at + Number(length));
    at += run.length;
    for (const [index, piece] of run.split("\n").entries()) {
      if (index > 0) lines.push("");
      if (piece !== "") lines[lines.length - 1] += colour === "_" ? escaped(piece) : `<span class="${colour}">${escaped(piece)}</span>`;
    }
  }
  return lines.map((line) => `<span class="line">${line}</span>`);
}

const escaped = (text: string): string => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;");
