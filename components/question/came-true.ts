import type { Seen } from "@/content/questions";
import { mostAtOnce, outermostSlices, summaryOf, type TraceModel } from "@/workers/trace";
import type { RunEnd } from "@/workers";

/** A run that is over, the reader's or a recorded one. */
export interface SeenRun {
  readonly trace: TraceModel;
  readonly output: string;
  readonly end: RunEnd;
}

/**
 * Whether the runs of a lab's programs were as `seen` says. Null: they don't tell, as of a program that was stopped. One that was
 * stopped in a deadlock does tell: it would never have done anything else.
 */
export function cameTrue(seen: readonly Seen[], runs: ReadonlyMap<string, SeenRun>): boolean | null {
  const verdicts = seen.map((condition) => holds(condition, runs));
  return verdicts.includes(null) ? null : verdicts.every(Boolean);
}

function holds({ of, ratio, ...seen }: Seen, runs: ReadonlyMap<string, SeenRun>): boolean | null {
  if (ratio) {
    const [one, other] = [runs.get(ratio.of), runs.get(ratio.to)];
    if (!tells(one) || !tells(other)) return null;
    return within(summaryOf(one.trace).elapsed / summaryOf(other.trace).elapsed, ratio.is);
  }
  const run = of === undefined ? [...runs.values()][0] : runs.get(of);
  return tells(run) ? isAsSeen(seen, run) : null;
}

function tells(run: SeenRun | undefined): run is SeenRun {
  return run !== undefined && (run.end.reason === "exited" || isDeadlocked(run));
}

function isDeadlocked({ trace, end }: SeenRun): boolean {
  return end.reason === "stopped" && trace.deadlocks.some(({ whole }) => whole);
}

function isAsSeen({ children, last, output, count, seconds, atOnce, exitCode, deadlock }: Seen, run: SeenRun): boolean {
  const lines = run.output.trimEnd().split("\n");
  const summary = summaryOf(run.trace);
  return (
    (children === undefined || within(summary.children, children)) &&
    (last === undefined || RegExp(last).test(lines.at(-1) ?? "")) &&
    (output === undefined || RegExp(output).test(run.output)) &&
    (count === undefined || lines.filter((line) => RegExp(count.of).test(line)).length === count.is) &&
    (seconds === undefined || within(summary.elapsed / 1e9, seconds)) &&
    (atOnce === undefined || within(childrenAtOnce(run.trace), atOnce)) &&
    (exitCode === undefined || run.end.exitCode === exitCode) &&
    (deadlock === undefined || isDeadlocked(run) === deadlock)
  );
}

function within(value: number, wanted: number | readonly [number, number]): boolean {
  return typeof wanted === "number" ? value === wanted : value >= wanted[0] && value <= wanted[1];
}

function childrenAtOnce(trace: TraceModel): number {
  return mostAtOnce(trace.processes.slice(1).flatMap((child) => outermostSlices(trace, child)));
}
