/** A line that assigns a value to a name, with a `# @param` behind it. */
export interface ParamLine {
  readonly name: string;
  /** From 1 on. */
  readonly line: number;
  /** Where the value stands in the text. */
  readonly start: number;
  readonly end: number;
  /** What follows `# @param`. */
  readonly comment: string;
  /** What the line opens and doesn't close, or the other way round. */
  readonly unclosed: "quote" | "bracket" | null;
}

const assignment = /^([ \t]*)([\p{L}_][\p{L}\p{N}_]*)[ \t]*=(?!=)[ \t]*/u;
const param = /#[ \t]*@param(?![\w-])/;

/**
 * The lines of a program that its form is made of. As much Python is read as it takes to know what is a string, a comment, or the
 * inside of a call. A line that is just being written is no reason to lose those after it:
 *
 *   WORKERS = max(2, os.cpu_count()   # @param {type:"raw"}      a bracket is open, so the next line would go on with it;
 *   SECONDS = 0.5                     # @param {type:"number"}   but this is a statement, or it wouldn't have such a comment
 */
export function paramLines(text: string): readonly ParamLine[] {
  const found: ParamLine[] = [];
  let inside = nothing;
  let offset = 0;
  for (const [index, line] of text.split("\n").entries()) {
    const place = statementIn(line, inside);
    if (place) found.push({ ...place, line: index + 1, start: offset + place.start, end: offset + place.end });
    inside = place ? nothing : scan(line, inside).inside;
    offset += line.length + 1;
  }
  return found;
}

/** What a line begins in the middle of. */
interface Inside {
  /** A string in three quotes. */
  readonly quotes: string | null;
  readonly brackets: number;
  /** A statement that goes on after a backslash. */
  readonly statement: boolean;
}

const nothing: Inside = { quotes: null, brackets: 0, statement: false };

/** The line's own part of a ParamLine, places counted from its beginning. */
function statementIn(line: string, inside: Inside): Omit<ParamLine, "line"> | null {
  if (inside.quotes !== null || inside.statement) return null;
  const head = assignment.exec(line);
  if (!head || (inside.brackets > 0 && head[1] !== "")) return null;
  const { comment, unclosed } = scan(line, nothing);
  // In a line whose quotes are in a muddle, what looks like the comment is taken for it.
  const at = comment ?? (unclosed === "quote" ? line.search(param) : -1);
  const mark = at < 0 ? null : param.exec(line.slice(at));
  if (mark?.index !== 0) return null;
  const start = Math.min(head[0].length, at);
  const end = start + line.slice(start, at).trimEnd().length;
  return { name: head[2] ?? "", start, end, comment: line.slice(at + mark[0].length).trim(), unclosed };
}

interface Scanned {
  /** What the next line begins in. */
  readonly inside: Inside;
  /** Where the line's comment begins. */
  readonly comment: number | null;
  readonly unclosed: ParamLine["unclosed"];
}

function scan(line: string, before: Inside): Scanned {
  let { quotes, brackets } = before;
  let fewest = 0;
  let comment: number | null = null;
  for (let at = 0; at < line.length && comment === null;) {
    const sign = line[at] ?? "";
    if (quotes !== null) {
      const end = line.startsWith(quotes, at);
      at += end ? quotes.length : sign === "\\" ? 2 : 1;
      if (end) quotes = null;
    } else if (sign === '"' || sign === "'") {
      quotes = line.startsWith(sign.repeat(3), at) ? sign.repeat(3) : sign;
      at += quotes.length;
    } else {
      if (sign === "#") comment = at;
      if ("([{".includes(sign)) brackets++;
      if (")]}".includes(sign)) fewest = Math.min(fewest, --brackets);
      at++;
    }
  }
  return {
    inside: {
      quotes: quotes?.length === 3 ? quotes : null,
      brackets: Math.max(0, brackets),
      statement: quotes === null && comment === null && line.endsWith("\\"),
    },
    comment,
    unclosed: quotes !== null ? "quote" : brackets !== 0 || fewest < 0 ? "bracket" : null,
  };
}

/** Whether this can be the value of such a line: the line would still be read as it is. */
export function isWhole(value: string): boolean {
  const { comment, unclosed } = scan(value, nothing);
  return value.trim() !== "" && !value.includes("\n") && comment === null && unclosed === null && !value.endsWith("\\");
}
