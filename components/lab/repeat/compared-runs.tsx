import { useId, useMemo, useState } from "react";
import { createViewport, Timeline, type TimelineSelection, type Viewport } from "@/components/timeline";
import { Button } from "@/components/ui";
import { createTraceModel } from "@/workers/trace";
import { type Mark, partingOf } from "@/workers/trace/orderings";
import type { KeptRun } from "../run/run-store";
import { partingWords } from "./words";

interface ComparedRun {
  readonly name: string;
  readonly kept: KeptRun;
  readonly marks: readonly Mark[];
}

interface ComparedRunsProps {
  /** One, until the reader has chosen another; or two. */
  readonly runs: readonly ComparedRun[];
  readonly apart: boolean;
  readonly onClose: () => void;
}

/** Two runs under each other on one time axis, and where their orders part. */
export function ComparedRuns({ runs, apart, onClose }: ComparedRunsProps) {
  const heading = useId();
  const [viewport] = useState(createViewport);
  const [first, second] = runs;
  return (
    <div role="group" aria-labelledby={heading} className="compared-runs">
      <div className="many-runs-head">
        <h3 id={heading}>{runs.map(({ name }) => name).join(" and ")}</h3>
        <Button onClick={onClose}>Stop comparing</Button>
      </div>
      {first && second ? (
        <Parting first={first} second={second} apart={apart} />
      ) : (
        <p className="text-ink-muted">Choose another run to compare it with.</p>
      )}
      {first &&
        second &&
        runs.map(({ name, kept }, index) => <RunTimeline key={name} name={name} kept={kept} viewport={viewport} foot={index === 1} />)}
    </div>
  );
}

interface PartingProps {
  readonly first: ComparedRun;
  readonly second: ComparedRun;
  readonly apart: boolean;
}

function Parting({ first, second, apart }: PartingProps) {
  const place = partingOf(first.marks, second.marks, apart);
  if (place < 0) return <p>Their orders are the same.</p>;
  const [where, one, other] = partingWords(place, first.marks[place], second.marks[place]);
  return (
    <p>
      {where} <code>{one}</code> in {first.name}, <code>{other}</code> in {second.name}.
    </p>
  );
}

interface RunTimelineProps {
  readonly name: string;
  readonly kept: KeptRun;
  readonly viewport: Viewport;
  readonly foot: boolean;
}

function RunTimeline({ name, kept, viewport, foot }: RunTimelineProps) {
  const [selection, setSelection] = useState<TimelineSelection | null>(null);
  const model = useMemo(() => {
    const made = createTraceModel();
    kept.trace.forEach((record) => made.append(record));
    made.finish(kept.end.duration);
    return made;
  }, [kept]);
  return (
    <Timeline
      name={`R${name.slice(1)}`}
      model={model}
      viewport={viewport}
      now={() => kept.end.duration}
      live={false}
      selection={selection}
      onSelect={setSelection}
      label={`Timeline: ${name}`}
      foot={foot}
    />
  );
}
