/**
 * The engine suite: programs that run in the real engine, and what they must do. Each topic is a folder under `cases`
 * with Python files and a table of what is expected of them; `scripts/engine-suite.mjs` runs them all.
 *
 * A row of a table:
 *
 *   file        the program, in the topic's folder;       files     further files of it
 *   name        default: the file's                       methods   default: fork
 *   order       who does what concerns a pipe or a lock when (`scripts/harness/conductor.ts`)
 *   cpus, warm, stdin, typing, stopAt, stopAtDeadlock, merged    as the harness takes them
 *   times       run it so often in a row, default 1       deadline  ms until it counts as hung
 *   stdout, stderr    a string, a RegExp, or an array of lines in any order; default of stderr: nothing
 *   exitCode, orphans, reason                             default: 0, 0, exited
 *   check       looks at the result (output, events, spans, end) further; throws when it is wrong
 *   lost        the trace may have lost events
 *   deadlock    it has one: all others must not be told to
 *   native      false: makes no sense with this machine's python3;  "no trace": nor has it what `check` looks at
 */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { basename, join } from "node:path";
import asyncio from "./cases/asyncio/table.mjs";
import calls from "./cases/calls/table.mjs";
import clinic from "./cases/clinic/table.mjs";
import clocks from "./cases/clocks/table.mjs";
import deadlocks from "./cases/deadlocks/table.mjs";
import failures from "./cases/failures/table.mjs";
import fork from "./cases/fork/table.mjs";
import here from "./cases/here/table.mjs";
import interrupts from "./cases/interrupts/table.mjs";
import lessons from "./cases/lessons/table.mjs";
import limits from "./cases/limits/table.mjs";
import notes from "./cases/notes/table.mjs";
import pools from "./cases/pools/table.mjs";
import processes from "./cases/processes/table.mjs";
import runs from "./cases/runs/table.mjs";
import sharing from "./cases/sharing/table.mjs";
import signals from "./cases/signals/table.mjs";
import starters from "./cases/starters/table.mjs";
import streams from "./cases/streams/table.mjs";
import threads from "./cases/threads/table.mjs";
import trace from "./cases/trace/table.mjs";
import { matches, text } from "./expect.mjs";
import { checkTrace } from "./trace-rules.mjs";

const TOPICS = {
  notes,
  processes,
  fork,
  failures,
  streams,
  sharing,
  pools,
  threads,
  trace,
  asyncio,
  deadlocks,
  limits,
  runs,
  signals,
  clocks,
  interrupts,
  starters,
  lessons,
  clinic,
  here,
  calls,
};
const DEFAULTS = { methods: ["fork"], cpus: 2, warm: 1, times: 1, deadline: 20_000, stderr: "", exitCode: 0, orphans: 0, reason: "exited" };

const source = (topic, file) => ({
  name: basename(file),
  text: readFileSync(join(import.meta.dirname, "cases", topic, file), "utf8"),
});

export const suite = Object.entries(TOPICS).flatMap(([topic, table]) =>
  table.flatMap((row) => {
    const options = { ...DEFAULTS, ...row };
    const {
      file,
      files = [],
      name = basename(file, ".py"),
      methods,
      cpus,
      warm,
      stdin,
      typing,
      order,
      stopAt,
      stopAtDeadlock,
      merged,
      deadline,
    } = options;
    return methods.map((method) => ({
      name: `${topic}/${name}`,
      method,
      options: { ...options, method },
      request: {
        program: { files: [file, ...files].map((path) => source(topic, path)) },
        options: { startMethod: method, cpuCount: cpus },
        warm,
        stdin,
        typing,
        order,
        stopAt,
        stopAtDeadlock,
        merged,
        spans: true,
        stopAfter: deadline,
      },
    }));
  }),
);

/** Throws when the result of a case is not what its row and the trace's rules say. */
export function judge(result, options, { native }) {
  const { reason, trouble } = result.end;
  assert.equal(reason, options.reason, reason === "stopped" ? "it hung, and was stopped" : `it ${reason}: ${JSON.stringify(trouble)}`);
  if (reason === "exited") assert.equal(result.end.exitCode, options.exitCode, "exit code");
  const mayDiffer = (expected) => (typeof expected === "function" ? expected(options.method) : expected);
  const [stdout, stderr] = [mayDiffer(options.stdout), mayDiffer(options.stderr)];
  if (stderr !== undefined) matches(text(result, "stderr"), stderr, "stderr");
  if (stdout !== undefined) matches(text(result, "stdout"), stdout, "stdout");
  if (native) {
    if (options.native !== "no trace") options.check?.(result, options);
    return;
  }
  assert.equal(result.end.orphans, options.orphans, "orphans");
  options.check?.(result, options);
  checkTrace(result, options);
}
