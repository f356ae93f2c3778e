import type { StoreApi } from "zustand/vanilla";
import { createStore } from "zustand/vanilla";
import type { TraceModel } from "@/workers/trace";
import { selectionOf } from "@/components/timeline";
import type { RunEnd } from "@/workers";
import type { LabModel } from "../model/lab-model";
import type { RunResult } from "./compare-words";

interface ComparisonState {
  /** Which program runs now; null: none. */
  readonly current: number | null;
  /** One per program, once all of them have run. */
  readonly results: readonly RunResult[] | null;
}

/** Several programs run one after the other, so that none takes the cores from another. */
export interface Comparison {
  readonly store: StoreApi<ComparisonState>;
  run(): Promise<void>;
  stop(): void;
}

interface NamedLab {
  readonly id: string;
  readonly label: string;
  readonly lab: LabModel;
}

export function createComparison(programs: readonly NamedLab[]): Comparison {
  const store = createStore<ComparisonState>(() => ({ current: null, results: null }));
  /** Tells a round from the one that was asked for after it. */
  let turn = 0;
  return {
    store,
    async run() {
      const mine = ++turn;
      store.setState({ current: 0, results: null });
      const results: RunResult[] = [];
      for (const [index, program] of programs.entries()) {
        store.setState({ current: index });
        const end = await program.lab.run();
        if (mine !== turn) return;
        // Stopped by the reader, or never begun: the others would not be a comparison.
        if (end?.reason !== "exited") break;
        results.push(resultOf(program, end));
      }
      store.setState({ current: null, results: results.length === programs.length ? results : null });
    },
    stop() {
      turn++;
      const { current } = store.getState();
      store.setState({ current: null });
      if (current !== null) programs[current]?.lab.runs.stop();
    },
  };
}

function resultOf({ id, label, lab: { runs } }: NamedLab, { exitCode }: RunEnd): RunResult {
  const lastLine = runs.output.text().trimEnd().split("\n").at(-1) ?? "";
  return { id, label, exitCode, lastLine, duration: timeOf(runs.trace), processes: runs.trace.processes.length };
}

/** From when the main process's interpreter began until it exited, as the trace has it. */
function timeOf(trace: TraceModel): number | null {
  const states = trace.threads[trace.processes[0]?.threads[0] ?? -1]?.states;
  if (!states) return null;
  let began: number | null = null;
  for (let i = 0; i < states.length; i++) {
    const state = selectionOf(trace, states.at(i));
    if (!state) continue;
    if (state.kind === "exit") return began === null ? null : state.start - began;
    if (state.kind !== "start-up") began ??= state.start;
  }
  return null;
}
