"use client";

import { useId } from "react";
import { useStore } from "zustand";
import { Button } from "@/components/ui/button";
import { NumberField } from "@/components/ui/number-field";
import { Select } from "@/components/ui/select";
import { useHydrated } from "@/components/ui/use-hydrated";
import type { StartMethod } from "@/workers";
import { useEngineStatus } from "./run/engine-status";
import type { RunState } from "./run/run-store";
import { statusWords } from "./run/words";
import type { ViewStore } from "./view-store";
import { assumedCpus, mostCpus } from "./view-store";

interface ToolbarProps {
  readonly phase: RunState["phase"];
  readonly view: ViewStore;
  /** The lesson's own number; the machine's if there is none. */
  readonly presetCpus?: number | undefined;
  /** Why there is a preset, in words. */
  readonly cpuNote?: string | undefined;
  readonly edited: boolean;
  readonly onRun: () => void;
  readonly onStop: () => void;
  readonly onReset: () => void;
}

const startMethods: readonly { readonly value: StartMethod; readonly label: string }[] = [
  { value: "fork", label: "fork" },
  { value: "spawn", label: "spawn" },
  { value: "forkserver", label: "forkserver" },
];

export function Toolbar({ phase, view, presetCpus, cpuNote, edited, onRun, onStop, onReset }: ToolbarProps) {
  const { startMethod, cpuCount } = useStore(view);
  const hydrated = useHydrated();
  const note = useId();
  const status = useEngineStatus();
  const unsupported = status.phase === "unsupported";
  const live = phase === "queued" || phase === "running";
  return (
    <div className="border-b border-hairline px-3 py-2">
      <div role="toolbar" aria-label="Run" className="flex flex-wrap items-center gap-x-5 gap-y-2">
        <span className="flex gap-2">
          <Button kind="primary" onClick={onRun} disabled={!hydrated} aria-disabled={unsupported} title="Run (Shift+Enter or Ctrl+Enter)">
            Run
          </Button>
          <Button onClick={onStop} disabled={!hydrated} aria-disabled={!live} title="End every process of this run">
            Stop
          </Button>
          <Button onClick={onReset} disabled={!hydrated} aria-disabled={!edited} title="Back to the original program; can be undone">
            Reset
          </Button>
        </span>
        <Select
          label="Start method"
          value={startMethod}
          options={startMethods}
          disabled={!hydrated}
          onChange={(value) => view.setState({ startMethod: value })}
        />
        <NumberField
          label="CPUs Python sees"
          value={hydrated ? cpuCount : (presetCpus ?? assumedCpus)}
          min={1}
          max={mostCpus}
          describedBy={cpuNote ? note : undefined}
          onChange={(value) => view.setState({ cpuCount: value })}
        />
        <span className={`text-small tabular-nums sm:ml-auto sm:w-60 ${unsupported ? "text-danger" : "text-ink-muted"}`}>
          {phase === "queued" && status.phase === "loading" ? `starts when ready: ${statusWords(status)}` : statusWords(status)}
        </span>
      </div>
      {cpuNote && (
        <p id={note} className="mt-1 text-small text-ink-muted">
          {cpuNote}
        </p>
      )}
    </div>
  );
}
