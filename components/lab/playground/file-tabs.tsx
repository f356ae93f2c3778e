"use client";

import type { KeyboardEvent } from "react";
import { useRef, useState } from "react";
import { useStore } from "zustand";
import { Button } from "@/components/ui";
import { closeFile, createFile, nameProblem, renameFile } from "../files/arrange-files";
import { programOrder } from "../files/file-list";
import type { FileStore } from "../files/file-store";

/** One tab per file; the program's says so. Arrow keys move between tabs, F2 or a double click renames. */
export function FileTabs({ files }: { readonly files: FileStore }) {
  const { files: all, active } = useStore(files.store);
  const [renaming, setRenaming] = useState(false);
  const list = useRef<HTMLDivElement>(null);
  const program = programOrder(all)[0]?.name;

  const move = (event: KeyboardEvent) => {
    const at = all.findIndex((file) => file.name === active);
    const to = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: all.length - 1 }[event.key];
    if (event.key === "F2") setRenaming(true);
    else if (to === undefined) return;
    else {
      const next = all[(to + all.length) % all.length];
      if (next) files.activate(next.name);
      list.current?.querySelectorAll<HTMLElement>("[role=tab]")[(to + all.length) % all.length]?.focus();
    }
    event.preventDefault();
  };

  return (
    <div className="flex min-h-12 flex-wrap items-center gap-x-2 gap-y-1 border-b border-hairline px-3 py-1">
      <div ref={list} role="tablist" aria-label="Files" className="flex flex-wrap" onKeyDown={move}>
        {all.map(({ name }) => (
          <button
            key={name}
            type="button"
            role="tab"
            aria-selected={name === active}
            tabIndex={name === active ? 0 : -1}
            title={name === program ? `${name}: the program` : `${name}: can be imported`}
            onClick={() => files.activate(name)}
            onDoubleClick={() => setRenaming(true)}
            className="target border-b-2 border-transparent px-2 font-mono text-small text-ink-muted aria-selected:border-accent aria-selected:text-ink"
          >
            {name}
            {name === program && all.length > 1 && <span className="font-sans"> (program)</span>}
          </button>
        ))}
      </div>
      {renaming ? (
        <RenameForm key={active} files={files} name={active} onDone={() => setRenaming(false)} />
      ) : (
        <span className="ml-auto flex gap-2 max-sm:w-full">
          <Button
            onClick={() => {
              createFile(files);
              // Its name is what it has none of yet.
              setRenaming(true);
            }}
          >
            New file
          </Button>
          <Button onClick={() => setRenaming(true)}>Rename</Button>
          <Button onClick={() => closeFile(files, active)} aria-disabled={all.length < 2} title={`Close ${active}; can be undone`}>
            Close
          </Button>
        </span>
      )}
    </div>
  );
}

interface RenameFormProps {
  readonly files: FileStore;
  readonly name: string;
  readonly onDone: () => void;
}

function RenameForm({ files, name, onDone }: RenameFormProps) {
  const [draft, setDraft] = useState(name);
  const problem = nameProblem(files.store.getState().files, name, draft);
  return (
    <form
      className="ml-auto flex flex-wrap items-center gap-2 text-small"
      onSubmit={(event) => {
        event.preventDefault();
        if (problem) return;
        if (draft !== name) renameFile(files, name, draft);
        onDone();
      }}
      onKeyDown={(event) => {
        if (event.key === "Escape") onDone();
      }}
    >
      <input
        aria-label={`New name of ${name}`}
        aria-invalid={problem !== ""}
        value={draft}
        onChange={(event) => setDraft(event.target.value)}
        onFocus={(event) => event.target.select()}
        autoFocus
        spellCheck={false}
        className="target w-40 rounded-sm border border-edge bg-surface px-2 font-mono"
      />
      <button type="submit" className="sr-only" tabIndex={-1}>
        Rename
      </button>
      <Button onClick={onDone}>Cancel</Button>
      <span role="status" className={problem ? "w-full text-danger" : "sr-only"}>
        {problem}
      </span>
    </form>
  );
}
