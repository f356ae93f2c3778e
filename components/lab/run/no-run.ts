import { emptyTrace } from "@/workers/trace";
import { ns } from "@/workers";
import type { OutputModel } from "../output/output-model";
import type { RunState, RunStore } from "./run-store";

/** A lab before its first run. */
export const noRun: RunState = {
  shown: "nothing",
  phase: "idle",
  program: null,
  options: null,
  recorded: null,
  name: "",
  end: null,
  notice: "",
  waiting: [],
  failures: [],
  interruptedAt: null,
  cleaningUp: false,
  deadlock: null,
  outputRevision: 0,
};

const emptyOutput: OutputModel = {
  append() {},
  echo() {},
  receivedBy() {},
  clear() {},
  lineCount: 0,
  segmentCount: 0,
  characterCount: 0,
  line: () => undefined,
  lineOfSequence: () => undefined,
  dropped: 0,
  text: () => "",
  only: () => emptyOutput,
  revision: 0,
};

/** What there is to be seen, and to be done, while there has been no run. */
export const emptyRuns: Omit<RunStore, "store" | "offer" | "show" | "run" | "stop"> = {
  trace: emptyTrace,
  output: emptyOutput,
  filtered: emptyOutput,
  filter() {},
  now: () => ns(0),
  sharedMemory: () => undefined,
  find: () => null,
  forget() {},
  send() {},
  endInput() {},
  clearOutput() {},
  dispose() {},
};
