"use client";

import type { DragEvent } from "react";
import { useRef, useState } from "react";
import { useStore } from "zustand";
import type { Program } from "@/workers";
import { EngineTrouble } from "@/components/engine";
import { openFiles } from "../files/arrange-files";
import { readFiles } from "../files/read-files";
import { LabFrame } from "../parts/lab-frame";
import { LabPanels } from "../parts/lab-panels";
import { RunStrip } from "../parts/run-strip";
import { Toolbar } from "../parts/toolbar";
import { ManyRuns } from "../repeat/many-runs";
import { isLive } from "../run/phase";
import { useLab, useRunCode, useWarmEngine } from "../model/use-lab";
import { near, useNear } from "../model/use-near";
import type { Starter } from "./file-bar";
import { FileBar } from "./file-bar";
import { FileTabs } from "./file-tabs";
import { otherProgram } from "./other-program";

interface PlaygroundProps {
  /** At least one; the first is what the page begins with. */
  readonly starters: readonly [Starter, ...Starter[]];
}

const lines = 26;
/** Kept ready, whatever the reader's program will be. */
const readyProcesses = 4;
/** Ms that a run of a program with several processes waits until they are. */
const patience = 1000;

/** A program that imports nothing that makes processes has one, and need not wait for more. */
function likelyProcesses({ files }: Program): number {
  return files.some(({ text }) => /\b(multiprocessing|concurrent\.futures)\b/.test(text)) ? readyProcesses : 1;
}

/** The lab without a lesson: any program, of one file or several. */
export function Playground({ starters }: PlaygroundProps) {
  const lab = useLab({ id: "playground", files: starters[0].files, keepsOriginal: true, processes: likelyProcesses, patience });
  const frame = useRef<HTMLElement>(null);
  const phase = useStore(lab.runs.store, (state) => state.phase);
  const edited = useStore(lab.files.store, (state) => state.edited);
  const processes = useStore(lab.files.store, likelyProcesses);
  const [problems, setProblems] = useState<readonly string[]>([]);
  const isNear = useNear(frame, near);
  useWarmEngine(readyProcesses, isNear);
  useRunCode(isNear);
  const run = () => void lab.run();

  const open = async (chosen: readonly File[]) => {
    const read = await readFiles(chosen);
    setProblems(read.problems);
    if (read.files.length === 0) return;
    openFiles(lab.files, read.files);
    otherProgram(lab);
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
    <LabFrame
      id="playground"
      title="Your program"
      titleShown={false}
      frameRef={frame}
      onRun={run}
      onDragOverCapture={dragOver}
      onDropCapture={drop}
    >
      <FileBar lab={lab} starters={starters} onOpen={(chosen) => void open(chosen)} />
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
        processes={processes}
        edited={edited}
        onRun={run}
        onStop={lab.runs.stop}
        onReset={lab.files.reset}
      >
        <RunStrip runs={lab.runs} label="The run, from afar" />
      </Toolbar>
      <EngineTrouble recorded={false} />
      <LabPanels id="playground" lab={lab} colours={null} timelineLabel="Timeline" lines={lines} above={<FileTabs files={lab.files} />} />
      <ManyRuns programs={[{ label: "Your program", lab }]} busy={isLive(phase)} />
    </LabFrame>
  );
}
