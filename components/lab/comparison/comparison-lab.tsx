"use client";

import { useCallback, useEffect, useId, useState } from "react";
import { useStore } from "zustand";
import type { TimelineSelection, Viewport } from "@/components/timeline";
import { createViewport, Timeline } from "@/components/timeline";
import type { Recording, SourceFile, StartMethod } from "@/workers";
import { EngineTrouble } from "../engine-trouble";
import "../lab.css";
import type { LabModel } from "../lab-model";
import { createLabModel } from "../lab-model";
import { runByKey } from "../run-by-key";
import { Toolbar } from "../toolbar";
import { useWarmEngine } from "../use-lab";
import type { ViewStore } from "../view-store";
import { createViewStore, machineCpus } from "../view-store";
import type { Outcome } from "./compare-words";
import type { Comparison } from "./comparison";
import { createComparison } from "./comparison";
import { ComparisonOutcome } from "./comparison-outcome";
import { ComparisonProgram } from "./comparison-program";

export interface ComparedProgram {
  /** Names it in the outcome. */
  readonly id: string;
  readonly label: string;
  readonly files: readonly SourceFile[];
  /** The first file's code, highlighted when the page was made. */
  readonly highlighted: string;
  readonly recording?: Recording | undefined;
  readonly cpuCount?: number | undefined;
  readonly cpuNote?: string | undefined;
  /** First and last line of what the lesson is about. */
  readonly about?: readonly [number, number] | undefined;
}

export interface ComparisonLabProps {
  /** The key the reader's edits are kept under; one of its kind in the whole site. */
  readonly id: string;
  readonly title: string;
  readonly programs: readonly ComparedProgram[];
  /** What is said once all have run; nothing if not given. */
  readonly outcome?: Outcome | undefined;
  /** How many processes to keep warm, the main one included. */
  readonly expectProcesses?: number | undefined;
  readonly startMethod?: StartMethod | undefined;
}

interface ComparisonModel {
  readonly options: ViewStore;
  readonly viewport: Viewport;
  readonly labs: readonly LabModel[];
  readonly comparison: Comparison;
}

const mostRows = 24;

/** Programs to run one after the other, their timelines under each other on one time axis. */
export function ComparisonLab(props: ComparisonLabProps) {
  const { id, title, programs, outcome, expectProcesses = 3 } = props;
  const [{ options, viewport, labs, comparison }] = useState(() => createModel(props));
  const { current, results } = useStore(comparison.store);
  const edited = useAnyEdited(labs);
  const heading = useId();
  const cpuNote = programs.find((program) => program.cpuNote)?.cpuNote;
  useWarmEngine(expectProcesses);

  useEffect(() => {
    for (const lab of labs) void lab.files.restore();
    return () => {
      for (const lab of labs) lab.runs.dispose();
    };
  }, [labs]);

  const run = () => {
    const { startMethod, cpuCount } = options.getState();
    for (const lab of labs) lab.view.setState({ startMethod, cpuCount });
    void comparison.run();
  };

  const rows = Math.min(Math.max(...programs.map(({ files }) => files[0]?.text.split("\n").length ?? 0)) + 1, mostRows);
  return (
    <section
      aria-labelledby={heading}
      data-lab={id}
      className="wide my-8 rounded-sm border border-hairline bg-surface font-sans text-ui"
      onKeyDownCapture={(event) => runByKey(event, run)}
    >
      <h3 id={heading} className="border-b border-hairline px-3 py-2 font-sans text-ui font-semibold">
        {title}
      </h3>
      <Toolbar
        phase={current === null ? "idle" : "running"}
        view={options}
        presetCpus={programs[0]?.cpuCount}
        cpuNote={cpuNote}
        edited={edited}
        onRun={run}
        onStop={comparison.stop}
        onReset={() => {
          for (const lab of labs) if (lab.files.store.getState().edited) lab.files.reset();
        }}
      />
      <EngineTrouble recorded={programs.some(({ recording }) => recording !== undefined)} />
      <div className="grid md:auto-cols-fr md:grid-flow-col">
        {programs.map(({ label, highlighted, recording }, index) => {
          const lab = labs[index];
          return (
            lab && (
              <ComparisonProgram
                key={label}
                id={`${id}/${index}`}
                label={label}
                lab={lab}
                highlighted={highlighted}
                recording={recording}
                rows={rows}
                turn={turnWords(index, current)}
              />
            )
          );
        })}
      </div>
      {programs.map(({ label }, index) => {
        const lab = labs[index];
        return (
          lab && (
            <div key={label} className="border-t border-hairline px-3 py-2">
              <h4 className="text-small font-semibold">{label}</h4>
              <ComparedTimeline lab={lab} viewport={viewport} label={`Timeline: ${label}`} />
            </div>
          )
        );
      })}
      {outcome && <ComparisonOutcome outcome={outcome} results={results} />}
    </section>
  );
}

function ComparedTimeline({ lab, viewport, label }: { readonly lab: LabModel; readonly viewport: Viewport; readonly label: string }) {
  const { phase, shown } = useStore(lab.runs.store);
  const selection = useStore(lab.view, (state) => state.selection);
  const hover = useCallback((hovered: TimelineSelection | null) => lab.view.setState({ hovered }), [lab]);
  return (
    <Timeline
      model={lab.runs.trace}
      viewport={viewport}
      now={lab.runs.now}
      live={phase === "running"}
      recorded={shown === "recording"}
      selection={selection}
      onSelect={(next) => lab.view.setState({ selection: next })}
      onHover={hover}
      label={label}
    />
  );
}

function createModel({ id, programs, startMethod }: ComparisonLabProps): ComparisonModel {
  const viewport = createViewport();
  const labs = programs.map(({ files, recording }, index) => createLabModel({ id: `${id}/${index}`, files, recording, viewport }));
  const named = programs.flatMap(({ id: name, label }, index) => {
    const lab = labs[index];
    return lab ? [{ id: name, label, lab }] : [];
  });
  return {
    options: createViewStore(startMethod ?? "fork", programs[0]?.cpuCount ?? machineCpus()),
    viewport,
    labs,
    comparison: createComparison(named),
  };
}

function useAnyEdited(labs: readonly LabModel[]): boolean {
  const [edited, setEdited] = useState(false);
  useEffect(() => {
    const count = () => setEdited(labs.some((lab) => lab.files.store.getState().edited));
    count();
    const ends = labs.map((lab) => lab.files.store.subscribe(count));
    return () => {
      for (const end of ends) end();
    };
  }, [labs]);
  return edited;
}

function turnWords(index: number, current: number | null): string {
  if (current === null || index < current) return "";
  return index === current ? "running" : "waits for its turn";
}
