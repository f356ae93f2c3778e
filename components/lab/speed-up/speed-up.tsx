"use client";

import { useId, useRef } from "react";
import { useLabOnPage } from "../model/labs-on-page";
import { useNearRoom } from "../model/use-near";
import type { MeasuringProps } from "./measuring";
import "./speed-up.css";

interface SpeedUpProps extends Omit<MeasuringProps, "lab"> {
  /** The lab whose program is measured. */
  readonly lab: string;
}

/** How many times as fast a lab's program is with one worker, two, and so on. What it takes is loaded when it comes near. */
export function SpeedUp({ lab: id, ...props }: SpeedUpProps) {
  const heading = useId();
  const figure = useRef<HTMLElement>(null);
  const room = useNearRoom(figure, () => import("./room"));
  const lab = useLabOnPage(id)[0]?.lab;

  return (
    <figure ref={figure} aria-labelledby={heading} className="speed-up wide">
      <figcaption id={heading} className="speed-up-title">
        Speed-up
      </figcaption>
      {room && lab && <room.Measuring lab={lab} {...props} />}
    </figure>
  );
}
