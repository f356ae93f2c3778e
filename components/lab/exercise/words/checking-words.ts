import type { Attempt, Check, Finding, Observation, PlannedRun } from "@/workers/grading";
import type { CheckingState } from "../checking";
import { countWords, listWords } from "./amount-words";

export const verdictWords: Readonly<Record<Observation["verdict"] | "unchecked", string>> = {
  passed: "Passed",
  failed: "Not yet",
  untold: "Not told",
  unchecked: "…",
};

/** Beside the button: what the check is doing, or what came of it. */
export function checkingWords({ phase, runs, run, attempt }: CheckingState): string {
  if (phase === "idle") return "";
  if (phase === "checking") {
    const ofOriginal = runs[run]?.of === "baseline" ? "Measuring the original" : "Checking";
    return runs.length === 1 ? `${ofOriginal}…` : `${ofOriginal}: run ${run + 1} of ${runs.length}…`;
  }
  return attempt === null ? "The check was ended before it was through." : outcomeWords(attempt);
}

function outcomeWords({ findings, passed }: Attempt): string {
  const told = findings.filter(({ check, verdict }) => isTold(check, verdict));
  const failed = told.filter(({ verdict }) => verdict === "failed").length;
  if (passed) return told.length === 1 ? "Done: the check is passed." : `Done: all ${told.length} checks are passed.`;
  return `${told.length - failed} of ${countWords(told.length, "check", "checks")} passed, ${failed} not yet.`;
}

/** What is only there for the check's own sake is told of when it is missing. */
export function isTold({ kind }: Check, verdict: Finding["verdict"] | "unchecked"): boolean {
  return kind !== "constants" || verdict === "failed";
}

/** `In run 2, with NUMBERS = [4, 5]: `; nothing where it was the program as it is, at once. */
export function runWords(runs: readonly PlannedRun[], finding: Finding | undefined): string {
  const run = finding && runs.filter(({ of }) => of === "program")[finding.run];
  if (!run) return "";
  const set = Object.entries(run.set).map(([name, value]) => `\`${name} = ${value}\``);
  if (set.length === 0 && (finding.run === 0 || finding.verdict !== "failed")) return "";
  return `In run ${finding.run + 1}${set.length > 0 ? `, with ${listWords(set)}` : ""}: `;
}
