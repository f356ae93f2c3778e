"use client";

import { useStore } from "zustand";
import { Editor } from "../editor/editor";
import { FailureWords } from "../parts/failure-words";
import type { LabModel } from "../model/lab-model";
import { OutputPanel } from "../output/output-panel";
import { UndoLine } from "../parts/undo-line";
import { useLabMarks } from "../model/use-lab-marks";
import type { Colours } from "../editor/colours";

interface ComparisonProgramProps {
  readonly id: string;
  readonly anchor: string | undefined;
  readonly label: string;
  readonly lab: LabModel;
  readonly colours: Colours;
  readonly about: readonly [from: number, to: number] | undefined;
  /** What is said of its place in the round. */
  readonly turn: string;
}

/** On a phone, where each has a height of its own: rows of a program that is not folded. */
const unfoldedRows = 14;

/** One of the programs compared: its text and its output. */
export function ComparisonProgram({ id, anchor, label, lab, colours, about, turn }: ComparisonProgramProps) {
  const state = useStore(lab.files.store);
  const marks = useLabMarks(lab);
  return (
    <section
      id={anchor}
      aria-label={label}
      className="lab-program"
      style={{ "--rows": about ? about[1] - about[0] + 3 : unfoldedRows } as React.CSSProperties}
    >
      <h4 className="panel-head justify-between font-semibold">
        {label}
        <span className="font-normal text-ink-muted">{turn}</span>
      </h4>
      <div className="lab-code">
        <Editor
          id={id}
          files={lab.files}
          colours={colours}
          about={about}
          failures={marks.shown}
          recorded={marks.recorded}
          lit={marks.lit}
          onLine={() => {}}
        />
        <FailureWords failures={marks.failures} files={lab.files} />
        <UndoLine state={state} onUndo={lab.files.undo} />
      </div>
      <div className="lab-output">
        <OutputPanel lab={lab} compact />
      </div>
    </section>
  );
}
