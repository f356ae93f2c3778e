import type { Mark, MarkKind, Orderings, Values } from "@/workers/trace/orderings";
import { signalName } from "../run/end-words";
import type { Halt, OneOfMany } from "./run-once";
import { longest } from "./run-once";

const runsWords = (count: number) => `${count} ${count === 1 ? "run" : "runs"}`;

const doneWords = (count: number) => (count === 0 ? "No run done, then" : `${runsWords(count)} done, then`);

/** Of which marks the order is told. */
export const kindWords: Readonly<Record<MarkKind, string>> = {
  prints: "lines printed",
  tasks: "starts and ends of tasks",
  processes: "starts and ends of processes",
};

const noneWords: Readonly<Record<MarkKind, string>> = {
  prints: "Nothing was printed in these runs.",
  tasks: "There were no tasks in these runs: a task is what a worker of a pool or an executor takes up.",
  processes: "No process ran in these runs.",
};

/** A mark in a few words; its process's mark stands beside it. */
export function markWords({ act, who, text }: Mark): string {
  switch (act) {
    case "printed":
      return text;
    case "task-began":
      return `${text} starts`;
    case "task-ended":
      return `${text} ends`;
    case "process-began":
      return `${who} starts`;
    case "process-ended":
      return text === "" ? `${who} ends` : `${who} ends, ${exitWords(Number(text))}`;
  }
}

function exitWords(exitCode: number): string {
  return exitCode < 0 ? `by ${signalName(-exitCode)}` : `exit code ${exitCode}`;
}

/** How many orders there were; never seen is not impossible. */
export function ordersWords(kind: MarkKind, { all }: Orderings, runs: number, going: boolean): string {
  if (all.every(({ marks }) => marks.length === 0)) return noneWords[kind];
  const so = going ? " so far" : "";
  if (runs === 1) return `One run${so}, so one order. It takes more runs to see others.`;
  const seen = all.length === 1 ? `The same order in all ${runs} runs${so}.` : `${all.length} different orders in ${runs} runs${so}.`;
  return `${seen} Orders that did not occur in these ${runs} runs may still be possible.`;
}

/** How a run ended, in a few words that are the same for all that ended alike. */
export function endedWords(ended: OneOfMany["ended"]): string {
  if (ended.how === "deadlock") return "stuck in a deadlock";
  return `ended ${ended.exitCode < 0 ? "" : "with "}${exitWords(ended.exitCode)}`;
}

/** Why a series is over before its time. */
export function haltWords(halt: Halt, done: number): string {
  const left = done === 0 ? "" : ` The results of ${runsWords(done)} are below.`;
  switch (halt.why) {
    case "asked":
      return `${doneWords(done)} stopped.`;
    case "elsewhere":
      return `${doneWords(done)} stopped, because a program was started on this page. Python runs one program at a time.`;
    case "input":
      return `Run ${done + 1} waits for something to be typed, and nobody types in many runs: stopped.${left}`;
    case "too-long":
      return `Run ${done + 1} was not over after ${longest / 1e9} seconds, so it was stopped.${left}`;
    case "failed":
      return `${halt.words}${left}`;
  }
}

/** Where two runs part: `a` and `b` are the marks there, missing where a run has no more of them. */
export function partingWords(place: number, a: Mark | undefined, b: Mark | undefined): readonly [string, string, string] {
  const told = (mark: Mark | undefined) => (mark === undefined ? "nothing more" : markWords(mark));
  return [place === 0 ? "They part at the first mark:" : `They are alike up to mark ${place}, then part:`, told(a), told(b)];
}

/** What the rows of last lines leave out. */
export function valuesRest({ others, none }: Values): readonly { readonly text: string; readonly count: number }[] {
  const rest = [
    { text: "others", count: others },
    { text: "nothing printed", count: none },
  ];
  return rest.filter(({ count }) => count > 0);
}
