import type { StoreApi } from "zustand/vanilla";
import { createStore } from "zustand/vanilla";
import type { Program, RunEnd, RunOptions, SourceFile } from "@/workers";
import { attempt, type Attempt, type FinishedRun, type Plan, type PlannedRun, runsOf } from "@/workers/grading";
import type { RunStore } from "../run/run-store";
import { printedChunks } from "./printed-chunks";

export interface CheckingState {
  readonly phase: "idle" | "checking" | "done";
  /** The runs it takes if all goes well, and which of them is under way, from 0 on. */
  readonly runs: readonly PlannedRun[];
  readonly run: number;
  /** What came of it; null: it was ended before. */
  readonly attempt: Attempt | null;
  /** The run that the findings tell of: they can be shown as long as it is the one in the lab. */
  readonly shown: RunEnd | null;
}

/** Checks a program: runs it in the lab as often as its exercise asks. */
export interface Checking {
  readonly store: StoreApi<CheckingState>;
  /** Resolves when it is over. */
  start(files: readonly SourceFile[], options: RunOptions): Promise<void>;
}

interface CheckingOptions {
  readonly runs: RunStore;
  readonly plan: Plan;
  /** Ms that a run may take. */
  readonly timeout: number;
  /** What is picked in the run before goes. */
  readonly beforeRun: () => void;
}

const idle: CheckingState = { phase: "idle", runs: [], run: 0, attempt: null, shown: null };

export function createChecking({ runs, plan, timeout, beforeRun }: CheckingOptions): Checking {
  const store = createStore<CheckingState>(() => idle);
  let baseline: readonly number[] = [];
  let turn = 0;

  /** Null: the reader stopped it, or another program was started, or it could not be run. */
  async function execute(program: Program, values: FinishedRun["values"], options: RunOptions): Promise<FinishedRun | null> {
    let stopped = false;
    const stop = () => {
      stopped = true;
      // Nobody waits for what it would have to say while it cleans up.
      runs.stop();
      runs.stop();
    };
    let clock: ReturnType<typeof setTimeout> | undefined;
    const end = runs.store.subscribe(({ phase, deadlock }, before) => {
      if (phase === "running" && before.phase !== "running") clock = setTimeout(stop, timeout);
      if (phase === "running" && deadlock?.whole && !stopped) stop();
    });
    beforeRun();
    const over = await runs.run(program, options);
    end();
    clearTimeout(clock);
    if (over === null || over.reason === "failed" || (over.reason === "stopped" && !stopped)) return null;
    return { program, values, trace: runs.trace, output: printedChunks(runs.output), end: over };
  }

  return {
    store,
    async start(files, options) {
      const mine = ++turn;
      store.setState({ phase: "checking", runs: runsOf(plan, baseline), run: 0, attempt: null, shown: null });
      let run = 0;
      const made = await attempt(
        plan,
        files,
        (program, values) => {
          if (mine !== turn) return Promise.resolve(null);
          store.setState({ run: run++ });
          return execute(program, values, options);
        },
        baseline,
      );
      if (mine !== turn) return;
      if (made) baseline = made.baseline;
      store.setState({ phase: "done", attempt: made, shown: made && runs.store.getState().end });
    },
  };
}
