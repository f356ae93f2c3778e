import type { OutputChunk, TraceEvent } from "../api/events";
import type { Ns, Pid, Tid } from "../api/units";
import { created, event, exited, modelOf, running } from "../trace/trace.test-support";
import type { Check } from "./checks";
import type { FinishedRun } from "./evidence";
import type { Observation } from "./findings";
import { observe } from "./grade";

/** In the order of their times; those of `exits` at the end. */
const MAIN = 100;

export const main = (end: number, exitCode = 0): readonly TraceEvent[] => [
  created(0, MAIN, "MainProcess", "main"),
  running(1, MAIN),
  exited(end, MAIN, exitCode),
];
export const child = (pid: number, from: number, to: number, name = `Process-${pid - MAIN}`): readonly TraceEvent[] => [
  created(from, pid, name),
  running(from + 1, pid),
  exited(to, pid),
];
export const call = (pid: number, from: number, to: number, name = "work"): readonly TraceEvent[] => [
  event("call-began", from, pid, { name }),
  event("call-ended", to, pid, { name }),
];
export const task = (pid: number, from: number, to: number, name: string): readonly TraceEvent[] => [
  event("task-began", from, pid, { name }),
  event("task-ended", to, pid, { name }),
];
export const waits = (
  pid: number,
  from: number,
  to: number,
  reason: "child" | "sleep" | "pipe-read",
  call?: string,
): readonly TraceEvent[] => [
  event("wait-began", from, pid, { reason, object: 0, ...(call === undefined ? {} : { call }) }),
  event("wait-ended", to, pid, { reason, object: 0 }),
];
export const reaped = (at: number, pid: number): TraceEvent => event("reaped", at, MAIN, { child: pid as Pid });

interface Printed {
  readonly at: number;
  readonly pid: number;
  readonly text: string;
}

export const prints = (at: number, pid: number, text: string): Printed => ({ at, pid, text });

/** A run of these events, in any order, with what was printed. */
export function runOf(
  events: readonly (TraceEvent | readonly TraceEvent[])[],
  printed: readonly Printed[] = [],
  rest: Partial<FinishedRun> = {},
): FinishedRun {
  const output = printed.map(({ at, pid, text }, sequence): OutputChunk => ({
    sequence,
    time: (at * 1e6) as Ns,
    pid: pid as Pid,
    tid: 1 as Tid,
    stream: "stdout",
    text,
  }));
  const wrote = output.map(({ pid, sequence }, index) => event("wrote", printed[index]!.at, pid, { fd: 1, bytes: 1, sequence }));
  const all = [...events.flat(), ...wrote].sort((a, b) => a.time - b.time);
  return {
    program: { files: [{ name: "exercise.py", text: "" }] },
    trace: modelOf(all),
    output,
    end: { reason: "exited", exitCode: 0, orphans: 0 },
    values: {},
    ...rest,
  };
}

type Unnamed = Check extends infer One ? (One extends Check ? Omit<One, "id"> : never) : never;

/** What the check says of the run. */
export function look(run: FinishedRun, check: Unnamed): Observation {
  const [observation] = observe(run, [{ ...check, id: check.kind } as Check]).observations;
  if (!observation) throw new Error(`${check.kind} can't be told by one run.`);
  return observation;
}

/** The same in short: `failed at 20 ms of 101`, and what was seen. */
export function said(run: FinishedRun, check: Unnamed): readonly [string, Observation["seen"]] {
  const { verdict, seen, moment } = look(run, check);
  return [moment === null ? verdict : `${verdict} at ${moment.time / 1e6} ms of ${moment.pid}`, seen];
}
