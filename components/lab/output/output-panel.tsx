"use client";

import { useCallback, useMemo, useState } from "react";
import { useStore } from "zustand";
import { selectionOfSequence } from "@/components/timeline";
import type { Pid } from "@/workers";
import type { LabModel } from "../model/lab-model";
import { useEngineStatus } from "@/components/engine";
import { litOf } from "../model/view-store";
import { useRunView } from "./load-run-view";
import { OutputLog } from "./output-log";

interface OutputPanelProps {
  readonly lab: LabModel;
  /** One of several, with little room: without the controls that a few lines don't need. */
  readonly compact?: boolean;
}

const noneLit = () => false;

/** What the program wrote, who wrote it, and how it ended. */
export function OutputPanel({ lab, compact = false }: OutputPanelProps) {
  const { runs, view } = lab;
  const { shown, program, recorded, name, phase, end, notice, waiting, failures, interruptedAt, cleaningUp, outputRevision } = useStore(
    runs.store,
  );
  const selection = useStore(view, (state) => state.selection);
  const pointed = useStore(view, litOf);
  const outputOf = useStore(view, (state) => state.outputOf);
  const [copied, setCopied] = useState("");
  const unsupported = useEngineStatus().phase === "unsupported";
  const runView = useRunView();
  const { trace } = runs;
  const model = runs.filtered;

  const writerOf = useCallback(
    (pid: Pid) => {
      const process = trace.processOf(pid);
      return { pid, name: process?.name ?? "process", index: process?.index ?? 0 };
    },
    [trace],
  );
  const lit = useMemo(() => (runView ? runView.litBy(pointed) : noneLit), [pointed, runView]);
  const pick = useCallback(
    (sequence: number) => view.setState({ selection: sequence < 0 ? null : selectionOfSequence(trace, sequence) }),
    [view, trace],
  );

  const hint = useMemo(() => {
    const told = outputOf === null ? failures : failures.filter(({ pid }) => pid === outputOf);
    return runView && runView.firstHint(told, program);
  }, [failures, outputOf, program, runView]);

  const reader = waiting[0];

  return (
    <div className="flex min-h-0 grow flex-col">
      <div className={`panel-head flex-wrap ${compact ? "" : "min-h-10"}`}>
        <span className="text-small font-semibold">Output</span>
        {runView && <runView.RunWord recorded={recorded} name={name} />}
        {!compact && (
          <span className="target flex min-w-0 items-center gap-2 max-md:w-full max-md:justify-between md:ml-auto">
            {runView && <runView.OutputControls runs={runs} view={view} onSaid={setCopied} />}
          </span>
        )}
        <span role="status" className={copied ? "w-full text-small text-ink-muted" : "sr-only"}>
          {copied}
        </span>
      </div>
      {model.dropped > 0 && (
        <p className="shrink-0 border-b border-hairline px-3 py-1 text-small text-warning">
          The first {model.dropped.toLocaleString("en")} lines were dropped: only the latest are kept.
        </p>
      )}
      <OutputLog
        model={model}
        revision={outputRevision}
        writerOf={writerOf}
        lit={lit}
        reveal={runView ? runView.revealed(selection, model) : -1}
        onPick={pick}
        empty={unsupported ? "Nothing to show: Python can’t run here." : emptyWords(phase)}
        interruptedAt={interruptedAt}
        fromStart={shown === "recording"}
        hint={hint}
      >
        {reader && runView && (
          <runView.ProgramInput
            key={`${reader.pid} ${reader.tid}`}
            reader={writerOf(reader.pid)}
            onSend={runs.send}
            onEnd={runs.endInput}
          />
        )}
      </OutputLog>
      {runView && <runView.DeadlockNotice runs={runs} view={view} />}
      <div role="status" className="output-end">
        {end && runView && (
          <p className={end.reason === "failed" ? "text-danger" : "text-ink-muted"}>{runView.endWords(end, trace.processes.length)}</p>
        )}
        {phase === "running" && interruptedAt === null && <p className="sr-only">Running.</p>}
        {phase === "running" && interruptedAt !== null && !cleaningUp && <p className="text-ink-muted">interrupted, stopping…</p>}
        {phase === "running" && cleaningUp && <p className="text-ink-muted">interrupted, cleaning up… Stop again to end it now</p>}
        {notice && <p className="text-warning">{notice}</p>}
      </div>
    </div>
  );
}

function emptyWords(phase: "idle" | "queued" | "running" | "ended"): string {
  switch (phase) {
    case "idle":
      return "Press Run. What the program prints appears here, each line with the process that wrote it.";
    case "queued":
      return "The program starts by itself as soon as Python is ready.";
    case "running":
      return "Nothing printed yet.";
    case "ended":
      return "The program printed nothing.";
  }
}
