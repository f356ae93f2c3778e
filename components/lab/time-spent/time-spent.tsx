"use client";

import { useId, useRef } from "react";
import { useLabOnPage } from "../model/labs-on-page";
import { useNearRoom } from "../model/use-near";
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
  const room = useNearRoom(figure, () => import("./room"));
  const programs = useLabOnPage(lab);

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
      {room && programs.length > 0 && <room.Breakdown programs={programs} most={mostShown} />}
    </figure>
  );
}
