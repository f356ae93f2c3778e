import { hasConstant } from "./constants";
import type { CheckOf } from "./checks";
import type { Evidence } from "./evidence";
import type { Observation } from "./findings";
import type { PrintedLine } from "./lines";
import { failed, judged, passed, within } from "./verdicts";

export function lookAtLines(run: Evidence, { by = "anybody", match, inOrder = false, only = false }: CheckOf<"lines">): Observation {
  const lines = run.linesOf(by);
  const patterns = match.map((text) => run.pattern(text));
  const places = placesOf(patterns, lines);
  const missing = places.indexOf(-1);
  if (missing >= 0) return failed({ code: "line-missing", pattern: run.plain(match[missing]!) }, run.printOf(lines.at(-1)));
  if (inOrder) {
    let next = 0;
    for (const [index, pattern] of patterns.entries()) {
      const found = lines.findIndex(({ text }, place) => place >= next && pattern.test(text));
      if (found < 0) return failed({ code: "line-out-of-order", pattern: run.plain(match[index]!) }, run.printOf(lines[places[index]!]));
      next = found + 1;
    }
  }
  const other = only ? lines.find((_, place) => !places.includes(place)) : undefined;
  if (other) return failed({ code: "line-unexpected", text: other.text, process: printerOf(run, other) }, run.printOf(other));
  return passed({ code: "lines", count: match.length }, run.printOf(lines[places[0] ?? 0]));
}

/**
 * For each pattern a line of its own, as an index, or -1. A line that two patterns could have goes to the one that has no other:
 * of `^a`, `^ab` and the lines `ab`, `ac` the first gets `ac`.
 */
function placesOf(patterns: readonly RegExp[], lines: readonly PrintedLine[]): readonly number[] {
  const owner = new Map<number, number>();
  const give = (pattern: number, asked: Set<number>): boolean =>
    lines.some(({ text }, place) => {
      if (asked.has(place) || !patterns[pattern]!.test(text)) return false;
      asked.add(place);
      const before = owner.get(place);
      if (before !== undefined && !give(before, asked)) return false;
      owner.set(place, pattern);
      return true;
    });
  for (const pattern of patterns.keys()) give(pattern, new Set());
  return patterns.map((_, pattern) => [...owner].find(([, owned]) => owned === pattern)?.[0] ?? -1);
}

export function lookAtLineCount(run: Evidence, { of, by = "anybody", ...amount }: CheckOf<"count-lines">): Observation {
  const pattern = run.pattern(of);
  const found = run.linesOf(by).filter(({ text }) => pattern.test(text));
  return judged(within(amount, found.length), { code: "line-count", count: found.length }, run.printOf(found[0]));
}

export function lookAtDifferences(run: Evidence, { of, ...amount }: CheckOf<"different">): Observation {
  const pattern = run.pattern(of);
  const said = new Map<string, PrintedLine>();
  const printers = new Set<number>();
  for (const line of run.linesOf("children")) {
    const found = pattern.exec(line.text);
    if (found === null) continue;
    const text = found[1] ?? found[0];
    const before = said.get(text);
    if (before !== undefined && before.pid !== line.pid) {
      return failed({ code: "same", text, processes: [printerOf(run, before), printerOf(run, line)] }, run.printOf(line));
    }
    said.set(text, line);
    printers.add(line.pid);
  }
  return judged(within(amount, printers.size), { code: "different", texts: [...said.keys()] }, run.printOf([...said.values()].at(-1)));
}

export function lookAtLastLine(run: Evidence, { match, by = "main" }: CheckOf<"last-line">): Observation {
  const last = run.lines.at(-1);
  if (last === undefined) return failed({ code: "nothing-printed" }, run.endOf(run.main));
  const isTheirs = run.linesOf(by).includes(last);
  const whose = run.main?.pid === last.pid ? "main" : "children";
  const seen = { code: "last-line", text: last.text, process: printerOf(run, last), whose } as const;
  return judged(isTheirs && run.pattern(match).test(last.text), seen, run.printOf(last));
}

/** Each of the constants begins a line of the program, and its value ends there. */
export function lookAtConstants(run: Evidence, { names }: CheckOf<"constants">): Observation {
  const missing = names.find((name) => !run.run.program.files.some(({ text }) => hasConstant(text, name)));
  return missing === undefined ? passed({ code: "constants" }) : failed({ code: "constant-missing", name: missing });
}

function printerOf({ trace }: Evidence, { pid }: PrintedLine): string {
  return trace.processOf(pid)?.name ?? `pid ${pid}`;
}
