"use client";

import { useId } from "react";
import { useStore } from "zustand";
import type { Recording, SourceFile, StartMethod } from "@/workers";
import { EngineTrouble } from "./engine-trouble";
import "./lab.css";
import { LabPanels } from "./lab-panels";
import { runByKey } from "./run-by-key";
import { Toolbar } from "./toolbar";
import { useLab, useWarmEngine } from "./use-lab";

export interface LabProps {
  /** The key the reader's edits are kept under; one of its kind in the whole site. */
  readonly id: string;
  readonly title: string;
  readonly files: readonly SourceFile[];
  /** The first file's code, highlighted when the page was made. */
  readonly highlighted: string;
  /** Shown until the reader has run the program. */
  readonly recording?: Recording | undefined;
  /** What `os.cpu_count()` says; the machine's own number if not given. */
  readonly cpuCount?: number | undefined;
  /** Why `cpuCount` is given. */
  readonly cpuNote?: string | undefined;
  /** How many processes to keep warm, the main one included. */
  readonly expectProcesses?: number | undefined;
  readonly startMethod?: StartMethod | undefined;
  /** First and last line of what the lesson is about, in the first file. */
  readonly about?: readonly [number, number] | undefined;
}

/** A program to read, change and run, with its output and its timeline. */
export function Lab({ id, title, files, highlighted, recording, cpuCount, cpuNote, expectProcesses = 3, startMethod }: LabProps) {
  const lab = useLab({ id, files, recording, cpuCount, startMethod });
  const heading = useId();
  const phase = useStore(lab.runs.store, (state) => state.phase);
  const edited = useStore(lab.files.store, (state) => state.edited);
  useWarmEngine(expectProcesses);
  const run = () => void lab.run();
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
        phase={phase}
        view={lab.view}
        presetCpus={cpuCount}
        cpuNote={cpuNote}
        edited={edited}
        onRun={run}
        onStop={lab.runs.stop}
        onReset={lab.files.reset}
      />
      <EngineTrouble recorded={recording !== undefined} />
      <LabPanels
        id={id}
        lab={lab}
        highlighted={highlighted}
        recording={recording}
        timelineLabel={`Timeline: ${title}`}
        lines={(files[0]?.text.split("\n").length ?? 0) + 1}
      />
    </section>
  );
}
