"use client";

import { useEffect, useId, useRef, useState } from "react";
import { useStore } from "zustand";
import { labAnchor } from "@/content/anchors";
import { createViewport, type Viewport } from "@/components/timeline";
import type { SourceFile, StartMethod } from "@/workers";
import { EngineTrouble } from "@/components/engine";
import { useVeil } from "@/components/progress";
import { LabFrame } from "../parts/lab-frame";
import type { LabModel } from "../model/lab-model";
import { createLabModel } from "../model/lab-model";
import { KnobsRow } from "../knobs/knobs-row";
import { RunStrip } from "../parts/run-strip";
import { Toolbar } from "../parts/toolbar";
import { type ProgramOnPage, useOnPage } from "../model/labs-on-page";
import { ManyRuns } from "../repeat/many-runs";
import { useRunCode, useWarmEngine } from "../model/use-lab";
import { near, useNear } from "../model/use-near";
import type { ViewStore } from "../model/view-store";
import { createViewStore, machineCpus } from "../model/view-store";
import type { Outcome } from "./compare-words";
import { ComparedTimeline } from "./compared-timeline";
import type { Comparison } from "./comparison";
import { createComparison } from "./comparison";
import { ComparisonOutcome } from "./comparison-outcome";
import { ComparisonProgram } from "./comparison-program";
import type { Colours } from "../editor/colours";

export interface ComparedProgram {
  /** Names it in the outcome. */
  readonly id: string;
  readonly label: string;
  readonly files: readonly SourceFile[];
  /** Of the first file's code, made with the page. */
  readonly colours: Colours;
  /** Lines of the first file that the lesson is about: the first and the last. */
  readonly about?: readonly [from: number, to: number] | undefined;
  /** Where a recorded run is. */
  readonly recording?: string | undefined;
  readonly cpuCount?: number | undefined;
  readonly cpuNote?: string | undefined;
}

export interface ComparisonLabProps {
  /** The key the reader's edits are kept under; one of its kind in the whole site. */
  readonly id: string;
  readonly title: string;
  /** What a link to it says after the #. */
  readonly anchor?: string | undefined;
  readonly programs: readonly ComparedProgram[];
  /** What is said once all have run; nothing if not given. */
  readonly outcome?: Outcome | undefined;
  /** How many processes to keep ready, the main one included. */
  readonly processes?: number | undefined;
  /** How many seconds each run may wait until so many interpreters are ready. */
  readonly patience?: number | undefined;
  readonly startMethod?: StartMethod | undefined;
  /** Ids of the predictions that are to be answered before a run is shown. */
  readonly asked?: readonly string[] | undefined;
}

interface ComparisonModel {
  readonly options: ViewStore;
  readonly viewport: Viewport;
  readonly labs: readonly LabModel[];
  readonly named: readonly ProgramOnPage[];
  readonly comparison: Comparison;
}

/** Programs to run one after the other, their timelines under each other on one time axis, the programs beneath. */
export function ComparisonLab(props: ComparisonLabProps) {
  const { id, title, anchor, programs, outcome, processes = 3, asked = [] } = props;
  const [{ options, viewport, labs, named, comparison }] = useState(() => createModel(props));
  const { current, results } = useStore(comparison.store);
  const edited = useAnyEdited(labs);
  const frame = useRef<HTMLElement>(null);
  const note = useId();
  const cpuNote = programs.find((program) => program.cpuNote)?.cpuNote;
  const isNear = useNear(frame, near);
  useWarmEngine(processes, isNear);
  const { veiled, runUnlessVeiled } = useVeil(id, asked);
  useRunCode(isNear && !veiled);
  useOnPage(id, named);

  useEffect(() => {
    for (const lab of labs) void lab.files.restore();
    return () => {
      for (const lab of labs) lab.runs.dispose();
    };
  }, [labs]);

  const withOptions = (start: () => void) =>
    runUnlessVeiled(() => {
      const { startMethod, cpuCount } = options.getState();
      for (const lab of labs) lab.view.setState({ startMethod, cpuCount });
      start();
    });
  const run = () => withOptions(() => void comparison.run());

  return (
    <LabFrame
      id={id}
      title={title}
      anchor={anchor}
      frameRef={frame}
      onRun={run}
      aside={
        cpuNote && (
          <p id={note} className="lab-note">
            {cpuNote}
          </p>
        )
      }
    >
      <Toolbar
        phase={current === null ? "idle" : "running"}
        view={options}
        processes={processes}
        presetCpus={programs[0]?.cpuCount}
        cpuNote={cpuNote ? note : undefined}
        edited={edited}
        onRun={run}
        onStop={comparison.stop}
        onReset={() => {
          for (const lab of labs) if (lab.files.store.getState().edited) lab.files.reset();
        }}
      >
        {programs.map(
          ({ label }, index) => labs[index] && <RunStrip key={label} runs={labs[index].runs} label={`The run, from afar: ${label}`} />,
        )}
      </Toolbar>
      <EngineTrouble recorded={programs.some(({ recording }) => recording !== undefined)} />
      <div
        className={`lab-body lab-compared ${outcome ? "lab-with-result" : ""} ${programs.length > 2 ? "lab-narrow" : ""}`}
        style={{ "--compared": programs.length } as React.CSSProperties}
      >
        <div className="lab-timelines">
          {programs.map(
            ({ label, recording }, index) =>
              labs[index] && (
                <ComparedTimeline
                  key={label}
                  lab={labs[index]}
                  viewport={viewport}
                  label={label}
                  recording={recording}
                  near={isNear}
                  veiled={veiled}
                  foot={index === programs.length - 1}
                />
              ),
          )}
        </div>
        {outcome && <ComparisonOutcome outcome={outcome} results={results} />}
        <KnobsRow labs={labs} labels={programs.map(({ label }) => label)} />
        <div className="lab-programs">
          {programs.map(
            ({ id: program, label, colours, about }, index) =>
              labs[index] && (
                <ComparisonProgram
                  key={label}
                  id={`${id}/${index}`}
                  anchor={anchor && labAnchor(program)}
                  label={label}
                  lab={labs[index]}
                  colours={colours}
                  about={about}
                  turn={turnWords(index, current)}
                />
              ),
          )}
        </div>
      </div>
      <ManyRuns
        programs={programs.flatMap(({ label }, index) => (labs[index] ? [{ label, lab: labs[index] }] : []))}
        busy={current !== null}
        gate={withOptions}
      />
    </LabFrame>
  );
}

function createModel({ id, programs, startMethod, processes = 1, patience = 0 }: ComparisonLabProps): ComparisonModel {
  const viewport = createViewport();
  const labs = programs.map(({ files }, index) =>
    createLabModel({ id: `${id}/${index}`, files, viewport, processes: () => processes, patience: patience * 1000 }),
  );
  const named = programs.flatMap(({ id: name, label }, index) => {
    const lab = labs[index];
    return lab ? [{ id: name, label, lab }] : [];
  });
  return {
    options: createViewStore(startMethod ?? "fork", programs[0]?.cpuCount ?? machineCpus()),
    viewport,
    labs,
    named,
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
