import type { WaitReason } from "@/workers";
import { type Check, plainPattern, type Whose } from "@/workers/grading";
import { amountWords, listWords } from "./amount-words";

const whoseWords: Readonly<Record<Whose, string>> = {
  main: "the main program",
  children: "the child processes",
  anybody: "the program",
};

const waitWords: Readonly<Record<WaitReason, string>> = {
  sleep: "for a sleep to end",
  "pipe-read": "for a message",
  "pipe-write": "for room in a pipe",
  poll: "for any of several things",
  semaphore: "for a lock between processes",
  child: "for a process to end",
  lock: "for a lock between threads",
  thread: "for a thread to end",
  stdin: "for input",
  fork: "for a process to be made",
  output: "for the page",
  gil: "for the GIL",
  signal: "for a signal",
  stopped: "to be continued",
  "file-lock": "for a lock on a file",
};

const inCode = (text: string) => `\`${text}\``;

/** What a check asks, in a sentence; what stands between backticks is code. `values` are those of the program as it is. */
export function askWords(check: Check, values: Readonly<Record<string, string>>): string {
  const shown = (pattern: string) => inCode(plainPattern(pattern, values));
  switch (check.kind) {
    case "ends":
      return `The program ends by itself${check.exceptions === "allowed" ? "" : ", without an exception"}${check.exitCode ? ` and with exit code ${check.exitCode}` : ""}.`;
    case "constants":
      return `The program has ${listWords(check.names.map((name) => inCode(`${name} = …`)))} on a line of its own.`;
    case "processes":
      return capital(`${amountWords(check, "child process is", "child processes are")} started.`);
    case "start-method":
      return `Processes are started by ${inCode(check.is)}.`;
    case "started-together":
      return "All processes are started before the first is waited for.";
    case "joined":
      return "All processes have ended, and have been waited for, when the main program prints its last line.";
    case "none-left":
      return "No process is left when the program ends.";
    case "workers":
      return capital(`${amountWords(check, "worker of a pool is", "workers of a pool are")} there.`);
    case "lines":
      return `${capital(whoseWords[check.by ?? "anybody"])} ${printWord(check.by)} ${listWords(check.match.map(shown))}, each on a line of its own${check.inOrder ? ", in this order" : ""}${check.only ? ", and nothing else" : ""}.`;
    case "count-lines":
      return `${capital(whoseWords[check.by ?? "anybody"])} ${printWord(check.by)} ${amountWords(check, "line", "lines")} like ${shown(check.of)}.`;
    case "different":
      return capital(
        `${amountWords(check, "child process prints", "child processes print")} a line like ${shown(check.of)}, each a different one.`,
      );
    case "last-line":
      return `The last line is ${shown(check.match)}${(check.by ?? "main") === "anybody" ? "" : `, and ${whoseWords[check.by ?? "main"]} ${printWord(check.by ?? "main")} it`}.`;
    case "ran": {
      const times = check.times && `: ${amountWords(check.times, "call", "calls")}`;
      const processes = check.inProcesses && `${times ? ", " : ": "}in ${amountWords(check.inProcesses, "process", "processes")}`;
      const where = check.by === "anybody" ? "" : ` in ${whoseWords[check.by ?? "children"]} and nowhere else`;
      return `${inCode(check.function)} runs${where}${times ?? ""}${processes ?? ""}.`;
    }
    case "at-once": {
      const what = check.function === undefined ? "" : ` of ${inCode(check.function)}`;
      return capital(`${amountWords(check, `call${what} goes`, `calls${what} go`)} on at the same time.`);
    }
    case "overlap":
      return `${inCode(check.functions[0])} and ${inCode(check.functions[1])} run at the same time, in different processes.`;
    case "work-share":
      return `The child processes do at least ${percent(check.atLeast)} of the computing.`;
    case "speed-up":
      return `The program is at least ${factor(check.atLeast)} times as fast as the original.`;
    case "no-deadlock":
      return "Nobody waits for what can never come.";
    case "under-lock":
      return "What the processes share is read and written under one and the same lock.";
    case "waits":
      return `${capital(whoseWords[check.by ?? "anybody"])} ${check.by === "children" ? "wait" : "waits"} ${check.for.map((reason) => waitWords[reason]).join(" or ")}: ${amountWords(check, "time", "times")}.`;
    case "messages":
      return capital(`${amountWords(check, "message goes", "messages go")} from ${whoseWords[check.from]} to ${whoseWords[check.to]}.`);
  }
}

export function capital(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}

export function percent(share: number): string {
  return `${Math.round(share * 100)} %`;
}

export function factor(ratio: number): string {
  return ratio.toFixed(1).replace(/\.0$/, "");
}

function printWord(whose: Whose | undefined): string {
  return whose === "children" ? "print" : "prints";
}
