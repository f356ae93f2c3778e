import type { OutputChunk } from "../../api/events";
import type { Pid } from "../../api/units";

/** A line that one process printed. */
export interface PrintedLine {
  readonly pid: Pid;
  readonly text: string;
}

/** Of each kind of marks, the first so many are compared. */
export const MOST_MARKS = 200;

/** Characters that are kept of a line, and of the last lines. */
const LONGEST = 200;
const TAIL = 4_000;

const CONTROLS = /\x1b\[[\d;?]*[ -/]*[@-~]|[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]/g;

/**
 * The lines of stdout, each put together from what its process wrote, whoever wrote in between: of `a` by 101, `b` by 102, `\n`
 * by 101 and `\n` by 102 they are `a` and `b`. In order of their first letters; lines of nothing but space are none.
 */
export class PrintedLines {
  readonly #lines: { readonly pid: Pid; text: string }[] = [];
  readonly #open = new Map<Pid, { readonly pid: Pid; text: string }>();
  #tail = "";

  add({ pid, stream, text }: OutputChunk): void {
    if (stream !== "stdout") return;
    this.#tail = (this.#tail + text).slice(-TAIL);
    text.split("\n").forEach((piece, index) => {
      if (index > 0) this.#open.delete(pid);
      const open = this.#open.get(pid);
      if (open !== undefined) {
        open.text += piece.slice(0, LONGEST - open.text.length);
      } else if (piece.trim() !== "" && this.#lines.length < MOST_MARKS) {
        const line = { pid, text: piece.slice(0, LONGEST) };
        this.#lines.push(line);
        this.#open.set(pid, line);
      }
    });
  }

  get lines(): readonly PrintedLine[] {
    return this.#lines.map(({ pid, text }) => ({ pid, text: shown(text) })).filter(({ text }) => text !== "");
  }

  /** The last line on the screen, by whomever; null: nothing was printed. */
  get lastLine(): string | null {
    return (
      this.#tail
        .split("\n")
        .map(shown)
        .filter((line) => line !== "")
        .at(-1)
        ?.slice(0, LONGEST) ?? null
    );
  }
}

/** What a terminal shows of a line: what was written over is gone. */
function shown(line: string): string {
  const text = line.trimEnd();
  return text
    .slice(text.lastIndexOf("\r") + 1)
    .replace(CONTROLS, "")
    .trim();
}
