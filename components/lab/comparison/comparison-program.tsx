"use client";

import { useStore } from "zustand";
import type { Recording } from "@/workers";
import { Editor } from "../editor/editor";
import { FailureWords } from "../failure-words";
import type { LabModel } from "../lab-model";
import { OutputPanel } from "../output/output-panel";
import { UndoLine } from "../undo-line";
import { useLabMarks } from "../use-lab-marks";

interface ComparisonProgramProps {
  readonly id: string;
  readonly label: string;
  readonly lab: LabModel;
  readonly highlighted: string;
  readonly recording?: Recording | undefined;
  /** Rows of the tallest program, so that all stand level. */
  readonly rows: number;
  /** What is said of its place in the round. */
  readonly turn: string;
}

/** One of the programs compared: its text and its output. */
export function ComparisonProgram({ id, label, lab, highlighted, recording, rows, turn }: ComparisonProgramProps) {
  const state = useStore(lab.files.store);
  const marks = useLabMarks(lab);
  return (
    <section aria-label={label} className="flex min-w-0 flex-col border-hairline max-md:border-b md:not-last:border-r">
      <h4 className="flex min-h-10 items-center justify-between gap-3 border-b border-hairline px-3 py-1 text-small font-semibold">
        {label}
        <span className="font-normal text-ink-muted">{turn}</span>
      </h4>
      <div className="lab-column flex flex-col" style={{ "--rows": rows } as React.CSSProperties}>
        <Editor id={id} files={lab.files} highlighted={highlighted} failures={marks.shown} lit={marks.lit} onLine={() => {}} />
        <FailureWords failures={marks.failures} files={lab.files} />
        <UndoLine state={state} onUndo={lab.files.undo} />
      </div>
      <div className="lab-column flex flex-col border-t border-hairline" style={{ "--rows": 7 } as React.CSSProperties}>
        <OutputPanel lab={lab} recording={recording} />
      </div>
    </section>
  );
}
