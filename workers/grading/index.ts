/** Grades runs of a program: checks are data, and so is what they find. Pure, and without a word for people. */
export { attempt, type Attempt, type Executor, type Plan, type PlannedRun, runsOf, type Variant } from "./attempt";
export type { Amount, Check, CheckKind, CheckOf, CheckSettings, Whose } from "./checks";
export { hasConstant } from "./constants";
export type { FinishedRun } from "./evidence";
export { plainPattern } from "./patterns";
export type { Finding, Moment, Observation, Seen } from "./findings";
