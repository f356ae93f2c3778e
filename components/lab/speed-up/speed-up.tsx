"use client";

import { type ComponentType, useEffect, useId, useRef, useState } from "react";
import { useLabOnPage } from "../model/labs-on-page";
import { near, useNear } from "../model/use-near";
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
  const [Loaded, setLoaded] = useState<ComponentType<MeasuringProps> | null>(null);
  const isNear = useNear(figure, near);
  const lab = useLabOnPage(id)[0]?.lab;

  useEffect(() => {
    if (!isNear) return;
    import("./room").then(
      ({ Measuring }) => setLoaded(() => Measuring),
      () => {
        // Without a connection there is nothing to measure with, either.
      },
    );
  }, [isNear]);

  return (
    <figure ref={figure} aria-labelledby={heading} className="speed-up wide">
      <figcaption id={heading} className="speed-up-title">
        Speed-up
      </figcaption>
      {Loaded && lab && <Loaded lab={lab} {...props} />}
    </figure>
  );
}
