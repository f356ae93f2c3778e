import type { Measured } from "@/content/measured";
import { haltWords } from "../repeat/words";
import type { Curve } from "./points";
import type { SweepHalt, SweepState } from "./sweep";

/** How far it has come, or why no further; empty before anything was asked for. */
export function progressWords({ phase, points, upTo, halt }: SweepState, constant: string): string {
  if (points === null) return "";
  if (halt) return sweepHaltWords(halt, points.length, constant);
  return phase === "running" ? `${points.length} of ${upTo} runs done.` : `Done: ${upTo} runs.`;
}

function sweepHaltWords(halt: SweepHalt, done: number, constant: string): string {
  switch (halt.why) {
    case "constant":
      return `The program has no line ${constant} = … with its # @param comment any more. Reset brings it back.`;
    case "silent":
      return "The program printed no times, in lines like “wait: 0.412 s”, so there is nothing to draw.";
    case "exit-code":
      return "The program failed. Press Run to see why.";
    default:
      return haltWords(halt, done);
  }
}

export function recordedWords({ date, python, browser, cores }: Measured["recorded"]): string {
  return `Recorded on ${date} with Python ${python} in ${browser}, on ${cores} cores`;
}

/** `25 %: 2.91 times as fast with 8 workers, 4.00 times at most`. */
export function limitWords(percent: number, most: number, upTo: number): string {
  const limit = percent === 0 ? "no limit" : `${(100 / percent).toFixed(2)} times at most`;
  return `${percent}\u00a0%: by Amdahl’s law ${most.toFixed(2)} times as fast with ${upTo} workers, ${limit}`;
}

/** The chart for those who are told. */
export function chartWords(curves: readonly Curve[], recorded: boolean): string {
  const all = curves.map(({ name, at }) => {
    const last = at.at(-1);
    return last ? `${name}: ${last.faster.toFixed(2)} times as fast with ${last.workers}` : name;
  });
  return `Chart: times as fast by number of workers${recorded ? ", recorded" : ", measured here"}. ${all.join("; ") || "Nothing measured yet"}.`;
}
