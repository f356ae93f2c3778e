import type { Program, SourceFile } from "../api/engine";
import type { Check } from "./checks";
import { withConstants } from "./constants";
import type { FinishedRun } from "./evidence";
import type { Finding } from "./findings";
import { findingsOf, observe, type Observed } from "./grade";

/** A run with other values of the program's constants, so that an answer that was only written down is found out. */
export interface Variant {
  /** Constants of the program, and what is set in their place. */
  readonly set: Readonly<Record<string, string>>;
  /** What patterns call by name in this run, where it is another than in the runs of the program as it is. */
  readonly values: Readonly<Record<string, string>>;
}

/** How a program is checked. */
export interface Plan {
  readonly checks: readonly Check[];
  /** Runs of the program as it is. */
  readonly runs: number;
  readonly values: Readonly<Record<string, string>>;
  /** One further run for each. */
  readonly variants: readonly Variant[];
  /** What speed-up is measured against; null: nothing is measured. */
  readonly baseline: readonly SourceFile[] | null;
  /** Of the machine. */
  readonly cores: number;
}

export interface Attempt {
  readonly findings: readonly Finding[];
  readonly passed: boolean;
  /** How many runs of the program it took: the first that fails a check is the last, and the last of all runs. */
  readonly runs: number;
  /** What the runs of the baseline took, for the next attempt. */
  readonly baseline: readonly number[];
}

/** The run of a program that is over; null: there is none, as it was not let end. */
export type Executor = (program: Program, values: FinishedRun["values"]) => Promise<FinishedRun | null>;

/** A run that a plan asks for. */
export interface PlannedRun {
  readonly of: "baseline" | "program";
  readonly set: Readonly<Record<string, string>>;
  readonly values: Readonly<Record<string, string>>;
}

/** The runs of a plan, in order. The baseline's come first, so that what is looked at last is the program's. */
export function runsOf({ runs, values, variants, baseline }: Plan, known: readonly number[] = []): readonly PlannedRun[] {
  const asIs = (of: PlannedRun["of"]) => Array.from({ length: runs }, () => ({ of, set: {}, values }));
  return [
    ...(baseline === null || known.length > 0 ? [] : asIs("baseline")),
    ...asIs("program"),
    ...variants.map(({ set, values: own }) => ({ of: "program" as const, set, values: { ...values, ...own } })),
  ];
}

/**
 * Runs the program as often as its plan says, until a check has failed. `known` is what runs of the baseline took before.
 * Null: it was not let do so.
 */
export async function attempt(
  plan: Plan,
  files: readonly SourceFile[],
  execute: Executor,
  known: readonly number[] = [],
): Promise<Attempt | null> {
  const baseline = [...known];
  const observed: Observed[] = [];
  for (const { of, set, values } of runsOf(plan, known)) {
    const run = await execute({ files: of === "baseline" ? (plan.baseline ?? files) : withConstants(files, set) }, values);
    if (run === null) return null;
    const seen = observe(run, of === "baseline" ? [] : plan.checks);
    if (of === "baseline") baseline.push(seen.elapsed);
    else observed.push(seen);
    if (hasFailed(seen)) break;
  }
  // A variant has other work to do than the baseline, and what is wrong may be quick because of that.
  const own = observed.some(hasFailed) ? [] : observed.slice(0, plan.runs).map(({ elapsed }) => elapsed);
  const findings = findingsOf(plan.checks, observed, { own, baseline, cores: plan.cores });
  return { findings, passed: findings.every(({ verdict }) => verdict !== "failed"), runs: observed.length, baseline };
}

function hasFailed({ observations }: Observed): boolean {
  return observations.some((observation) => observation?.verdict === "failed");
}
