"use client";

import type { ReactNode } from "react";
import { lazy, Suspense, useLayoutEffect, useMemo, useRef, useState } from "react";
import { Button } from "@/components/ui";
import type { Ns, Pid } from "@/workers";
import type { Advice } from "./hint-for";
import { useRunView } from "./load-run-view";
import type { OutputModel, Segment } from "./output-model";
import type { WriterName } from "./output-row";

interface OutputLogProps {
  readonly model: OutputModel;
  /** Grows when the model has changed. */
  readonly revision: number;
  readonly writerOf: (pid: Pid) => WriterName;
  readonly lit: (segment: Segment) => boolean;
  /** A chunk to bring into view; -1: none. */
  readonly reveal: number;
  readonly onPick: (sequence: number) => void;
  /** What is said while there is nothing. */
  readonly empty: string;
  /** When Stop was pressed; null: it was not. */
  readonly interruptedAt: Ns | null;
  /** It is there to be read from its first line on, as nothing more comes. */
  readonly fromStart: boolean;
  /** The page's own word on what was printed last, e.g. on a traceback; null: none. */
  readonly hint: Advice | null;
  /** Stands after the last line. */
  readonly children?: ReactNode;
}

/**
 * Up to so many lines, pieces of them and characters are in the page whole, for readers and searches; of more only those in view.
 * The browser takes 0.15 ms to make or to drop a piece, and the page stands still for as many as there are when it goes over.
 */
const mostRows = 200;
const mostSegments = 400;
const mostCharacters = 100_000;
/** The last lines, while what shows more of them is loaded: as few as fill the box. */
const rowsMeanwhile = 30;
const segmentsMeanwhile = 100;
/** Nearer than this to its end, the log goes on following it. */
const followWithin = 40;

/** Few programs print that much, so few readers load what it takes. */
const VirtualRows = lazy(() => import("./virtual-rows"));

/** The lines; follows the end until the reader scrolls away. */
export function OutputLog({
  model,
  revision,
  writerOf,
  lit,
  reveal,
  onPick,
  empty,
  interruptedAt,
  fromStart,
  hint,
  children,
}: OutputLogProps) {
  const scrollerRef = useRef<HTMLDivElement>(null);
  const followingRef = useRef(true);
  const top = useRef(0);
  const runView = useRunView();
  // Nothing is printed before there is what shows it, but for a moment.
  const count = runView ? model.lineCount : 0;
  const whole = count <= mostRows && model.segmentCount <= mostSegments && model.characterCount <= mostCharacters;
  const [unfolded, setUnfolded] = useState(false);
  const folded = useMemo(
    () => new Set(interruptedAt === null || revision < 0 || !runView ? [] : runView.interruptLines(model, interruptedAt)),
    [model, interruptedAt, revision, runView],
  );
  const [fold] = folded;

  // Before the rows' own effects, which scroll.
  useLayoutEffect(() => {
    followingRef.current = !fromStart;
  }, [fromStart]);

  const scrolled = () => {
    const box = scrollerRef.current;
    if (!box) return;
    // Only the reader scrolls up; the log itself goes down, and may be short of the end for a moment.
    if (box.scrollHeight - box.scrollTop - box.clientHeight < followWithin) followingRef.current = true;
    else if (box.scrollTop < top.current) followingRef.current = false;
    top.current = box.scrollTop;
  };

  const row = (index: number) => {
    const line = model.line(index);
    if (!line || !runView) return null;
    const before = model.line(index - 1)?.segments[0];
    const sameAsBefore = before !== undefined && before.pid === line.segments[0]?.pid;
    const shown = (
      <runView.OutputRow line={line} version={line.version} writerOf={writerOf} sameAsBefore={sameAsBefore} lit={lit} onPick={onPick} />
    );
    if (!folded.has(line.number)) return shown;
    return (
      <>
        {line.number === fold && <InterruptLine open={unfolded} onToggle={() => setUnfolded(!unfolded)} />}
        {unfolded && shown}
      </>
    );
  };

  const rows = { model, revision, reveal, scrollerRef, followingRef, row };
  return (
    <div
      ref={scrollerRef}
      role="log"
      aria-label="Output"
      tabIndex={0}
      onScroll={scrolled}
      className="code-type output-log min-h-0 grow overflow-y-auto bg-surface py-2"
    >
      {count === 0 && !children && <p className="px-3 font-sans text-small text-ink-muted">{empty}</p>}
      {count > 0 && whole && runView && <runView.AllRows {...rows} from={0} to={count} />}
      {!whole && runView && (
        <Suspense fallback={<runView.AllRows {...rows} from={firstMeanwhile(model)} to={count} />}>
          <VirtualRows {...rows} count={count} />
        </Suspense>
      )}
      {hint !== null && count > 0 && runView && <runView.HintLine advice={hint} />}
      {children}
    </div>
  );
}

/** The first of the last lines that are shown while the others can't be. */
function firstMeanwhile(model: OutputModel): number {
  let first = model.lineCount;
  for (let segments = 0; first > 0 && model.lineCount - first < rowsMeanwhile && segments < segmentsMeanwhile; first--) {
    segments += model.line(first - 1)?.segments.length ?? 0;
  }
  return first;
}

/** In place of the tracebacks that Stop caused, which say nothing about the program. */
function InterruptLine({ open, onToggle }: { readonly open: boolean; readonly onToggle: () => void }) {
  return (
    <p className="flex items-center gap-2 px-3 font-sans text-small text-ink-muted">
      interrupted by Stop
      <Button aria-expanded={open} onClick={onToggle}>
        {open ? "Hide traceback" : "Show traceback"}
      </Button>
    </p>
  );
}
