"use client";

import { useEffect, useEffectEvent, useLayoutEffect, useMemo, useRef, useState } from "react";
import { flushSync } from "react-dom";
import { useStore } from "zustand";
import { Button, useEarlyClick } from "@/components/ui";
import type { FileStore } from "../files/file-store";
import { CodeBlock, revealMark } from "./code-block";
import type { EarlyInput, EarlyReader } from "./early-input";
import { readEarly, selectionIn } from "./early-input";
import { foldedLines, hides, lineCount } from "./fold";
import { loadMonaco } from "./load-monaco";
import type { CodeEditor, LineMark } from "./monaco";
import { useReach } from "./use-reach";
import { type Colours, recoloured } from "./colours";

interface EditorProps {
  readonly id: string;
  readonly files: FileStore;
  /** Of the first original file; null where there is none, as for files opened by the reader. */
  readonly colours: Colours | null;
  /** Lines of the first original file that the lesson is about; the others are folded until asked for. */
  readonly about?: readonly [from: number, to: number] | undefined;
  readonly failures: readonly LineMark[];
  /** They are a recorded run's, which comes without having been asked for: nothing is unfolded to show them. */
  readonly recorded: boolean;
  /** Line of the selection in the file shown; 0: none. */
  readonly lit: number;
  readonly onLine: (line: number) => void;
}

/** The program, as a highlighted block first and in Monaco once the reader reaches for it, without moving. */
export function Editor({ id, files, colours, about, failures, recorded, lit, onLine }: EditorProps) {
  const { files: all, active, original } = useStore(files.store);
  const frame = useRef<HTMLDivElement>(null);
  const block = useRef<HTMLDivElement>(null);
  const place = useRef<HTMLDivElement>(null);
  const reader = useRef<EarlyReader | null>(null);
  const early = useRef<(EarlyInput & { readonly focused: boolean }) | null>(null);
  const [editor, setEditor] = useState<CodeEditor | null>(null);
  const [wanted, reach] = useReach(frame);
  const [broken, setBroken] = useState(false);
  const [unfolded, setUnfolded] = useState(false);
  const [byKeys, setByKeys] = useState(false);

  const text = all.find((file) => file.name === active)?.text ?? "";
  const untouched = active === original[0]?.name && text === original[0]?.text;
  const folded = unfolded ? [] : foldedLines(about, lineCount(original[0]?.text ?? ""));
  // The editor keeps its folds while the program is edited.
  const folds = untouched ? folded : [];
  const coloursNow = useMemo(() => {
    const [first] = original;
    return colours === null || !first || active !== first.name ? null : recoloured(colours, first.text, text);
  }, [colours, original, active, text]);
  const failed = failures.map(({ line }) => line);
  if (hides(folded, recorded ? [lit] : [...failed, lit])) setUnfolded(true);

  const lineClicked = useEffectEvent((line: number) => onLine(line));
  const create = useEffectEvent((monaco: Awaited<ReturnType<typeof loadMonaco>>, box: HTMLElement, input: EarlyInput) => {
    const made = monaco.createCodeEditor(box, {
      id,
      changed: files.edit,
      lineClicked,
      unfold: () => setUnfolded(true),
      left: () => box.focus(),
    });
    const still = block.current;
    made.update(all);
    made.show(active);
    made.fold(folds);
    if (still) made.takeOver(still, selectionIn(still, text));
    early.current = { ...input, focused: still?.contains(document.activeElement) ?? false };
    // At once: nobody listens to the block any more, and an Enter pressed before it had gone would be lost.
    flushSync(() => {
      setByKeys(input.byKeys);
      setEditor(made);
    });
    return made;
  });

  useEffect(() => {
    if (editor || !block.current) return;
    const listening = readEarly(block.current);
    reader.current = listening;
    return () => void listening.take();
  }, [editor]);

  const earlyMark = useEarlyClick(block, (withKeys) => {
    reader.current?.enter(withKeys);
    reach(true);
  });

  useEffect(() => {
    const box = place.current;
    if (!wanted || !box) return;
    let gone = false;
    let made: CodeEditor | null = null;
    Promise.all([loadMonaco(), document.fonts.ready])
      .then(async ([monaco]) => {
        await reader.current?.released();
        if (!gone && reader.current) made = create(monaco, box, reader.current.take());
      })
      .catch(() => {
        if (!gone) setBroken(true);
      });
    return () => {
      gone = true;
      made?.dispose();
      setEditor(null);
    };
  }, [wanted, id, files]);

  // The block has gone, and the focus with it.
  useLayoutEffect(() => {
    const input = early.current;
    early.current = null;
    if (!editor || !input) return;
    if (input.entered) editor.focus();
    else if (input.focused) place.current?.focus();
    if (input.text) editor.type(input.text);
  }, [editor]);

  useEffect(() => {
    // As they are by now: what was typed since this was drawn must not be undone.
    editor?.update(files.store.getState().files);
    editor?.show(active);
  }, [editor, files, all, active]);

  useEffect(() => {
    if (unfolded) editor?.fold([]);
  }, [editor, unfolded]);

  useEffect(() => {
    if (editor) editor.mark(failures, lit);
    else if (block.current) revealMark(block.current);
  }, [editor, failures, lit, active]);

  return (
    <div ref={frame} className="code-type relative grow">
      {!editor && (
        <CodeBlock
          ref={block}
          early={earlyMark}
          colours={coloursNow}
          text={text}
          name={active}
          folds={folds}
          onUnfold={() => setUnfolded(true)}
          failed={failed}
          lit={lit}
        />
      )}
      <div
        ref={place}
        className={editor ? "code-frame" : "code-frame invisible"}
        role="group"
        aria-label={`Program ${active}, press Enter to edit`}
        tabIndex={0}
        onPointerDownCapture={() => setByKeys(false)}
        onKeyDown={(event) => {
          if (event.key !== "Enter" || event.target !== event.currentTarget) return;
          event.preventDefault();
          setByKeys(true);
          editor?.focus();
        }}
      />
      {byKeys && editor && <p className="code-hint">Esc leaves the editor</p>}
      {broken && (
        <p className="absolute right-2 bottom-2 flex items-center gap-3 bg-surface p-2 font-sans text-small" role="alert">
          The editor could not be loaded. Check the connection.
          <Button
            onClick={() => {
              setBroken(false);
              reach(false);
              requestAnimationFrame(() => reach(true));
            }}
          >
            Try again
          </Button>
        </p>
      )}
    </div>
  );
}
