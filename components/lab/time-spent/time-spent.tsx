"use client";

import { type ComponentType, useEffect, useId, useRef, useState } from "react";
import { useLabOnPage } from "../model/labs-on-page";
import { near, useNear } from "../model/use-near";
import type { BreakdownProps } from "./breakdown";
import "./time-spent.css";

interface TimeSpentProps {
  /** The lab or comparison whose runs are looked at. */
  readonly lab: string;
  /** Of each of its programs: how many processes a run is likely to have. So much room is kept. */
  readonly processes: readonly number[];
}

/** Processes that are shown at once; the others when asked for. */
const mostShown = 8;

/** Where the time of a lab's run went, process by process. What it takes is loaded when it comes near. */
export function TimeSpent({ lab, processes }: TimeSpentProps) {
  const heading = useId();
  const figure = useRef<HTMLElement>(null);
  const [Loaded, setLoaded] = useState<ComponentType<BreakdownProps> | null>(null);
  const isNear = useNear(figure, near);
  const programs = useLabOnPage(lab);

  useEffect(() => {
    if (!isNear) return;
    import("./room").then(
      ({ Breakdown }) => setLoaded(() => Breakdown),
      () => {
        // Without a connection the lab has no run to speak of, either.
      },
    );
  }, [isNear]);

  const rows = processes.reduce((sum, count) => sum + Math.min(count, mostShown) + 1, 0);
  return (
    <figure
      ref={figure}
      aria-labelledby={heading}
      className="time-spent wide"
      style={{ "--rows": rows, "--programs": processes.length } as React.CSSProperties}
    >
      <figcaption id={heading} className="time-spent-title">
        Where the time went
      </figcaption>
      {Loaded && programs.length > 0 && <Loaded programs={programs} most={mostShown} />}
    </figure>
  );
}
