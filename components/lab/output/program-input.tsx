"use client";

import { useEffect, useRef, useState } from "react";
import { Button } from "@/components/ui/button";

interface ProgramInputProps {
  /** Who waits, e.g. `MainProcess, pid 42`. */
  readonly reader: string;
  /** Whether to put the cursor in the line at once. */
  readonly takeFocus: () => boolean;
  readonly onSend: (line: string) => void;
  readonly onEnd: () => void;
}

/** Shown while a process waits for a line from the reader. */
export function ProgramInput({ reader, takeFocus, onSend, onEnd }: ProgramInputProps) {
  const [line, setLine] = useState("");
  const box = useRef<HTMLInputElement>(null);
  const wanted = useRef(takeFocus);

  useEffect(() => {
    if (wanted.current()) box.current?.focus({ preventScroll: true });
  }, []);

  return (
    <form
      className="flex shrink-0 flex-wrap items-center gap-2 border-t border-hairline bg-accent-wash px-3 py-2 text-small"
      onSubmit={(event) => {
        event.preventDefault();
        onSend(line);
        setLine("");
      }}
    >
      <p className="w-full" role="status">
        {reader} waits for a line.
      </p>
      <input
        ref={box}
        aria-label="Program input"
        value={line}
        onChange={(event) => setLine(event.target.value)}
        autoComplete="off"
        autoCapitalize="off"
        spellCheck={false}
        className="target code-type min-w-0 grow rounded-sm border border-edge bg-surface px-2"
      />
      <Button onClick={() => box.current?.form?.requestSubmit()}>Send</Button>
      <Button onClick={onEnd} title="End of file, as Ctrl+D in a terminal">
        End input
      </Button>
    </form>
  );
}
