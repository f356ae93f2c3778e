"use client";

import type { ReactNode } from "react";
import { useEffect, useRef } from "react";
import { useStore } from "zustand";
import { summaryOf } from "@/workers/trace";
import { Button, useHydrated } from "@/components/ui";
import type { SourceFile } from "@/workers";
import { EngineTrouble, pageEngine, useEngineStatus } from "@/components/engine";
import { LabFrame } from "../parts/lab-frame";
import type { LabModel } from "../model/lab-model";
import { LabPanels } from "../parts/lab-panels";
import { RunButton } from "../parts/run-button";
import { isLive } from "../run/phase";
import { isSparing } from "../run/sparing";
import { labStatusWords } from "../run/words";
import { useLab, useRunCode, useWarmEngine } from "../model/use-lab";
import { near, useNear } from "../model/use-near";
import { useRecording } from "../model/use-recording";
import { summaryWords } from "./opening-words";
import type { Colours } from "../editor/colours";

interface OpeningLabProps {
  readonly title: string;
  readonly file: SourceFile;
  /** Of the file's code, made with the page. */
  readonly colours: Colours;
  readonly processes: number;
  /** Where a recorded run is, shown until Python is ready. */
  readonly recording?: string | undefined;
  /** A picture of it, there from the first paint. */
  readonly still?: ReactNode;
}

/** Ms that the run waits for its last interpreters: all its processes shall begin together. */
const patience = 2000;

/** What the home page begins with: a small program that runs by itself as soon as Python is ready, and again when asked to. */
export function OpeningLab({ title, file, colours, processes, recording, still }: OpeningLabProps) {
  const lab = useLab({ id: "opening", files: [file], processes: () => processes, patience });
  const frame = useRef<HTMLElement>(null);
  const hydrated = useHydrated();
  const status = useEngineStatus();
  const phase = useStore(lab.runs.store, (state) => state.phase);
  const edited = useStore(lab.files.store, (state) => state.edited);
  const isNear = useNear(frame, near);
  useWarmEngine(processes, isNear);
  useRunCode(isNear);
  useRecording(recording, lab.runs, isNear);
  useFirstRun(lab, isNear);
  const live = isLive(phase);
  const run = () => void lab.run();
  return (
    <LabFrame id="opening" title={title} titleShown={false} frameRef={frame} onRun={run}>
      <div className="lab-bar">
        <div role="toolbar" aria-label="Run" className="flex gap-2">
          <RunButton onRun={run} unsupported={status.phase === "unsupported"} />
          <Button onClick={lab.runs.stop} disabled={!hydrated} aria-disabled={!live} title="End every process of this run">
            Stop
          </Button>
          {edited && <Button onClick={lab.files.reset}>Reset</Button>}
        </div>
        <span className="lab-status text-ink-muted">{labStatusWords(status, { phase, processes, sparing: hydrated && isSparing() })}</span>
      </div>
      <EngineTrouble recorded={recording !== undefined} />
      <LabPanels
        id="opening"
        lab={lab}
        colours={colours}
        timelineLabel="Timeline"
        still={still}
        lines={file.text.split("\n").length}
        result={<Summary lab={lab} />}
      />
    </LabFrame>
  );
}

function Summary({ lab }: { readonly lab: LabModel }) {
  const { phase, shown } = useStore(lab.runs.store);
  if (shown === "recording") return `Recorded: ${summaryWords(summaryOf(lab.runs.trace))}`;
  if (shown === "run" && phase === "ended") return `${summaryWords(summaryOf(lab.runs.trace))} Change any line and run it again.`;
  return <span className="text-ink-muted">{isLive(phase) ? "Running: each bar is a process." : "What a run came to is said here."}</span>;
}

/** Runs it once when Python is ready, if the reader is there and has done nothing yet; not where motion or data are to be spared. */
function useFirstRun(lab: LabModel, near: boolean): void {
  useEffect(() => {
    if (!near || isSparing() || matchMedia("(prefers-reduced-motion: reduce)").matches) return;
    let gone = false;
    const start = async () => {
      await pageEngine.gathered(1, 0);
      const { phase, shown } = lab.runs.store.getState();
      const untouched = phase === "idle" && shown !== "run" && !lab.files.store.getState().edited;
      const ready = pageEngine.status.getState().phase === "ready";
      if (!gone && ready && untouched && document.visibilityState === "visible") void lab.run();
    };
    void start();
    return () => {
      gone = true;
    };
  }, [lab, near]);
}
