import { summaryOf } from "../trace";
import type { Check, CheckOf } from "./checks";
import { Evidence, type FinishedRun } from "./evidence";
import type { Finding, Observation } from "./findings";
import { lookAtConstants, lookAtDifferences, lookAtLastLine, lookAtLineCount, lookAtLines } from "./look-at-output";
import {
  lookAtDeadlocks,
  lookAtEnd,
  lookAtJoins,
  lookAtNumber,
  lookAtRest,
  lookAtStartMethods,
  lookAtStarts,
  lookAtWaits,
  lookAtWorkers,
} from "./look-at-processes";
import { lookAtLocks } from "./look-at-shared";
import { lookAtCalls, lookAtMessages, lookAtMostAtOnce, lookAtOverlap, lookAtShare } from "./look-at-work";
import { failed, judged } from "./verdicts";

/** One run, looked at: nothing of its trace is needed any more. */
export interface Observed {
  /** One for each check, in their order; null: it takes all runs to tell. */
  readonly observations: readonly (Observation | null)[];
  /** What the main process took, in nanoseconds. */
  readonly elapsed: number;
}

/** What a program took, and its baseline, each in several runs, in nanoseconds. */
export interface Measured {
  readonly own: readonly number[];
  readonly baseline: readonly number[];
  /** Of the machine. */
  readonly cores: number;
}

export function observe(run: FinishedRun, checks: readonly Check[]): Observed {
  const evidence = new Evidence(run);
  const { lost } = run.trace;
  const observations = checks.map((check) => {
    if (lost > 0 && check.kind !== "ends" && check.kind !== "constants") return failed({ code: "lost", events: lost });
    return look(evidence, check);
  });
  return { observations, elapsed: summaryOf(run.trace).elapsed };
}

/** What the checks say of all runs. */
export function findingsOf(checks: readonly Check[], runs: readonly Observed[], measured: Measured): readonly Finding[] {
  return checks.map((check, index): Finding => {
    const told = runs.map(({ observations }) => observations[index] ?? null);
    const bad = told.findIndex((observation) => observation?.verdict === "failed");
    const run = bad >= 0 ? bad : runs.length - 1;
    const observation = check.kind === "speed-up" ? speedUp(check, measured) : told[run]!;
    if (observation.seen.code === "no-deadlock") return { check, run, ...observation, seen: { code: "no-deadlock", runs: runs.length } };
    return { check, run, ...observation };
  });
}

/** The best of several: what else the machine did meanwhile only ever makes a run slower. */
function speedUp({ atLeast, cores: needed }: CheckOf<"speed-up">, { cores, ...measured }: Measured): Observation {
  if (needed !== undefined && cores < needed) return { verdict: "untold", seen: { code: "too-few-cores", cores, needed }, moment: null };
  if (measured.own.length === 0 || measured.baseline.length === 0)
    return { verdict: "untold", seen: { code: "not-measured" }, moment: null };
  const own = Math.min(...measured.own);
  const baseline = Math.min(...measured.baseline);
  const ratio = baseline / Math.max(1, own);
  return judged(ratio >= atLeast, { code: "speed-up", ratio, own, baseline });
}

function look(run: Evidence, check: Check): Observation | null {
  switch (check.kind) {
    case "ends":
      return lookAtEnd(run, check);
    case "constants":
      return lookAtConstants(run, check);
    case "processes":
      return lookAtNumber(run, check);
    case "start-method":
      return lookAtStartMethods(run, check);
    case "started-together":
      return lookAtStarts(run);
    case "joined":
      return lookAtJoins(run);
    case "none-left":
      return lookAtRest(run);
    case "workers":
      return lookAtWorkers(run, check);
    case "lines":
      return lookAtLines(run, check);
    case "count-lines":
      return lookAtLineCount(run, check);
    case "different":
      return lookAtDifferences(run, check);
    case "last-line":
      return lookAtLastLine(run, check);
    case "ran":
      return lookAtCalls(run, check);
    case "at-once":
      return lookAtMostAtOnce(run, check);
    case "overlap":
      return lookAtOverlap(run, check);
    case "work-share":
      return lookAtShare(run, check);
    case "speed-up":
      return null;
    case "no-deadlock":
      return lookAtDeadlocks(run);
    case "under-lock":
      return lookAtLocks(run);
    case "waits":
      return lookAtWaits(run, check);
    case "messages":
      return lookAtMessages(run, check);
  }
}
