import type { Seen } from "@/content/questions";
import { mostAtOnce, outermostSlices, summaryOf, type TraceModel } from "@/workers/trace";
import type { RunEnd } from "@/workers";

/** A run that is over, the reader's or a recorded one. */
export interface SeenRun {
  readonly trace: TraceModel;
  readonly output: string;
  readonly end: RunEnd;
}

/** Whether the runs of a lab's programs were as `seen` says. Null: they don't tell, as of a program that was stopped. */
export function cameTrue(seen: readonly Seen[], runs: ReadonlyMap<string, SeenRun>): boolean | null {
  const verdicts = seen.map((condition) => holds(condition, runs));
  return verdicts.includes(null) ? null : verdicts.every(Boolean);
}

function holds({ of, ratio, ...seen }: Seen, runs: ReadonlyMap<string, SeenRun>): boolean | null {
  if (ratio) {
    const [one, other] = [runs.get(ratio.of), runs.get(ratio.to)];
    if (!hasExited(one) || !hasExited(other)) return null;
    return within(summaryOf(one.trace).elapsed / summaryOf(other.trace).elapsed, ratio.is);
  }
  const run = of === undefined ? [...runs.values()][0] : runs.get(of);
  return hasExited(run) ? isAsSeen(seen, run) : null;
}

function hasExited(run: SeenRun | undefined): run is SeenRun {
  return run?.end.reason === "exited";
}

function isAsSeen({ children, last, output, count, seconds, atOnce, exitCode }: Seen, run: SeenRun): boolean {
  const lines = run.output.trimEnd().split("\n");
  const summary = summaryOf(run.trace);
  return (
    (children === undefined || within(summary.children, children)) &&
    (last === undefined || RegExp(last).test(lines.at(-1) ?? "")) &&
    (output === undefined || RegExp(output).test(run.output)) &&
    (count === undefined || lines.filter((line) => RegExp(count.of).test(line)).length === count.is) &&
    (seconds === undefined || within(summary.elapsed / 1e9, seconds)) &&
    (atOnce === undefined || within(childrenAtOnce(run.trace), atOnce)) &&
    (exitCode === undefined || run.end.exitCode === exitCode)
  );
}

function within(value: number, wanted: number | readonly [number, number]): boolean {
  return typeof wanted === "number" ? value === wanted : value >= wanted[0] && value <= wanted[1];
}

function childrenAtOnce(trace: TraceModel): number {
  return mostAtOnce(trace.processes.slice(1).flatMap((child) => outermostSlices(trace, child)));
}
