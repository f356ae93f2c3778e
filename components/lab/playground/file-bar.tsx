"use client";

import { useEffect, useEffectEvent, useId, useRef } from "react";
import { useStore } from "zustand";
import { Button } from "@/components/ui";
import type { SourceFile } from "@/workers";
import { startFrom } from "../files/arrange-files";
import { download } from "../files/download";
import { sameFiles } from "../files/file-list";
import type { LabModel } from "../model/lab-model";
import { otherProgram } from "./other-program";

/** A program to start from. */
export interface Starter {
  readonly id: string;
  readonly label: string;
  /** Starters of one group stand together under its name; those of none come first. */
  readonly group?: string;
  readonly files: readonly SourceFile[];
}

interface FileBarProps {
  readonly lab: LabModel;
  readonly starters: readonly Starter[];
  readonly onOpen: (chosen: readonly File[]) => void;
}

/** Where a program comes from and where it can be taken. */
export function FileBar({ lab, starters, onOpen }: FileBarProps) {
  const picker = useRef<HTMLInputElement>(null);
  const all = useStore(lab.files.store, (state) => state.files);
  const original = useStore(lab.files.store, (state) => state.original);
  const choice = useId();
  const current = starters.find((starter) => sameFiles(starter.files, original))?.id ?? "";
  const groups = new Set(starters.flatMap(({ group }) => group ?? []));

  const take = () => {
    const input = picker.current;
    if (!input?.files || input.files.length === 0) return;
    onOpen([...input.files]);
    // So that the same file can be opened again.
    input.value = "";
  };
  // Files may have been chosen before the page woke up.
  const takeEarly = useEffectEvent(take);
  useEffect(() => takeEarly(), []);

  return (
    <div className="flex flex-wrap items-center gap-x-5 gap-y-2 border-b border-hairline px-3 py-2 text-small">
      <span className="inline-flex min-w-0 items-center gap-2 max-sm:w-full">
        <label htmlFor={choice} className="whitespace-nowrap text-ink-muted">
          Start from
        </label>
        <select
          id={choice}
          value={current}
          onChange={(event) => {
            const starter = starters.find(({ id }) => id === event.target.value);
            if (!starter) return;
            startFrom(lab.files, starter.files);
            otherProgram(lab);
          }}
          className="target max-w-72 min-w-0 rounded-sm border border-edge bg-surface px-1.5"
        >
          {!current && <option value="">your own files</option>}
          <Options starters={starters.filter((starter) => starter.group === undefined)} />
          {[...groups].map((group) => (
            <optgroup key={group} label={group}>
              <Options starters={starters.filter((starter) => starter.group === group)} />
            </optgroup>
          ))}
        </select>
      </span>
      <span className="flex gap-2">
        <label className="target inline-flex cursor-pointer items-center rounded-sm border border-edge bg-surface px-3 focus-within:outline-2 focus-within:outline-offset-2 focus-within:outline-accent hover:border-ink">
          Open files
          <input ref={picker} type="file" accept=".py,text/x-python" multiple className="sr-only" onChange={take} />
        </label>
        <Button onClick={() => download(all)}>Download</Button>
      </span>
      <span className="text-ink-muted max-sm:hidden">or drop .py files on this page</span>
    </div>
  );
}

function Options({ starters }: { readonly starters: readonly Starter[] }) {
  return starters.map(({ id, label }) => (
    <option key={id} value={id}>
      {label}
    </option>
  ));
}
