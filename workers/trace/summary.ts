import { EntryKind } from "./entries";
import { mostAtOnce, outermostSlices } from "./queries";
import type { TraceModel } from "./trace-model";
import type { ProcessTrack } from "./tracks";

/** A run in four figures; times in nanoseconds. */
export interface RunSummary {
  /** Processes that were made, the main one not counted. */
  readonly children: number;
  /** The most of them that were in a function of the program at one moment. */
  readonly atOnce: number;
  /** Time they spent in functions of the program, added up. */
  readonly work: number;
  /** From when the main process began to run until it exited. */
  readonly elapsed: number;
}

/** Of a run that is over. */
export function summaryOf(model: TraceModel): RunSummary {
  const [main, ...children] = model.processes;
  const spans = children.flatMap((child) => outermostSlices(model, child));
  const work = spans.reduce((sum, { start, end }) => sum + end - start, 0);
  return { children: children.length, atOnce: mostAtOnce(spans), work, elapsed: main ? timeOf(model, main) : 0 };
}

function timeOf({ threads, entries }: TraceModel, process: ProcessTrack): number {
  const states = threads[process.threads[0] ?? -1]?.states;
  if (!states || states.length === 0) return 0;
  const first = Array.from({ length: states.length }, (_, index) => states.at(index)).find(
    (id) => entries.kindOf(id) !== EntryKind.START_UP,
  );
  return first === undefined ? 0 : entries.start[states.at(states.length - 1)]! - entries.start[first]!;
}
