import type { WaitReason } from "@/workers";
import { TIME_CAUSES, type TimeCause, type TimeSpent } from "@/workers/trace";
import type { RunState } from "../run/run-store";
import { percentages } from "./percentages";

export const causeWords: Readonly<Record<TimeCause, string>> = {
  work: "working",
  sleeping: "sleeping",
  starting: "starting",
  "handing-over": "handing over",
  waiting: "waiting",
  idle: "idle at the end",
};

/** What is counted as what, and what the trace can't tell. */
export const causeMeanings: Readonly<Record<TimeCause, string>> = {
  work: "Python runs the program’s own functions and tasks. In MainProcess it is all that its main thread runs, so what your code pickles and sends there by itself counts as work. A process that has to share its core works for longer.",
  sleeping: "In time.sleep(), which in these programs stands for work that needs no core.",
  starting: "Its interpreter is prepared, modules are imported, nothing of the program runs yet; in a parent, that a child is prepared.",
  "handing-over":
    "Python runs, but nothing of the program: multiprocessing pickles, sends, receives and unpickles, and tidies up in the end.",
  waiting: "It waits for a message, a lock, or the end of a process, and there is more for it to do afterwards.",
  idle: "A child waits so after the last of its work. That it is gone early, as a Process that has ended is, shows in a shorter bar.",
};

const reasons: Readonly<Record<WaitReason, string>> = {
  sleep: "time to pass",
  "pipe-read": "a pipe",
  "pipe-write": "room in a pipe",
  poll: "one of several pipes",
  semaphore: "a lock between processes",
  child: "a process to end",
  lock: "a lock or signal between threads",
  thread: "a thread to end",
  stdin: "input",
  signal: "a signal",
  stopped: "a signal to go on",
  "file-lock": "a lock on a file",
  fork: "a process to be prepared",
  output: "the page to take in the output",
  gil: "its turn (GIL)",
};

/** Causes with their share in whole per cent, which add up to 100; without those that round to nothing. */
export function sharesOf({ by }: TimeSpent): readonly { readonly cause: TimeCause; readonly percent: number }[] {
  const percents = percentages(TIME_CAUSES.map((cause) => by[cause]));
  return TIME_CAUSES.map((cause, index) => ({ cause, percent: percents[index] ?? 0 })).filter(({ percent }) => percent > 0);
}

/** `sleeping 32 %, idle at the end 68 %` */
export function shareWords(spent: TimeSpent): string {
  return sharesOf(spent)
    .map(({ cause, percent }) => `${causeWords[cause]} ${percent}\u00a0%`)
    .join(", ");
}

/** `a pipe, a lock between processes`: what it waited for, the longest first; empty: hardly for anything. */
export function waitedWords({ life, waits }: TimeSpent): string {
  return [...waits]
    .filter(([, time]) => time >= life / 100)
    .sort(([, a], [, b]) => b - a)
    .map(([reason]) => reasons[reason])
    .join(", ");
}

/** Whose run is meant; empty: there is none to speak of. */
export function whichRunWords({ shown, phase, name }: Pick<RunState, "shown" | "phase" | "name">): string {
  if (shown === "recording") return "the recorded run";
  if (shown === "run" && phase === "ended") return name || "your run";
  return "";
}
