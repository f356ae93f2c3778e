import { useCallback, useMemo } from "react";
import { useStore } from "zustand";
import { createStore } from "zustand/vanilla";
import type { ProgressState } from "./progress-store";
import { progress, useProgress } from "./use-progress";

export interface Veil {
  /** The run isn't to be seen yet: the reader hasn't said what they expect. */
  readonly veiled: boolean;
  /** Shows it without an answer, from now on. */
  readonly lift: () => void;
  /** Starts the run, unless there is a veil: then the questions are pointed at. */
  readonly runUnlessVeiled: (run: () => void) => void;
}

/** How often Run was pressed on a lab that had a veil. */
const refusals = createStore<Readonly<Record<string, number>>>(() => ({}));

export function useRefusals(lab: string): number {
  return useStore(refusals, (state) => state[lab] ?? 0);
}

/** Of the runs of a lab with predictions: `asked` are their ids. Without any there is no veil. */
export function useVeil(lab: string, asked: readonly string[]): Veil {
  const key = asked.join(" ");
  const isVeiled = useCallback(
    ({ asks, shown, answers }: ProgressState) => key !== "" && asks && !shown[lab] && key.split(" ").some((id) => !answers[id]),
    [lab, key],
  );
  const veiled = useProgress(isVeiled);
  return useMemo(
    () => ({
      veiled,
      lift: () => progress.put(`shown/${lab}`, true),
      runUnlessVeiled(run) {
        if (!isVeiled(progress.store.getState())) run();
        else
          void progress.ready.then(() => {
            if (!isVeiled(progress.store.getState())) run();
            else refusals.setState((state) => ({ [lab]: (state[lab] ?? 0) + 1 }));
          });
      },
    }),
    [veiled, lab, isVeiled],
  );
}
