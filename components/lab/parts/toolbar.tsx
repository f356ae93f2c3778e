"use client";

import type { ReactNode } from "react";
import { useStore } from "zustand";
import { Button, NumberField, Select, useHydrated } from "@/components/ui";
import type { StartMethod } from "@/workers";
import { RunButton } from "./run-button";
import { useEngineStatus } from "@/components/engine";
import type { RunState } from "../run/run-store";
import { isLive } from "../run/phase";
import { isSparing } from "../run/sparing";
import { labStatusWords } from "../run/words";
import type { ViewStore } from "../model/view-store";
import { assumedCpus, mostCpus } from "../model/view-store";

interface ToolbarProps {
  readonly phase: RunState["phase"];
  readonly view: ViewStore;
  /** How many processes a run is likely to have. */
  readonly processes: number;
  /** The lesson's own number; the machine's if there is none. */
  readonly presetCpus?: number | undefined;
  /** Id of the element that says why there is a preset. */
  readonly cpuNote?: string | undefined;
  readonly edited: boolean;
  readonly onRun: () => void;
  readonly onStop: () => void;
  readonly onReset: () => void;
  /** Stands beside Run on a phone, where the timeline is further down: the run as a strip. */
  readonly children: ReactNode;
}

const startMethods: readonly { readonly value: StartMethod; readonly label: string }[] = [
  { value: "fork", label: "fork" },
  { value: "spawn", label: "spawn" },
  { value: "forkserver", label: "forkserver" },
];

const startMethodWords =
  "How a child process is made. fork: a copy of its parent. spawn: a fresh interpreter that imports the program. forkserver: a copy of a small helper.";
const cpuWords = "What os.cpu_count() says, and how many workers Pool() makes. The machine keeps the cores it has.";

/** Stays at the top of the window while its lab is in view; on a phone only Run, Stop and the strip do. */
export function Toolbar({ phase, view, processes, presetCpus, cpuNote, edited, onRun, onStop, onReset, children }: ToolbarProps) {
  const { startMethod, cpuCount } = useStore(view);
  const hydrated = useHydrated();
  const status = useEngineStatus();
  const unsupported = status.phase === "unsupported";
  const live = isLive(phase);
  return (
    <div className="lab-bar">
      <div role="toolbar" aria-label="Run" className="lab-run" data-live={live}>
        <RunButton onRun={onRun} unsupported={unsupported} />
        <Button onClick={onStop} disabled={!hydrated} aria-disabled={!live} title="End every process of this run">
          Stop
        </Button>
        <div className="lab-strips">{children}</div>
      </div>
      <div role="group" aria-label="Options" className="lab-options">
        <Button onClick={onReset} disabled={!hydrated} aria-disabled={!edited} title="Back to the original program; can be undone">
          Reset
        </Button>
        <span title={startMethodWords}>
          <Select
            label="Start method"
            value={startMethod}
            options={startMethods}
            disabled={!hydrated}
            onChange={(value) => view.setState({ startMethod: value })}
          />
        </span>
        <span title={cpuWords}>
          <NumberField
            label="CPUs Python sees"
            value={hydrated ? cpuCount : (presetCpus ?? assumedCpus)}
            min={1}
            max={mostCpus}
            describedBy={cpuNote}
            onChange={(value) => view.setState({ cpuCount: value })}
          />
        </span>
        <span className={`lab-status ${unsupported ? "text-danger" : "text-ink-muted"}`}>
          {labStatusWords(status, { phase, processes, sparing: hydrated && isSparing() })}
        </span>
      </div>
    </div>
  );
}
