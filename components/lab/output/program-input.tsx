"use client";

import { useEffect, useRef, useState } from "react";
import { ProcessMark } from "@/components/process";
import { Button } from "@/components/ui";
import type { WriterName } from "./output-row";

interface ProgramInputProps {
  /** Who waits. */
  readonly reader: WriterName;
  readonly onSend: (line: string) => void;
  readonly onEnd: () => void;
}

/** The line after the last one, while a process waits for the reader to type it. */
export function ProgramInput({ reader, onSend, onEnd }: ProgramInputProps) {
  const [line, setLine] = useState("");
  const box = useRef<HTMLInputElement>(null);

  useEffect(() => {
    const input = box.current;
    if (!input) return;
    // Not from another lab, nor from anything else of the page that the reader is busy with.
    const { activeElement } = document;
    if (activeElement === document.body || input.closest("[data-lab]")?.contains(activeElement)) input.focus({ preventScroll: true });
    input.form?.scrollIntoView({ block: "nearest" });
  }, []);

  return (
    <form
      className="flex flex-wrap items-center gap-x-2 gap-y-1 bg-accent-wash py-1 pr-3"
      onSubmit={(event) => {
        event.preventDefault();
        onSend(line);
        setLine("");
      }}
    >
      <span className="output-gutter" aria-hidden="true">
        <ProcessMark index={reader.index} size={10} />
        <span className="output-name">{reader.name}</span> <span className="output-pid">{reader.pid}</span>
      </span>
      <input
        ref={box}
        aria-label="Program input"
        value={line}
        onChange={(event) => setLine(event.target.value)}
        autoComplete="off"
        autoCapitalize="off"
        spellCheck={false}
        className="target code-type min-w-32 grow rounded-sm border border-edge bg-surface px-2"
      />
      <Button onClick={() => box.current?.form?.requestSubmit()}>Send</Button>
      <Button onClick={onEnd} title="End of file, as Ctrl+D in a terminal">
        End input
      </Button>
      <p className="w-full px-3 font-sans text-small" role="status">
        {reader.name}, pid {reader.pid}, waits for a line.
      </p>
    </form>
  );
}
