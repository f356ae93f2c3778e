import { difference } from "./difference";

/**
 * Which characters of a program have which colour: runs from its first character on, each its length and its colour's letter (k
 * keyword, s string, n number, c comment, _ the text's own). E.g. `6k4_` of `import os`: the word, and the rest. A page carries
 * that, and the text, rather than the HTML that they make: a third of it, twice.
 */
export type Colours = string;

/**
 * Of the text after its knobs have been turned: what stands in the place of a number is coloured as the number was. Null: there
 * are changes of another kind.
 */
export function recoloured(colours: Colours, before: string, after: string): Colours | null {
  const [linesBefore, linesAfter] = [before.split("\n"), after.split("\n")];
  if (linesBefore.length !== linesAfter.length) return null;
  const letters = colours.replace(/(\d+)([a-z_])/g, (_, length: string, letter: string) => letter.repeat(Number(length)));
  let at = 0;
  let result = "";
  for (const [index, line] of linesBefore.entries()) {
    const next = linesAfter[index] ?? "";
    const own = letters.slice(at, at + line.length + 1);
    at += line.length + 1;
    if (next !== line && !(line.includes("@param") && next.includes("@param"))) return null;
    const { from, to, by } = difference(line, next);
    const letter = [own.slice(from, to), own[to], own[from - 1]].join("").replaceAll("_", "")[0] ?? "_";
    result += own.slice(0, from) + letter.repeat(by.length) + own.slice(to);
  }
  return result.replace(/(.)\1*/g, (run, letter: string) => `${run.length}${letter}`);
}

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
