"use client";

import type { DragEvent } from "react";
import { useState } from "react";
import { useStore } from "zustand";
import { EngineTrouble } from "../engine-trouble";
import { readFiles } from "../files/read-files";
import "../lab.css";
import { LabPanels } from "../lab-panels";
import { runByKey } from "../run-by-key";
import { Toolbar } from "../toolbar";
import { useLab, useWarmEngine } from "../use-lab";
import type { Starter } from "./file-bar";
import { FileBar } from "./file-bar";
import { FileTabs } from "./file-tabs";

interface PlaygroundProps {
  /** At least one; the first is what the page begins with. */
  readonly starters: readonly [Starter, ...Starter[]];
}

const lines = 26;

/** The lab without a lesson: any program, of one file or several. */
export function Playground({ starters }: PlaygroundProps) {
  const lab = useLab({ id: "playground", files: starters[0].files, keepsOriginal: true });
  const phase = useStore(lab.runs.store, (state) => state.phase);
  const edited = useStore(lab.files.store, (state) => state.edited);
  const [problems, setProblems] = useState<readonly string[]>([]);
  useWarmEngine(4);
  const run = () => void lab.run();

  const open = async (chosen: readonly File[]) => {
    const read = await readFiles(chosen);
    setProblems(read.problems);
    if (read.files.length > 0) lab.files.open(read.files);
  };
  const drop = (event: DragEvent) => {
    if (event.dataTransfer.files.length === 0) return;
    event.preventDefault();
    event.stopPropagation();
    void open([...event.dataTransfer.files]);
  };
  const dragOver = (event: DragEvent) => {
    if (event.dataTransfer.types.includes("Files")) event.preventDefault();
  };

  return (
    <section
      aria-label="Playground"
      data-lab="playground"
      className="wide rounded-sm border border-hairline bg-surface font-sans text-ui"
      onKeyDownCapture={(event) => runByKey(event, run)}
      onDragOverCapture={dragOver}
      onDropCapture={drop}
    >
      <FileBar files={lab.files} starters={starters} onOpen={(chosen) => void open(chosen)} />
      <div role="alert">
        {problems.map((problem) => (
          <p key={problem} className="border-b border-hairline bg-danger-wash px-3 py-1.5 text-small">
            {problem}
          </p>
        ))}
      </div>
      <Toolbar
        phase={phase}
        view={lab.view}
        edited={edited}
        onRun={run}
        onStop={lab.runs.stop}
        onReset={lab.files.reset}
      />
      <EngineTrouble recorded={false} />
      <LabPanels
        id="playground"
        lab={lab}
        highlighted={null}
        timelineLabel="Timeline"
        lines={lines}
        above={<FileTabs files={lab.files} />}
      />
    </section>
  );
}
