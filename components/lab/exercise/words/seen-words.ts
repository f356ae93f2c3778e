import type { Seen } from "@/workers/grading";
import { durationWords } from "../../run/words";
import { countWords, listWords } from "./amount-words";
import { factor, percent } from "./ask-words";

const inCode = (text: string) => `\`${text}\``;

/** What was seen, in a sentence or two; what stands between backticks is code. `timeout`: seconds that a run may take. */
export function seenWords(seen: Seen, timeout: number): string {
  switch (seen.code) {
    case "ended":
      return `It ended with exit code ${seen.exitCode}.`;
    case "stopped":
      return `It had not ended after ${timeout} seconds, and was stopped.`;
    case "stuck":
      return `Nobody could go on: ${listWords(seen.processes)} waited for what could not come any more. It was stopped.`;
    case "exception":
      return `${seen.process}: ${inCode(seen.name)}`;
    case "constants":
      return "It has.";
    case "constant-missing":
      return `No line begins with ${inCode(`${seen.name} =`)}. The check sets other values there, so write the whole value on that line.`;
    case "processes":
      return seen.count === 0 ? "None was started." : `${countWords(seen.count, "process was", "processes were")} started.`;
    case "start-methods":
      return `They were started by ${listWords(seen.methods.map(inCode))}.`;
    case "together":
      return seen.count === 1 ? "There was one process." : `All ${seen.count} had been started by then.`;
    case "waited-early":
      return `The main program waited for a process when ${seen.started} of ${seen.of} had been started.`;
    case "no-processes":
      return "There were no child processes.";
    case "joined":
      return seen.count === 1 ? "It had ended." : `All ${seen.count} had ended.`;
    case "not-ended":
      return `${seen.process} was still there when the last line was printed.`;
    case "not-waited-for":
      return `${seen.process} happened to have ended by then, but nobody had waited for it.`;
    case "no-last-line":
      return "The main program printed nothing after it had started processes.";
    case "left-over":
      return seen.count === 0
        ? "None was left."
        : `${countWords(seen.count, "process was", "processes were")} still running, and ended with the program.`;
    case "workers":
      return seen.count === 0
        ? "There was none."
        : `There ${seen.count === 1 ? "was" : "were"} ${countWords(seen.count, "worker", "workers")}.`;
    case "lines":
      return seen.count === 1 ? "It was printed." : `All ${seen.count} were printed.`;
    case "line-missing":
      return `${inCode(seen.pattern)} was not printed, or not by whom it should be.`;
    case "line-out-of-order":
      return `${inCode(seen.pattern)} was printed, but not in its place.`;
    case "line-unexpected":
      return `${seen.process} also printed ${inCode(seen.text)}.`;
    case "line-count":
      return seen.count === 0
        ? "There was no such line."
        : `There ${seen.count === 1 ? "was" : "were"} ${countWords(seen.count, "such line", "such lines")}.`;
    case "different":
      return seen.texts.length === 0
        ? "No child process printed such a line."
        : `Printed by the child processes: ${listWords(seen.texts.map(inCode))}.`;
    case "same":
      return `${seen.processes[0]} and ${seen.processes[1]} both printed ${inCode(seen.text)}.`;
    case "last-line":
      return `${seen.process} printed the last line: ${inCode(seen.text)}.`;
    case "nothing-printed":
      return "Nothing was printed.";
    case "ran":
      return `${inCode(seen.function)} ran ${countWords(seen.times, "time", "times")}, in ${countWords(seen.processes, "process", "processes")}.`;
    case "ran-elsewhere":
      return `${inCode(seen.function)} ran in ${seen.process}.`;
    case "at-once":
      return seen.count === 0 ? "None went on." : `${seen.count} went on at the same time, and never more.`;
    case "overlap":
      return "They did.";
    case "apart":
      return `${inCode(seen.functions[0])} and ${inCode(seen.functions[1])} never ran at the same time in different processes.`;
    case "never-ran":
      return `${inCode(seen.function)} did not run in any of those processes.`;
    case "work-share":
      return `They did ${percent(seen.share)} of it.`;
    case "speed-up":
      return `It took ${durationWords(seen.own)}, the original ${durationWords(seen.baseline)}: ${factor(seen.ratio)} times as fast.`;
    case "too-few-cores":
      return `This machine has ${countWords(seen.cores, "core", "cores")}, and ${seen.needed} are needed to tell. It counts as passed.`;
    case "not-measured":
      return "Measured once all else is right.";
    case "no-deadlock":
      return seen.runs === 1 ? "Nobody did." : `Nobody did in ${seen.runs} runs.`;
    case "deadlock":
      return `${listWords(seen.processes)} waited for what could not come any more.`;
    case "under-lock":
      return seen.accesses === 1
        ? "It was used once, under a lock."
        : `${seen.accesses.toLocaleString("en")} times, and the lock was always held.`;
    case "without-lock":
      return `${seen.process} ${seen.access === "read" ? "read" : "wrote"} it without holding a lock.`;
    case "other-lock":
      return `${seen.process} held a lock, but another one than the others do. Two locks keep nobody out.`;
    case "not-shared":
      return "No value was used by several processes at a time.";
    case "waits":
      return countSentence(seen.count, "time", "times");
    case "messages":
      return countSentence(seen.count, "message was seen", "messages were seen");
    case "left-out":
      return `${inCode(seen.function)} was called so often that not all of it was recorded. Call it less often.`;
    case "lost":
      return `The run did so much that ${countWords(seen.events, "event was", "events were")} not recorded. Have it do less.`;
  }
}

function countSentence(count: number, one: string, many: string): string {
  return count === 0 ? "Never." : `${countWords(count, one, many)}.`;
}
