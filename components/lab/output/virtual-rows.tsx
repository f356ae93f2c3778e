import { measureElement, useVirtualizer } from "@tanstack/react-virtual";
import { useEffect } from "react";
import type { RowsProps } from "./all-rows";

const lineHeight = 1.6;
/** How much is kept ready outside the window, above and below: pieces of lines, and characters, which the browser lays out anew. */
const overscanSegments = 80;
const overscanCharacters = 10_000;

/** As many of the lines as fit into view, and a few more. */
export default function VirtualRows({
  model,
  revision,
  reveal,
  scrollerRef,
  followingRef,
  row,
  count,
}: RowsProps & { readonly count: number }) {
  // eslint-disable-next-line react-hooks/incompatible-library -- the React Compiler is not used
  const virtualizer = useVirtualizer({
    count,
    getScrollElement: () => scrollerRef.current,
    estimateSize: () => 15 * lineHeight,
    // When the browser has laid it out. To ask as soon as a row is there has everything laid out for each, and rows that turn
    // out much taller than estimated set the state within one update more often than React allows (its error 185).
    measureElement: (element, entry, rows) =>
      entry ? measureElement(element, entry, rows) : (rows.measurementsCache[rows.indexFromElement(element)]?.size ?? 0),
    getItemKey: (index) => model.line(index)?.number ?? index,
    overscan: Math.ceil(
      Math.min(overscanSegments / Math.max(2, model.segmentCount / count), overscanCharacters / (model.characterCount / count + 1)),
    ),
  });

  // Also when rows turn out taller than was estimated. The end is the box's: something may stand after the last line.
  const height = virtualizer.getTotalSize();
  useEffect(() => {
    const box = scrollerRef.current;
    // The virtualizer's own way there asks for the layout again and again, until nothing moves.
    if (followingRef.current && box) box.scrollTop = box.scrollHeight;
  }, [scrollerRef, followingRef, revision, count, height]);

  useEffect(() => {
    const index = reveal < 0 ? undefined : model.lineOfSequence(reveal);
    if (index === undefined) return;
    followingRef.current = false;
    virtualizer.scrollToIndex(index, { align: "auto" });
  }, [virtualizer, model, followingRef, reveal]);

  return (
    <div className="relative w-full" style={{ height }}>
      {virtualizer.getVirtualItems().map(({ key, index, start }) => (
        <div
          key={key}
          ref={virtualizer.measureElement}
          data-index={index}
          className="absolute top-0 left-0 w-full"
          style={{ transform: `translateY(${start}px)` }}
        >
          {row(index)}
        </div>
      ))}
    </div>
  );
}
