"use client";

import { useEffect, useRef } from "react";
import { durationWords } from "./words/number-words";
import type { StripInput, StripStage } from "./interaction/strip-stage";
import { useRevision } from "./parts/use-revision";

export interface TimelineStripProps extends StripInput {
  /** What it is, in words; what it shows is added. */
  readonly label: string;
}

/**
 * All of a run on a strip as high and wide as its place, for a phone, where the timeline itself is out of view. It only
 * shows: for more there is the timeline.
 */
export function TimelineStrip({ model, viewport, now, live, recorded, label }: TimelineStripProps) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const stage = useRef<StripStage | null>(null);
  const input: StripInput = { model, viewport, now, live, recorded };
  const latest = useRef(input);
  useRevision(model);

  useEffect(() => {
    latest.current = input;
    stage.current?.update(input);
  });

  useEffect(() => {
    const element = canvas.current;
    if (!element) return;
    const gone = new AbortController();
    // Where it is not displayed, as on a wide screen, its code is not even loaded.
    const watch = new ResizeObserver(() => {
      if (element.clientWidth === 0) return;
      watch.disconnect();
      void import("./interaction/strip-stage").then(({ createStripStage }) => {
        if (!gone.signal.aborted) stage.current = createStripStage(element, latest.current);
      });
    });
    watch.observe(element);
    return () => {
      gone.abort();
      watch.disconnect();
      stage.current?.destroy();
      stage.current = null;
    };
  }, []);

  return (
    <div className="h-11 w-full min-w-0">
      <canvas ref={canvas} role="img" aria-label={`${label}: ${stripWords(input)}`} className="block h-full w-full" />
    </div>
  );
}

/** How many processes, and how long: what it shows to those who don't see it. While it goes on, no time, which would be told again and again. */
function stripWords({ model, live, recorded }: StripInput): string {
  const count = model.processes.length;
  if (count === 0) return "no run yet";
  const processes = `${count} ${count === 1 ? "process" : "processes"}`;
  return `${recorded ? "recorded, " : ""}${processes}${live ? ", running" : ` in ${durationWords(model.extent)}`}`;
}
