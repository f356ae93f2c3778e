"use client";

import type { ReactNode } from "react";
import { useId, useRef, useState } from "react";
import { useStore } from "zustand";
import type { SourceFile, StartMethod } from "@/workers";
import { EngineTrouble } from "@/components/engine";
import { useVeil } from "@/components/progress";
import { LabFrame } from "./parts/lab-frame";
import { LabPanels } from "./parts/lab-panels";
import { RunStrip } from "./parts/run-strip";
import { isLive } from "./run/phase";
import { Toolbar } from "./parts/toolbar";
import type { LabModel } from "./model/lab-model";
import { useOnPage } from "./model/labs-on-page";
import { useLab, useRunCode, useWarmEngine } from "./model/use-lab";
import { near, useNear } from "./model/use-near";
import { useRecording } from "./model/use-recording";
import { SharedPicture } from "./picture/shared-picture";
import { ManyRuns } from "./repeat/many-runs";
import type { Colours } from "./editor/colours";

export interface LabProps {
  /** The key the reader's edits are kept under; one of its kind in the whole site. */
  readonly id: string;
  readonly title: string;
  /** What a link to it says after the #. */
  readonly anchor?: string | undefined;
  /** A cell of the notes: what they call it. It is said whether its program is still theirs. */
  readonly cell?: string | undefined;
  readonly files: readonly SourceFile[];
  /** Of the first file's code, made with the page. */
  readonly colours: Colours;
  /** Lines of the first file that the lesson is about, from 1 on: the first and the last. */
  readonly about?: readonly [from: number, to: number] | undefined;
  /** Where a recorded run is, shown until the reader has run the program. */
  readonly recording?: string | undefined;
  /** What `os.cpu_count()` says; the machine's own number if not given. */
  readonly cpuCount?: number | undefined;
  /** Why `cpuCount` is given. */
  readonly cpuNote?: string | undefined;
  /** How many processes to keep ready, the main one included. */
  readonly processes?: number | undefined;
  /** How many seconds Run may wait until so many interpreters are ready. */
  readonly patience?: number | undefined;
  readonly startMethod?: StartMethod | undefined;
  /** Shared memory of the program that is a picture: its name, and letters in a row. */
  readonly shows?: { readonly memory: string; readonly width: number } | undefined;
  /** Ids of the predictions that are to be answered before a run is shown. */
  readonly asked?: readonly string[] | undefined;
  /** Stands beside the title. */
  readonly note?: ReactNode;
  /** Stands under the title: what is to be done. */
  readonly intro?: ReactNode;
  /** Stands under all else, and may look at the lab's runs. */
  readonly foot?: ((lab: LabModel) => ReactNode) | undefined;
}

/** A program to read, change and run, with its output and its timeline. */
export function Lab({
  id,
  title,
  anchor,
  cell,
  files,
  colours,
  about,
  recording,
  cpuCount,
  cpuNote,
  processes = 3,
  patience = 0,
  startMethod,
  shows,
  asked = [],
  note: beside,
  intro,
  foot,
}: LabProps) {
  const lab = useLab({ id, files, cpuCount, startMethod, processes: () => processes, patience: patience * 1000 });
  const frame = useRef<HTMLElement>(null);
  const note = useId();
  const phase = useStore(lab.runs.store, (state) => state.phase);
  const edited = useStore(lab.files.store, (state) => state.edited);
  const isNear = useNear(frame, near);
  useWarmEngine(processes, isNear);
  const { veiled, runUnlessVeiled } = useVeil(id, asked);
  useRunCode(isNear && !veiled);
  useRecording(recording, lab.runs, isNear && !veiled);
  const [programs] = useState(() => [{ id, label: title, lab }]);
  useOnPage(id, programs);
  const run = () => runUnlessVeiled(() => void lab.run());
  return (
    <LabFrame
      id={id}
      title={title}
      anchor={anchor}
      frameRef={frame}
      onRun={run}
      aside={
        <>
          {beside}
          {cell && (
            <p className="text-small text-ink-muted">
              <span className="font-mono">{cell}</span> {edited ? "changed by you" : "unmodified"}
            </p>
          )}
          {cpuNote && (
            <p id={note} className="lab-note">
              {cpuNote}
            </p>
          )}
        </>
      }
    >
      {intro}
      <Toolbar
        phase={phase}
        view={lab.view}
        processes={processes}
        presetCpus={cpuCount}
        cpuNote={cpuNote ? note : undefined}
        edited={edited}
        onRun={run}
        onStop={lab.runs.stop}
        onReset={lab.files.reset}
      >
        <RunStrip runs={lab.runs} label={`The run, from afar: ${title}`} />
      </Toolbar>
      <EngineTrouble recorded={recording !== undefined} />
      <LabPanels
        id={id}
        lab={lab}
        colours={colours}
        about={about}
        timelineLabel={`Timeline: ${title}`}
        veiled={veiled}
        picture={shows && <SharedPicture lab={lab} veiled={veiled} {...shows} />}
        lines={(files[0]?.text.split("\n").length ?? 0) + 1}
      />
      {foot?.(lab)}
      <ManyRuns programs={[{ label: title, lab }]} busy={isLive(phase)} gate={runUnlessVeiled} />
    </LabFrame>
  );
}
