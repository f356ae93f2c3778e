"use client";

import { useEffect } from "react";
import { progress } from "./use-progress";

interface SectionTrackerProps {
  readonly slug: string;
  /** Ids of the lesson's headings, in order. */
  readonly sections: readonly string[];
}

/** Stands at the end of a lesson. */
const endId = "lesson-end";

/** Remembers how far the reader has got: a section has been read when first its heading and then its end were in the window. */
export function SectionTracker({ slug, sections }: SectionTrackerProps) {
  useEffect(() => {
    /** The heading of each section, and what ends the last one. */
    const marks = [...sections, endId];
    const met = new Set<string>();
    const observer = new IntersectionObserver((seen) => {
      for (const { isIntersecting, target } of seen) {
        if (!isIntersecting) continue;
        met.add(target.id);
        const before = marks[marks.indexOf(target.id) - 1];
        if (before === undefined || !met.has(before)) continue;
        if (progress.store.getState().read[`${slug}#${before}`] === undefined) progress.put(`read/${slug}#${before}`, Date.now());
        progress.put("place", { slug, section: target.id === endId ? before : target.id, at: Date.now() });
      }
    });
    for (const id of marks) {
      const mark = document.getElementById(id);
      if (mark) observer.observe(mark);
    }
    return () => observer.disconnect();
  }, [slug, sections]);
  return <div id={endId} />;
}
