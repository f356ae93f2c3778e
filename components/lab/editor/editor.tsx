"use client";

import { useEffect, useEffectEvent, useRef, useState } from "react";
import { useStore } from "zustand";
import { Button } from "@/components/ui/button";
import type { FileStore } from "../files/file-store";
import { CodeBlock } from "./code-block";
import { leaveByEscape } from "./leave-by-escape";
import { loadMonaco } from "./load-monaco";
import type { CodeEditor, LineMark } from "./monaco";

interface EditorProps {
  readonly id: string;
  readonly files: FileStore;
  /** The first original file, highlighted; null where there is none, as for files opened by the reader. */
  readonly highlighted: string | null;
  readonly failures: readonly LineMark[];
  /** Line of the selection in the file shown; 0: none. */
  readonly lit: number;
  readonly onLine: (line: number) => void;
}

/** How near the editor must come to the window before its code is fetched. */
const near = "600px";

/** The program, as a highlighted block first and in Monaco once that has loaded, without moving. */
export function Editor({ id, files, highlighted, failures, lit, onLine }: EditorProps) {
  const { files: all, active, original } = useStore(files.store);
  const frame = useRef<HTMLDivElement>(null);
  const place = useRef<HTMLDivElement>(null);
  const [editor, setEditor] = useState<CodeEditor | null>(null);
  const [wanted, setWanted] = useState(false);
  const [broken, setBroken] = useState(false);
  const lineClicked = useEffectEvent((line: number) => onLine(line));

  useEffect(() => {
    if (!frame.current) return;
    const observer = new IntersectionObserver(
      (entries) => {
        if (entries.some((entry) => entry.isIntersecting)) setWanted(true);
      },
      { rootMargin: near },
    );
    observer.observe(frame.current);
    return () => observer.disconnect();
  }, []);

  useEffect(() => {
    if (!wanted || !place.current || !frame.current) return;
    let gone = false;
    let made: CodeEditor | null = null;
    const whole = frame.current;
    const box = place.current;
    const create = (focused: boolean, monaco: Awaited<ReturnType<typeof loadMonaco>>) => {
      made = monaco.createCodeEditor(box, { id, changed: files.edit, lineClicked });
      const state = files.store.getState();
      made.update(state.files);
      made.show(state.active);
      setEditor(made);
      if (focused) made.focus();
    };
    Promise.all([loadMonaco(), document.fonts.ready]).then(
      ([monaco]) => {
        if (!gone) create(whole.contains(document.activeElement), monaco);
      },
      () => {
        if (!gone) setBroken(true);
      },
    );
    const endLeaving = leaveByEscape(box);
    return () => {
      gone = true;
      endLeaving();
      made?.dispose();
      setEditor(null);
    };
  }, [wanted, id, files]);

  useEffect(() => {
    editor?.update(all);
    editor?.show(active);
  }, [editor, all, active]);

  useEffect(() => {
    editor?.mark(failures, lit);
  }, [editor, failures, lit, active]);

  const text = all.find((file) => file.name === active)?.text ?? "";
  const untouched = active === original[0]?.name && text === original[0]?.text;
  return (
    <div ref={frame} className="code-type relative grow" onFocus={() => setWanted(true)}>
      {!editor && <CodeBlock highlighted={untouched ? highlighted : null} text={text} name={active} />}
      <div ref={place} className="absolute inset-0" hidden={!wanted || broken} />
      {broken && (
        <p className="absolute right-2 bottom-2 flex items-center gap-3 bg-surface p-2 font-sans text-small" role="alert">
          The editor could not be loaded. Check the connection.
          <Button
            onClick={() => {
              setBroken(false);
              setWanted(false);
              requestAnimationFrame(() => setWanted(true));
            }}
          >
            Try again
          </Button>
        </p>
      )}
    </div>
  );
}
