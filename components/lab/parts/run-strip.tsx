import { useEffect, useState } from "react";
import { useStore } from "zustand";
import { TimelineStrip } from "@/components/timeline";
import type { RunStore } from "../run/run-store";
import { durationWords } from "../run/words";

interface RunStripProps {
  readonly runs: RunStore;
  readonly label: string;
}

/** On a phone, beside Run: the whole run, a few pixels a lane, and how long it has taken so far. */
export function RunStrip({ runs, label }: RunStripProps) {
  const { phase, shown } = useStore(runs.store);
  return (
    <div className="lab-strip">
      <TimelineStrip model={runs.trace} now={runs.now} live={phase === "running"} recorded={shown === "recording"} label={label} />
      <RunTime runs={runs} />
    </div>
  );
}

/** How often the time is told anew, in ms. */
const interval = 100;

function RunTime({ runs }: { readonly runs: RunStore }) {
  const { phase, shown } = useStore(runs.store);
  const [, setTurn] = useState(0);
  useEffect(() => {
    if (phase !== "running") return;
    const timer = setInterval(() => setTurn((turn) => turn + 1), interval);
    return () => clearInterval(timer);
  }, [phase]);
  return <span className="lab-time">{shown === "nothing" ? "" : durationWords(runs.now())}</span>;
}
