/** A case as far as it is looked for. */
export interface KnownCase {
  /** Regular expressions for a text in one line, whatever its case. */
  readonly errors: readonly string[];
  /** Phrases: how words begin, apart by spaces. */
  readonly words: readonly string[];
}

/** What Python prints, as against what somebody writes of their own accord. */
const printed = /^\s*Traceback \(most|^\s*File "|^[\w.]*(Error|Exception|Warning|Interrupt)\b/m;

/** Copied from a terminal: codes for colours; from a page or a chat: other quotes, and a sign before quoted lines. */
const colours = /\u001b\[[\d;]*m/g;
const quoted = /^[ \t]*>[ \t]?/gm;

/**
 * The cases that a text is about, the likeliest first. An error's own words are certain; else it is what people write of what
 * happens, and then Python's file names (`queues.py`, `pool.py`) mustn't count as theirs.
 */
export function findCases<Case extends KnownCase>(text: string, cases: readonly Case[]): readonly Case[] {
  const clean = text.replace(colours, "").replace(quoted, "").replace(/[‘’]/g, "'").replace(/[“”]/g, '"');
  const line = clean.replace(/\s+/g, " ");
  const named = best(cases, (known) => errorScore(line, known));
  if (named.length > 0 || printed.test(clean)) return named;
  const said = line.toLowerCase().match(/[\w']+/g) ?? [];
  const scored = best(cases, (known) => wordScore(said, known, cases));
  const most = scored[0] === undefined ? 0 : wordScore(said, scored[0], cases);
  return scored.filter((known) => wordScore(said, known, cases) * 2 > most);
}

/** How many of the case's errors are there; of two with as many, that of the later one counts more: the last line says what ended it. */
function errorScore(line: string, { errors }: KnownCase): number {
  const ends = errors.flatMap((error) => {
    const match = [...line.matchAll(RegExp(error, "gi"))].at(-1);
    return match ? [match.index + match[0].length] : [];
  });
  return ends.length === 0 ? 0 : ends.length + Math.max(...ends) / (line.length + 1);
}

/** A phrase that several cases have tells less. */
function wordScore(said: readonly string[], known: KnownCase, cases: readonly KnownCase[]): number {
  const heard = known.words.filter((phrase) => phrase.split(" ").every((start) => said.some((word) => word.startsWith(start))));
  return heard.reduce((sum, phrase) => sum + 1 / cases.filter(({ words }) => words.includes(phrase)).length, 0);
}

function best<Case>(cases: readonly Case[], score: (known: Case) => number): readonly Case[] {
  return cases
    .map((known) => ({ known, points: score(known) }))
    .filter(({ points }) => points > 0)
    .sort((one, other) => other.points - one.points)
    .map(({ known }) => known);
}
