"use client";

import { useStore } from "zustand";
import { Button, Select } from "@/components/ui";
import type { ViewStore } from "../model/view-store";
import type { RunStore } from "../run/run-store";

interface OutputControlsProps {
  readonly runs: RunStore;
  readonly view: ViewStore;
  /** What came of copying, in words; empty once it no longer matters. */
  readonly onSaid: (words: string) => void;
}

const everybody = "all";

/** Whose output is shown, and what can be done with it. */
export function OutputControls({ runs, view, onSaid }: OutputControlsProps) {
  const { trace } = runs;
  // Whose processes there are grows with the run.
  useStore(runs.store);
  const outputOf = useStore(view, (state) => state.outputOf);
  const options = [
    { value: everybody, label: "all processes" },
    ...trace.processes.map(({ name, pid }) => ({ value: String(pid), label: `${name} ${pid}` })),
  ];

  const show = (value: string) => {
    const pid = trace.processes.find((process) => String(process.pid) === value)?.pid ?? null;
    view.setState({ outputOf: pid });
    runs.filter(pid);
  };

  const copy = () => {
    navigator.clipboard.writeText(runs.filtered.text()).then(
      () => onSaid("Copied."),
      () => onSaid("The browser did not allow copying. Select the text and copy it."),
    );
  };

  const clear = () => {
    runs.clearOutput();
    onSaid("");
  };

  return (
    <>
      <Select
        label="of"
        labelShown="sm"
        steady
        value={outputOf === null ? everybody : String(outputOf)}
        options={options}
        onChange={show}
      />
      <Button onClick={copy}>Copy</Button>
      <Button onClick={clear}>Clear</Button>
    </>
  );
}
