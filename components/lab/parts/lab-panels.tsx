"use client";

import type { ReactNode } from "react";
import { useCallback, useEffect, useState } from "react";
import { useStore } from "zustand";
import { selectionOf, Timeline, type TimelineSelection } from "@/components/timeline";
import { Editor } from "../editor/editor";
import { FailureWords } from "./failure-words";
import type { LabModel } from "../model/lab-model";
import { OutputPanel } from "../output/output-panel";
import { KnobsRow } from "../knobs/knobs-row";
import { UndoLine } from "./undo-line";
import { useLabMarks } from "../model/use-lab-marks";
import type { Colours } from "../editor/colours";
import { veiledWords } from "../run/words";

interface LabPanelsProps {
  readonly id: string;
  readonly lab: LabModel;
  readonly colours: Colours | null;
  readonly about?: readonly [from: number, to: number] | undefined;
  readonly timelineLabel: string;
  /** The reader is asked first what they expect. */
  readonly veiled?: boolean;
  /** Lines of the program, for a height that stays. */
  readonly lines: number;
  /** A picture of a recorded run, until that itself has come. */
  readonly still?: ReactNode;
  /** Stands under the timeline: what the run came to, in words. */
  readonly result?: ReactNode;
  /** Stands above the output. */
  readonly picture?: ReactNode;
  /** Stands above the editor, e.g. tabs of files. */
  readonly above?: ReactNode;
}

const fewestLines = 12;
const mostLines = 30;

/** The timeline, and program and output side by side under it; a selection in one lights up in all. */
export function LabPanels({
  id,
  lab,
  colours,
  about,
  timelineLabel,
  veiled = false,
  lines,
  still,
  result,
  picture,
  above,
}: LabPanelsProps) {
  const { files, runs, view, viewport } = lab;
  const fileState = useStore(files.store);
  const run = useStore(runs.store);
  const selection = useStore(view, (state) => state.selection);
  const pointed = useStore(view, (state) => state.pointed);
  const marks = useLabMarks(lab);
  const [labs] = useState(() => [lab]);

  const select = useCallback((next: TimelineSelection | null) => view.setState({ selection: next }), [view]);
  const hover = useCallback((hovered: TimelineSelection | null) => view.setState({ hovered }), [view]);
  const selectLine = (line: number) => {
    const file = run.program?.files.findIndex(({ name }) => name === fileState.active) ?? -1;
    const next = nextOfLine(lab, file, line);
    if (next) select(next);
  };

  // What is picked may be in a file that isn't shown.
  const selectedFile = selection && selection.line > 0 ? run.program?.files[selection.file]?.name : undefined;
  useEffect(() => {
    if (selectedFile !== undefined && files.store.getState().files.some(({ name }) => name === selectedFile)) files.activate(selectedFile);
  }, [files, selection, selectedFile]);

  const rows = Math.min(Math.max(lines, fewestLines), mostLines);
  return (
    <div className="lab-body" style={{ "--rows": rows } as React.CSSProperties}>
      <div className="lab-timelines">
        <Timeline
          model={runs.trace}
          viewport={viewport}
          now={runs.now}
          live={run.phase === "running"}
          recorded={run.shown === "recording"}
          which={run.name}
          selection={selection}
          pointed={pointed}
          onSelect={select}
          onHover={hover}
          label={timelineLabel}
          veiled={veiled}
          empty={veiled ? veiledWords : undefined}
          still={still}
        />
      </div>
      {result && (
        <div role="status" className="lab-result">
          {result}
        </div>
      )}
      <KnobsRow labs={labs} />
      <div className="lab-programs">
        <div className="lab-code">
          {above}
          <Editor
            id={id}
            files={files}
            colours={colours}
            about={about}
            failures={marks.shown}
            recorded={marks.recorded}
            lit={marks.lit}
            onLine={selectLine}
          />
          <FailureWords failures={marks.failures} files={files} />
          <UndoLine state={fileState} onUndo={files.undo} />
        </div>
        <div className="lab-output">
          {picture}
          <OutputPanel lab={lab} />
        </div>
      </div>
    </div>
  );
}

/** The next thing that happened on this line after what is picked, going round. */
function nextOfLine({ runs, view }: LabModel, file: number, line: number): TimelineSelection | null {
  const { entries, order } = runs.trace;
  const picked = view.getState().selection?.entry ?? -1;
  let first = -1;
  let passed = false;
  for (let i = 0; i < order.length; i++) {
    const entry = order.at(i);
    if (entries.line[entry] === line && entries.file[entry] === file) {
      if (passed) return selectionOf(runs.trace, entry);
      if (first < 0) first = entry;
    }
    passed ||= entry === picked;
  }
  return first < 0 ? null : selectionOf(runs.trace, first);
}
