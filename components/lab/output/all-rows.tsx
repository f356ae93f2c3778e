import type { ReactNode, RefObject } from "react";
import { Fragment, useEffect } from "react";
import type { OutputModel } from "./output-model";

/** The log's lines in the box that scrolls them. */
export interface RowsProps {
  readonly model: OutputModel;
  readonly revision: number;
  readonly reveal: number;
  readonly scrollerRef: RefObject<HTMLDivElement | null>;
  /** Whether the end stays in view; set by the reader's scrolling. */
  readonly followingRef: RefObject<boolean>;
  readonly row: (index: number) => ReactNode;
}

/** The lines from `from` to before `to`, all in the page. */
export function AllRows({
  model,
  revision,
  reveal,
  scrollerRef,
  followingRef,
  row,
  from,
  to,
}: RowsProps & { readonly from: number; readonly to: number }) {
  useEffect(() => {
    const box = scrollerRef.current;
    if (box && followingRef.current) box.scrollTo({ top: box.scrollHeight });
  }, [scrollerRef, followingRef, revision, to]);

  useEffect(() => {
    const index = reveal < 0 ? undefined : model.lineOfSequence(reveal);
    if (index === undefined) return;
    followingRef.current = false;
    const box = scrollerRef.current;
    const line = box?.children[index - from];
    if (!box || !line) return;
    // Not scrollIntoView(), which would scroll the page, too.
    const [outer, inner] = [box.getBoundingClientRect(), line.getBoundingClientRect()];
    box.scrollBy({ top: Math.min(0, inner.top - outer.top) + Math.max(0, inner.bottom - outer.bottom) });
  }, [model, reveal, scrollerRef, followingRef, from]);

  return Array.from({ length: to - from }, (_, offset) => {
    const index = from + offset;
    return <Fragment key={model.line(index)?.number ?? index}>{row(index)}</Fragment>;
  });
}
