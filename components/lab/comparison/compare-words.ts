import { durationWords } from "../run/words";

/** One program's real run, as far as a comparison tells of it. */
export interface RunResult {
  readonly id: string;
  readonly label: string;
  /** How long its main process ran; null if its trace doesn't tell. */
  readonly duration: number | null;
  readonly exitCode: number;
  readonly processes: number;
  /** The last line of its output. */
  readonly lastLine: string;
}

/**
 * What is said once all have run. `compare`: how much faster the second of two is than the first. `sentence`: a sentence
 * of the lesson, in which `{id.time}`, `{id.exit}`, `{id.processes}` and `{id.last}` stand for what came of a program.
 */
export type Outcome = { readonly compare: readonly [string, string] } | { readonly sentence: string };

const blanks = /\{([^{}.]*)\.?([^{}]*)\}/g;

const fillings: Readonly<Record<string, (result: RunResult) => string>> = {
  time: ({ duration }) => durationWords(duration ?? 0),
  exit: ({ exitCode }) => exitCode.toString().replace("-", "−"),
  processes: ({ processes }) => processes.toString(),
  last: ({ lastLine }) => lastLine,
};

/** Closer than this two runs differ by chance. */
const sameWithin = 1.05;

/** Throws when an outcome names what isn't among the programs. */
export function checkOutcome(outcome: Outcome, ids: readonly string[]): void {
  const faults =
    "compare" in outcome
      ? outcome.compare.filter((id) => !ids.includes(id))
      : [...outcome.sentence.matchAll(blanks)].flatMap(([blank, id = "", what = ""]) =>
          ids.includes(id) && what in fillings ? [] : blank,
        );
  if (faults.length > 0) throw new Error(`A comparison of ${ids.join(", ")} can't tell of ${faults.join(", ")}.`);
}

/** What came of it, in words. */
export function compareWords(outcome: Outcome, results: readonly RunResult[]): string {
  const untimed = timedIn(outcome, results).filter(({ duration, exitCode }) => duration === null || exitCode !== 0);
  if (untimed.length > 0) {
    return `Nothing to compare: ${untimed.map(({ label, exitCode }) => `“${label}” ended with exit code ${exitCode}`).join(", ")}.`;
  }
  if ("compare" in outcome) return pairWords(...outcome.compare.map((id) => results.find((result) => result.id === id)));
  return outcome.sentence.replace(blanks, (blank, id: string, what: string) => {
    const result = results.find((candidate) => candidate.id === id);
    return (result && fillings[what]?.(result)) ?? blank;
  });
}

/** The runs whose time is told of; that of a program which failed would mean nothing. */
function timedIn(outcome: Outcome, results: readonly RunResult[]): readonly RunResult[] {
  return results.filter(({ id }) => ("compare" in outcome ? outcome.compare.includes(id) : outcome.sentence.includes(`{${id}.time}`)));
}

function pairWords(first?: RunResult, second?: RunResult): string {
  if (!first || !second) return "";
  const times = [first, second].map(({ label, duration }) => `“${label}” ran for ${durationWords(duration ?? 0)}`).join(", ");
  const ratio = (first.duration ?? 0) / (second.duration ?? 0);
  const factor = (times: number) => times.toFixed(times < 10 ? 1 : 0);
  if (ratio >= sameWithin) return `${times}: “${second.label}” was ${factor(ratio)} times as fast.`;
  if (ratio <= 1 / sameWithin) return `${times}: “${second.label}” took ${factor(1 / ratio)} times as long.`;
  return `${times}: about the same time.`;
}
