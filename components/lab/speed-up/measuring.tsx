import { useEffect, useId, useState } from "react";
import { useStore } from "zustand";
import { pageEngine, useEngineStatus } from "@/components/engine";
import { Button } from "@/components/ui";
import type { Measured } from "@/content/measured";
import type { LabModel } from "../model/lab-model";
import { browserFrames } from "../run/pump";
import { isLive } from "../run/phase";
import { SpeedUpChart } from "./chart";
import { amdahl, curvesOf } from "./points";
import { createSweep } from "./sweep";
import { SpeedUpTable } from "./table";
import { limitWords, progressWords, recordedWords } from "./words";

export interface MeasuringProps {
  readonly lab: LabModel;
  /** The program's knob that says how many workers there are. */
  readonly constant: string;
  readonly upTo: number;
  /** What was measured before, until the reader measures. */
  readonly measured: Measured | null;
}

/** What part is done alone in the lesson's programs. */
const firstAlone = 25;

/** A button that measures, what was measured, and Amdahl's law for a part that can be turned. */
export function Measuring({ lab, constant, upTo, measured }: MeasuringProps) {
  const [sweep] = useState(() => createSweep({ engine: pageEngine, frames: browserFrames, constant, upTo }));
  const state = useStore(sweep.store);
  const [alone, setAlone] = useState(firstAlone);
  const busy = useStore(lab.runs.store, ({ phase }) => isLive(phase));
  const unsupported = useEngineStatus().phase === "unsupported";
  const slider = useId();
  useEffect(() => () => sweep.stop(), [sweep]);

  const running = state.phase === "running";
  const own = state.points !== null && (running || state.points.length > 0);
  const curves = curvesOf(own ? (state.points ?? []) : (measured?.points ?? []));
  const told = progressWords(state, constant);
  return (
    <>
      <div className="speed-up-bar">
        <Button
          onClick={() => void sweep.start(lab.next())}
          aria-disabled={busy || running || unsupported}
          title="Runs the program above once for each number of workers"
        >
          Measure with 1 to {upTo} workers
        </Button>
        <Button onClick={sweep.stop} aria-disabled={!running} title="End the run that goes on, and make no more">
          Stop measuring
        </Button>
        {running && <progress value={state.points?.length ?? 0} max={upTo} aria-label="Runs done" />}
        <span role="status" className={state.halt?.why === "failed" ? "text-danger" : "text-ink-muted"}>
          {told}
        </span>
      </div>
      <p className="speed-up-which">
        {own
          ? `Measured here, on ${navigator.hardwareConcurrency || 1} cores`
          : measured
            ? recordedWords(measured.recorded)
            : "Nothing measured yet"}
      </p>
      <SpeedUpChart curves={curves} upTo={upTo} alone={alone / 100} recorded={!own} />
      <div className="speed-up-law">
        <label htmlFor={slider}>
          Part <em>s</em> that one does alone
        </label>
        <input
          id={slider}
          type="range"
          className="target speed-up-slider"
          min={0}
          max={100}
          step={5}
          value={alone}
          aria-valuetext={`${alone} per cent`}
          onChange={(event) => setAlone(event.target.valueAsNumber)}
        />
        <output htmlFor={slider}>{limitWords(alone, amdahl(alone / 100, upTo), upTo)}</output>
      </div>
      <details className="speed-up-table">
        <summary className="target">As a table</summary>
        <SpeedUpTable curves={curves} upTo={upTo} alone={alone / 100} />
      </details>
    </>
  );
}
