import { useId, useMemo, useRef, useState } from "react";
import { useStore } from "zustand";
import { MARK_KINDS, type MarkKind, MOST_MARKS, orderingsOf, valuesOf } from "@/workers/trace/orderings";
import type { LabModel } from "../model/lab-model";
import { ComparedRuns } from "./compared-runs";
import { Counts } from "./counts";
import { OrderingList } from "./ordering-list";
import type { OneOfMany } from "./run-once";
import type { Series } from "./series";
import { endedWords, kindWords, ordersWords, valuesRest } from "./words";
import "./repeat.css";

interface ResultsProps {
  readonly series: Series;
  readonly lab: LabModel;
  /** A run goes on in the lab: no other can be shown there. */
  readonly busy: boolean;
  /** A run is now shown in the lab. */
  readonly lookAt: () => void;
}

/** What came of many runs: in which orders things happened, what they printed last, how they ended. */
export function Results({ series, lab, busy, lookAt }: ResultsProps) {
  const { phase, runs, times, of } = useStore(series.store);
  const [kind, setKind] = useState<MarkKind>("prints");
  const [told, setTold] = useState<boolean | null>(null);
  const [compared, setCompared] = useState<Compared>({ of: null, runs: [] });
  const radios = useId();
  const orders = useRef<HTMLDivElement>(null);
  const marks = useMemo(() => runs.map((run) => run.marks), [runs]);
  // Which worker of a pool takes a task is chance: with it, hardly two runs are alike. Until the reader says otherwise.
  const apart = kind === "processes" || (told ?? marks.every(({ tasks }) => tasks.length === 0));
  const orderings = useMemo(() => orderingsOf(marks, kind, apart), [marks, kind, apart]);
  const values = useMemo(() => valuesOf(marks), [marks]);
  const endings = useMemo(() => endingsOf(runs), [runs]);
  const changed = useIsChanged(lab, series);
  if (runs.length === 0) return null;

  // Those of an earlier series are other runs.
  const chosen = compared.of === of ? compared.runs.filter((run) => runs[run]?.kept) : [];
  const nameOf = (run: number) => `run ${run + 1} of ${times}`;
  const show = (run: number) => {
    const kept = runs[run]?.kept;
    if (!kept) return;
    lab.show(kept, nameOf(run));
    lookAt();
  };
  const choose = (run: number) =>
    setCompared({ of, runs: chosen.includes(run) ? chosen.filter((other) => other !== run) : [...chosen, run] });
  const rows = { total: runs.length, isKept: (run: number) => runs[run]?.kept !== null, busy, onShow: show };

  return (
    <div className="many-runs-results">
      {changed && <p className="text-warning">The program or its options have changed since: these runs are of what it was before.</p>}
      <div ref={orders} role="group" aria-labelledby={`${radios}-orders`} tabIndex={-1}>
        <div className="many-runs-head">
          <p id={`${radios}-orders`}>Orders</p>
          <fieldset className="many-runs-choice">
            <legend className="sr-only">Order of</legend>
            <span aria-hidden="true">of</span>
            {MARK_KINDS.map((each) => (
              <label key={each} className="target">
                <input type="radio" name={radios} checked={kind === each} onChange={() => setKind(each)} />
                {kindWords[each]}
              </label>
            ))}
          </fieldset>
          {kind !== "processes" && (
            <label className="target" title="The same line or task by another process makes another order">
              <input type="checkbox" checked={apart} onChange={() => setTold(!apart)} />
              tell processes apart
            </label>
          )}
        </div>
        <p>{ordersWords(kind, orderings, runs.length, phase === "running")}</p>
        <OrderingList kind={kind} orderings={orderings} apart={apart} chosen={chosen} onChoose={choose} {...rows} />
        {marks.some((run) => run[kind].length === MOST_MARKS) && (
          <p className="text-ink-muted">Of each run the first {MOST_MARKS} are compared.</p>
        )}
        {orderings.measured && <p className="text-ink-muted">Numbers that change from run to run are shown as … and don’t count.</p>}
      </div>
      {chosen.length > 0 && (
        <ComparedRuns
          runs={chosen.flatMap((run) => {
            const kept = runs[run]?.kept;
            const marks = orderings.all.find((ordering) => ordering.runs.includes(run))?.marks;
            return kept && marks ? [{ name: nameOf(run), kept, marks }] : [];
          })}
          apart={apart}
          onClose={() => {
            setCompared({ of, runs: [] });
            // What was pressed is gone.
            orders.current?.focus();
          }}
        />
      )}
      <Counts title="Last line printed" rows={values.rows} rest={valuesRest(values)} mono {...rows} />
      <Counts title="How they ended" rows={endings} {...rows} />
    </div>
  );
}

interface Compared {
  readonly of: object | null;
  readonly runs: readonly number[];
}

function endingsOf(runs: readonly OneOfMany[]) {
  const byWords = new Map<string, number[]>();
  runs.forEach(({ ended }, run) => {
    const words = endedWords(ended);
    byWords.set(words, [...(byWords.get(words) ?? []), run]);
  });
  return [...byWords].map(([text, of]) => ({ text, runs: of })).sort((a, b) => b.runs.length - a.runs.length);
}

/** Whether Run would now run something else than the series did. */
function useIsChanged(lab: LabModel, series: Series): boolean {
  const of = useStore(series.store, (state) => state.of);
  // These two change what `next` says.
  useStore(lab.files.store);
  useStore(lab.view);
  if (!of) return false;
  const { program, options } = lab.next();
  return JSON.stringify([program, options]) !== JSON.stringify([of.program, of.options]);
}
