"use client";

import { useVirtualizer } from "@tanstack/react-virtual";
import { useEffect, useRef } from "react";
import type { Pid } from "@/workers";
import type { OutputModel, Segment } from "./output-model";
import type { WriterName } from "./output-row";
import { OutputRow } from "./output-row";

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
}

const lineHeight = 1.6;
/** Rows kept ready outside the window: short outputs are in the page whole, for readers and searches. */
const overscan = 40;
/** Nearer than this to its end, the log goes on following it. */
const followWithin = 40;

/** The lines, as many of them in the page as fit and a few more; follows the end until the reader scrolls away. */
export function OutputLog({ model, revision, writerOf, lit, reveal, onPick, empty }: OutputLogProps) {
  const scroller = useRef<HTMLDivElement>(null);
  const following = useRef(true);
  const top = useRef(0);
  const count = model.lineCount;
  // eslint-disable-next-line react-hooks/incompatible-library -- the React Compiler is not used
  const virtualizer = useVirtualizer({
    count,
    getScrollElement: () => scroller.current,
    estimateSize: () => 15 * lineHeight,
    getItemKey: (index) => model.line(index)?.number ?? index,
    overscan,
  });

  // Also when rows turn out taller than was estimated.
  const height = virtualizer.getTotalSize();
  useEffect(() => {
    if (following.current && count > 0) virtualizer.scrollToIndex(count - 1, { align: "end" });
  }, [virtualizer, revision, count, height]);

  useEffect(() => {
    const index = reveal < 0 ? undefined : model.lineOfSequence(reveal);
    if (index === undefined) return;
    following.current = false;
    virtualizer.scrollToIndex(index, { align: "auto" });
  }, [virtualizer, model, reveal]);

  const scrolled = () => {
    const box = scroller.current;
    if (!box) return;
    // Only the reader scrolls up; the log itself goes down, and may be short of the end for a moment.
    if (box.scrollHeight - box.scrollTop - box.clientHeight < followWithin) following.current = true;
    else if (box.scrollTop < top.current) following.current = false;
    top.current = box.scrollTop;
  };

  return (
    <div
      ref={scroller}
      role="log"
      aria-label="Output"
      tabIndex={0}
      onScroll={scrolled}
      className="code-type output-log min-h-0 grow overflow-y-auto bg-surface py-2"
    >
      {count === 0 ? (
        <p className="px-3 font-sans text-small text-ink-muted">{empty}</p>
      ) : (
        <div className="relative w-full" style={{ height }}>
          {virtualizer.getVirtualItems().map((row) => {
            const line = model.line(row.index);
            if (!line) return null;
            const before = model.line(row.index - 1)?.segments[0];
            return (
              <div
                key={row.key}
                ref={virtualizer.measureElement}
                data-index={row.index}
                className="absolute top-0 left-0 w-full"
                style={{ transform: `translateY(${row.start}px)` }}
              >
                <OutputRow
                  line={line}
                  version={line.version}
                  writerOf={writerOf}
                  sameAsBefore={before !== undefined && before.pid === line.segments[0]?.pid}
                  lit={lit}
                  onPick={onPick}
                />
              </div>
            );
          })}
        </div>
      )}
    </div>
  );
}
