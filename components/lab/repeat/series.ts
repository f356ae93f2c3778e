import type { StoreApi } from "zustand/vanilla";
import { createStore } from "zustand/vanilla";
import type { EngineAccess } from "@/components/engine";
import { MARK_KINDS, orderingsOf } from "@/workers/trace/orderings";
import type { NextRun } from "../model/lab-model";
import type { FrameClock } from "../run/pump";
import type { Halt, OneOfMany } from "./run-once";
import { runOnceReady } from "./run-once";

export interface SeriesState {
  readonly phase: "idle" | "running";
  /** How many runs were asked for. */
  readonly times: number;
  /** What is run, as it was when the series began; null before that. */
  readonly of: NextRun | null;
  /** Those that are over. */
  readonly runs: readonly OneOfMany[];
  /** Why there are fewer than were asked for. */
  readonly halt: Halt | null;
}

/** One program run many times, one after the other, without being shown. */
export interface Series {
  readonly store: StoreApi<SeriesState>;
  /** Resolves when there are no more to come. */
  start(next: NextRun): Promise<void>;
  stop(): void;
}

interface SeriesOptions {
  readonly engine: EngineAccess;
  readonly frames: FrameClock;
  readonly times: number;
  /** Bytes that all runs kept may take. */
  readonly room?: number;
}

const defaultRoom = 64e6;

export function createSeries({ engine, frames, times, room = defaultRoom }: SeriesOptions): Series {
  const store = createStore<SeriesState>(() => ({ phase: "idle", times, of: null, runs: [], halt: null }));
  let ending: AbortController | null = null;

  function end(halt: Halt | null) {
    ending?.abort();
    ending = null;
    if (store.getState().phase === "running") store.setState({ phase: "idle", halt });
  }

  /** Another lab of the page has taken the engine. */
  const release = () => end({ why: "elsewhere" });

  return {
    store,
    async start(of) {
      end(null);
      const mine = (ending = new AbortController());
      store.setState({ phase: "running", of, runs: [], halt: null });
      engine.take(release);
      while (store.getState().runs.length < times) {
        const over = await runOnceReady(engine, frames, of, room, mine.signal);
        if (mine.signal.aborted || over === null) return;
        if ("why" in over) return end(over);
        store.setState({ runs: within(room, [...store.getState().runs, over]) });
      }
      end(null);
    },
    stop: () => end({ why: "asked" }),
  };
}

/**
 * Keeps no more of the runs than there is room for: first those go that came in orders which an earlier one came in, too, the
 * latest first, then the latest of the others. They are counted all the same.
 */
export function within(room: number, runs: readonly OneOfMany[]): readonly OneOfMany[] {
  let size = runs.reduce((sum, run) => sum + run.size, 0);
  if (size <= room) return runs;
  const firsts = new Set<number>();
  const all = runs.map(({ marks }) => marks);
  for (const kind of MARK_KINDS) {
    for (const ordering of orderingsOf(all, kind, true).all) {
      const first = ordering.runs.find((run) => runs[run]?.kept);
      if (first !== undefined) firsts.add(first);
    }
  }
  const latest = [...runs.keys()].reverse();
  const left = new Set<number>();
  for (const run of [...latest.filter((index) => !firsts.has(index)), ...latest.filter((index) => firsts.has(index))]) {
    if (size <= room) break;
    size -= runs[run]!.size;
    left.add(run);
  }
  return runs.map((run, index) => (left.has(index) ? { ...run, kept: null, size: 0 } : run));
}
