import { OMISSIONS } from "../api/events";
import type { ProcessTrack, Span, TraceModel } from "../trace";

/** From when to when a thread was in a function. */
export interface Stay extends Span {
  readonly entry: number;
  readonly process: ProcessTrack;
}

const CALLS = OMISSIONS.indexOf("calls");

/** Whether `square(3)`, `Worker.square` or `square` is what the program calls `square`. */
export function isCallOf(name: string, wanted: string): boolean {
  const bracket = name.indexOf("(");
  const called = bracket < 0 ? name : name.slice(0, bracket);
  return called === wanted || called.endsWith(`.${wanted}`);
}

/**
 * When the processes were in the function (undefined: in any of the program's), in order of start. A call within another one
 * of the same thread is part of that.
 */
export function staysIn(
  { entries, threads, extent }: TraceModel,
  name: string | undefined,
  processes: readonly ProcessTrack[],
): readonly Stay[] {
  const ofThread = (process: ProcessTrack, thread: number): readonly Stay[] => {
    const stays: Stay[] = [];
    const calls = (threads[thread]?.slices ?? [])
      .flatMap((row) => Array.from(row.ids.subarray(0, row.length)))
      .filter((entry) => name === undefined || isCallOf(entries.nameOf(entry), name))
      .sort((a, b) => entries.start[a]! - entries.start[b]!);
    for (const entry of calls) {
      const start = entries.start[entry]!;
      if (start >= (stays.at(-1)?.end ?? 0)) stays.push({ entry, process, start, end: Math.min(entries.end[entry]!, extent) });
    }
    return stays;
  };
  return processes.flatMap((process) => process.threads.flatMap((thread) => ofThread(process, thread))).sort((a, b) => a.start - b.start);
}

/** Whether calls of the function were so many that some were not recorded. */
export function isLeftOut({ entries }: TraceModel, name: string, processes: readonly ProcessTrack[]): boolean {
  return processes.some(({ omissions }) =>
    Array.from(omissions.ids.subarray(0, omissions.length)).some(
      (entry) => entries.code[entry] === CALLS && isCallOf(entries.nameOf(entry), name),
    ),
  );
}
