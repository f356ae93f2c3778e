import type { Limit, RunEnd } from "@/workers";
import { processCount, troubleWords } from "@/components/engine";
import { durationWords } from "./words";

const signalNames: Readonly<Record<number, string>> = {
  2: "SIGINT",
  6: "SIGABRT",
  9: "SIGKILL",
  11: "SIGSEGV",
  15: "SIGTERM",
};

const count = (n: number, one: string, many: string) => `${n.toLocaleString("en")} ${n === 1 ? one : many}`;

/** What a run had no more of, and what Python was told. */
export function limitWords(limit: Limit): string {
  switch (limit) {
    case "processes":
      return "There were as many processes as this page can hold at once: starting one more failed with BlockingIOError. Start fewer, or join some first.";
    case "descriptors":
      return "A process had as many pipes and files open as it may: opening one more failed with OSError (EMFILE). Close some, or join processes that have ended.";
    case "pipes":
      return "The run had as many pipes as there can be: making one more failed with OSError (ENFILE). Close some.";
    case "semaphores":
      return "The run had as many locks between processes as there can be: making one more failed with OSError (ENOSPC). Make fewer.";
    case "open-files":
      return "The run had as many files open as there can be: opening one more failed with OSError (ENFILE). Close some.";
    case "file-names":
      return "The run had as many files as there can be: making one more failed with OSError (ENOSPC). Remove some.";
    case "file-space":
      return "Files and shared memory had filled the space there is for them: more failed with OSError (ENOSPC). Use less, or remove some.";
  }
}

/** How a run ended, in a sentence or two. */
export function endWords(end: RunEnd, processes: number): string {
  const tail = `${durationWords(end.duration)}, ${processCount(processes)}`;
  switch (end.reason) {
    case "failed":
      return processes === 0 ? `Could not run: ${troubleOf(end)}` : `Ended after ${tail}, as it could not go on. ${troubleOf(end)}`;
    case "stopped":
      return `Stopped after ${tail}. Every process was ended.`;
    case "exited": {
      const how = end.exitCode >= 0 ? `exit code ${end.exitCode}` : `by ${signalName(-end.exitCode)}`;
      return `Ended: ${how}, ${tail}.${orphanWords(end.orphans)}`;
    }
  }
}

const troubleOf = ({ trouble }: RunEnd): string => (trouble === undefined ? "" : troubleWords(trouble));

/** `signal 9 (SIGKILL)`. */
export function signalName(signal: number): string {
  const name = signalNames[signal];
  return name ? `signal ${signal} (${name})` : `signal ${signal}`;
}

function orphanWords(orphans: number): string {
  if (orphans === 0) return "";
  return ` ${count(orphans, "process was", "processes were")} still running when the main process ended, and ${orphans === 1 ? "was" : "were"} ended with it.`;
}
