import { durationWords } from "../run/words";

/** One program's real run: how long its main process ran, or null if it didn't end well. */
export interface TimedRun {
  readonly label: string;
  readonly duration: number | null;
}

/** Closer than this two runs differ by chance. */
const sameWithin = 1.05;

/** How the runs' times compare, in words. */
export function compareWords(runs: readonly TimedRun[]): string {
  const failed = runs.filter((run) => run.duration === null);
  if (failed.length > 0) {
    return `Nothing to compare: ${failed.map(({ label }) => `“${label}”`).join(" and ")} did not run to its end with exit code 0.`;
  }
  const byTime = runs.map(({ label, duration }) => ({ label, duration: duration ?? 0 })).sort((a, b) => b.duration - a.duration);
  const slowest = byTime[0];
  const fastest = byTime[byTime.length - 1];
  if (!slowest || !fastest) return "";
  const times = runs.map(({ label, duration }) => `“${label}” ran for ${durationWords(duration ?? 0)}`).join(", ");
  const ratio = slowest.duration / fastest.duration;
  if (ratio < sameWithin) return `${times}: about the same time.`;
  return `${times}: “${fastest.label}” was ${ratio.toFixed(ratio < 10 ? 1 : 0)} times as fast.`;
}
