import type { Ns } from "@/workers";
import type { OutputLine, OutputModel } from "./output-model";

/** Where a traceback begins, and what stands above one. */
const begins = /^(?:Traceback \(most recent call last\):|Process \S.*:$|Exception ignored )/;
const ofInterrupt = /^(?:\S*\.)?KeyboardInterrupt\b/;
/** The last line of a traceback. */
const ends = /^[\w.]+(?::|$)/;

const textOf = ({ segments }: OutputLine): string => segments.map(({ text }) => text).join("");

/**
 * Numbers of the lines that Stop had Python write: tracebacks of KeyboardInterrupt, from `since` on, in order. One that
 * has no end yet counts as such.
 */
export function interruptLines(model: OutputModel, since: Ns): readonly number[] {
  const found: number[] = [];
  const open = new Map<number, number[]>();
  let first = model.lineCount;
  while (first > 0 && (model.line(first - 1)?.segments[0]?.lastTime ?? 0) >= since) first--;
  for (let index = first; index < model.lineCount; index++) {
    const line = model.line(index);
    const writer = line?.segments[0];
    if (!line || writer?.source !== "stderr") continue;
    const text = textOf(line);
    const lines = open.get(writer.pid) ?? (begins.test(text) ? [] : null);
    if (!lines) continue;
    lines.push(line.number);
    open.set(writer.pid, lines);
    if (!ends.test(text) || begins.test(text)) continue;
    open.delete(writer.pid);
    if (ofInterrupt.test(text)) found.push(...lines);
  }
  for (const lines of open.values()) found.push(...lines);
  return found.sort((a, b) => a - b);
}
