import type { OutputChunk } from "../api/events";
import type { Pid } from "../api/units";

/** A line of standard output that one process printed. */
export interface PrintedLine {
  readonly pid: Pid;
  readonly text: string;
  /** When its first character was written, and by which chunk. */
  readonly time: number;
  readonly sequence: number;
}

/**
 * What each process printed, line by line, whoever wrote in between; in the order in which the lines began. Lines of nothing
 * but space are none.
 */
export function printedLines(output: readonly OutputChunk[]): readonly PrintedLine[] {
  const lines: { readonly pid: Pid; text: string; readonly time: number; readonly sequence: number }[] = [];
  const open = new Map<Pid, (typeof lines)[number]>();
  for (const { pid, stream, text, time, sequence } of output) {
    if (stream !== "stdout") continue;
    text.split("\n").forEach((piece, index) => {
      if (index > 0) open.delete(pid);
      const line = open.get(pid);
      if (line !== undefined) line.text += piece;
      else if (piece !== "") {
        const begun = { pid, text: piece, time, sequence };
        lines.push(begun);
        open.set(pid, begun);
      }
    });
  }
  return lines.map((line) => ({ ...line, text: line.text.trimEnd() })).filter(({ text }) => text.trim() !== "");
}
