import { cannotBeHere, hints, instead } from "@/content/hints";
import type { Program } from "@/workers";
import type { Failure } from "../run/run-store";

/** An exception that nobody caught, as far as hints look at it. */
export interface HintedFailure {
  /** The last line of its traceback, or that line's beginning. */
  readonly name: string;
  /** The program's line that it was raised in. */
  readonly line: string;
}

/** What the page says of its own about what Python said. */
export interface Advice {
  readonly words: string;
  /** The case of the clinic that has more about it. */
  readonly clinic?: string | undefined;
}

/** Null where Python's words are enough. */
export function hintFor({ name, line }: HintedFailure): Advice | null {
  // The program's own words, whatever they are like.
  if (/^\s*raise\b/.test(line)) return null;
  const [exception = "", ...rest] = name.split(": ");
  const message = rest.join(": ");
  if (exception === "ModuleNotFoundError") {
    const words = missingModule(message, line);
    return words === null ? null : { words };
  }
  const row = hints.find(
    (hint) =>
      (typeof hint.exception === "string" ? hint.exception === exception : hint.exception.includes(exception)) &&
      (hint.message?.test(message) ?? true) &&
      (hint.line?.test(line) ?? true),
  );
  return row ? { words: row.words, clinic: row.clinic } : null;
}

/** One is enough: what failed after the first often failed because of it. */
export function firstHint(failures: readonly Failure[], program: Program | null): Advice | null {
  for (const { name, file, line } of failures) {
    const hint = hintFor({ name, line: program?.files[file]?.text.split("\n")[line - 1] ?? "" });
    if (hint !== null) return hint;
  }
  return null;
}

function missingModule(message: string, line: string): string | null {
  // Of a name with dots the first part was found, and Python says what is wrong; names with _ are the library's own affair.
  const [, begun, end] = /^No module named '([a-z]\w*)(['…])/i.exec(message) ?? [];
  if (begun === undefined) return null;
  const name = end === "…" ? (line.match(/\w+/g)?.find((word) => word.startsWith(begun)) ?? `${begun}…`) : begun;
  const impossible = Object.hasOwn(cannotBeHere, name) ? cannotBeHere[name] : undefined;
  if (impossible !== undefined) return `\`${name}\` isn’t here. ${impossible}`;
  const other = Object.hasOwn(instead, name) ? instead[name] : undefined;
  if (other !== undefined) return `\`${name}\` isn’t here: only Python’s standard library is. ${other}`;
  return `\`${name}\` isn’t here: only Python’s standard library and the program’s own files are. A file \`${name}.py\` of yours can be opened beside the program in the playground.`;
}
