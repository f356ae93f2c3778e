/** A code cell of the notes' notebook, with what the notebook printed under it. */
export interface NotesCell {
  /** `In [8]` */
  readonly prompt: string;
  /** The code, ending with one newline. */
  readonly snippet: string;
  /** What the notes recorded, ending with one newline. */
  readonly output: string;
}

/** One of the notes' questions with its answer: claims in words, a cell, or both. */
export interface NotesQuestion {
  readonly number: number;
  readonly question: string;
  /** The answer: paragraphs of sentences. */
  readonly paragraphs: readonly (readonly string[])[];
  /** The answer's sentences, one claim each. */
  readonly claims: readonly string[];
  readonly cell: NotesCell | null;
}

const heading = /^## (\d+)\. (.+)$/;
const paragraph = /^### (.+)$/;
const prompt = /^(In \[\d+\]):$/;
const mainGuard = /^if __name__ ==/;

/** Reads the notes: `## N. question`, then `### paragraphs` or an `In [n]:` cell. */
export function parseNotes(text: string): readonly NotesQuestion[] {
  const lines = text.split("\n");
  const starts = lines.flatMap((line, index) => (heading.test(line) ? [index] : []));
  return starts.map((start, index) => parseQuestion(lines.slice(start, starts[index + 1])));
}

function parseQuestion(lines: readonly string[]): NotesQuestion {
  const [, number = "", question = ""] = heading.exec(lines[0] ?? "") ?? [];
  const paragraphs = lines.flatMap((line) => paragraph.exec(line)?.[1] ?? []).map(sentences);
  return {
    number: Number(number),
    question,
    paragraphs,
    claims: paragraphs.flat(),
    cell: parseCell(lines),
  };
}

function sentences(text: string): string[] {
  return text.split(/(?<=[.!?]) /);
}

/**
 * A notebook's text has no mark between code and output. But each snippet of the notes ends with its
 * `if __name__ == …` block, so the first line after that block which isn't indented is output.
 */
function parseCell(lines: readonly string[]): NotesCell | null {
  const start = lines.findIndex((line) => prompt.test(line));
  if (start < 0) return null;
  const guard = lines.findIndex((line, index) => index > start && mainGuard.test(line));
  if (guard < 0) throw new Error(`The notes' cell ${lines[start]} has no "if __name__ ==" block to tell code from output.`);
  const output = lines.findIndex((line, index) => index > guard && /^\S/.test(line));
  return {
    prompt: prompt.exec(lines[start] ?? "")?.[1] ?? "",
    snippet: block(lines.slice(start + 1, output)),
    output: block(lines.slice(output)),
  };
}

function block(lines: readonly string[]): string {
  return lines.join("\n").replace(/\n*$/, "\n");
}
