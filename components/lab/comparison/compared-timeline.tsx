import { useCallback } from "react";
import { useStore } from "zustand";
import { Timeline, type TimelineSelection, type Viewport } from "@/components/timeline";
import type { LabModel } from "../model/lab-model";
import { useRecording } from "../model/use-recording";
import { veiledWords } from "../run/words";

interface ComparedTimelineProps {
  readonly lab: LabModel;
  readonly viewport: Viewport;
  /** The program's. */
  readonly label: string;
  readonly recording: string | undefined;
  readonly near: boolean;
  /** The reader is asked first what they expect. */
  readonly veiled: boolean;
  /** The last one has the legend and the controls of all. */
  readonly foot: boolean;
}

/** The timeline of one of the programs compared, under its name. */
export function ComparedTimeline({ lab, viewport, label, recording, near, veiled, foot }: ComparedTimelineProps) {
  const { phase, shown, name } = useStore(lab.runs.store);
  const selection = useStore(lab.view, (state) => state.selection);
  const pointed = useStore(lab.view, (state) => state.pointed);
  const select = useCallback((next: TimelineSelection | null) => lab.view.setState({ selection: next }), [lab]);
  const hover = useCallback((hovered: TimelineSelection | null) => lab.view.setState({ hovered }), [lab]);
  useRecording(recording, lab.runs, near && !veiled);
  return (
    <Timeline
      name={label}
      model={lab.runs.trace}
      viewport={viewport}
      now={lab.runs.now}
      live={phase === "running"}
      recorded={shown === "recording"}
      which={name}
      selection={selection}
      pointed={pointed}
      onSelect={select}
      onHover={hover}
      label={`Timeline: ${label}`}
      foot={foot}
      veiled={veiled}
      empty={veiled ? veiledWords : undefined}
    />
  );
}
