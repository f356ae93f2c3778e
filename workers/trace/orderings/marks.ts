import { EntryKind } from "../entries";
import type { TraceModel } from "../trace-model";
import type { ProcessTrack } from "../tracks";
import { plainText } from "./plain-text";
import { MOST_MARKS, type PrintedLines } from "./printed-lines";

/** What may be put in order: lines printed, beginnings and ends of tasks, of processes. */
export const MARK_KINDS = ["prints", "tasks", "processes"] as const;
export type MarkKind = (typeof MARK_KINDS)[number];

/** One thing that happened in a run, told so that it can be found in another run. */
export interface Mark {
  readonly act: "printed" | "task-began" | "task-ended" | "process-began" | "process-ended";
  /** Index of its process in `TraceModel.processes`, which may be another's in another run. */
  readonly process: number;
  /** Its process's name; of several that have the same, the second is `name #2`. */
  readonly who: string;
  /** The line, the task; of a process that ended, its exit code if that isn't 0. */
  readonly text: string;
  /** The text as `plainText` has it. */
  readonly plain: string;
}

/** What runs of one program are compared by. */
export interface RunMarks extends Readonly<Record<MarkKind, readonly Mark[]>> {
  /** The last line printed; null: none was. */
  readonly lastLine: string | null;
}

/** Call it before `TraceModel.finish`, which ends what has not ended by itself. */
export function marksOf(model: TraceModel, printed: PrintedLines): RunMarks {
  const names = namesOf(model.processes);
  const byPid = new Map<number, string>(model.processes.map(({ pid, index }) => [pid, names[index]!]));
  const mark = (act: Mark["act"], process: number, text: string): Mark => ({
    act,
    process,
    who: names[process] ?? "",
    text,
    plain: plainText(text, byPid),
  });
  return {
    prints: printed.lines.flatMap(({ pid, text }) => mark("printed", model.processOf(pid)?.index ?? 0, text)),
    tasks: inOrder(tasksOf(model), mark),
    processes: inOrder(
      model.processes.flatMap((process) => lifeOf(model, process)),
      mark,
    ),
    lastLine: printed.lastLine,
  };
}

interface Moment {
  readonly act: Mark["act"];
  readonly time: number;
  readonly process: number;
  readonly text: string;
}

function inOrder(moments: readonly Moment[], mark: (act: Mark["act"], process: number, text: string) => Mark): readonly Mark[] {
  return moments
    .toSorted((a, b) => a.time - b.time)
    .slice(0, MOST_MARKS)
    .map(({ act, process, text }) => mark(act, process, text));
}

function tasksOf({ entries, order, threads }: TraceModel): readonly Moment[] {
  const moments: Moment[] = [];
  for (let i = 0; i < order.length; i++) {
    const task = order.at(i);
    if (entries.kind[task] !== EntryKind.TASK) continue;
    const of = { process: threads[entries.thread[task]!]!.process, text: entries.nameOf(task) };
    moments.push({ act: "task-began", time: entries.start[task]!, ...of });
    if (entries.end[task]! < Infinity) moments.push({ act: "task-ended", time: entries.end[task]!, ...of });
  }
  return moments;
}

/** From when it ran Python: it is its parent who made it exist. */
function lifeOf({ entries, threads }: TraceModel, { index, threads: own, exitCode }: ProcessTrack): readonly Moment[] {
  const states = threads[own[0]!]!.states;
  const moments: Moment[] = [];
  for (let i = 0; i < states.length; i++) {
    const state = states.at(i);
    const kind = entries.kindOf(state);
    const time = entries.start[state]!;
    if (kind === EntryKind.EXIT) moments.push({ act: "process-ended", time, process: index, text: exitCode ? String(exitCode) : "" });
    else if (kind !== EntryKind.START_UP && moments.length === 0) moments.push({ act: "process-began", time, process: index, text: "" });
  }
  return moments;
}

function namesOf(processes: readonly ProcessTrack[]): readonly string[] {
  const count = new Map<string, number>();
  return processes.map(({ name }) => {
    const nth = (count.get(name) ?? 0) + 1;
    count.set(name, nth);
    return nth === 1 ? name : `${name} #${nth}`;
  });
}
