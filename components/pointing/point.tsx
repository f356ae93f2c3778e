"use client";

import type { ReactNode } from "react";
import { useState } from "react";
import type { Target } from "./passage-of";
import "./pointing.css";
import { usePassage } from "./use-passage";
import { missingWords } from "./words";

interface PointProps {
  /** The lab's id on the site. */
  readonly lab: string;
  readonly target: Target;
  readonly children: ReactNode;
}

/** Words that light up the spans they speak of. */
export function Point({ lab, target, children }: PointProps) {
  const [missing, setMissing] = useState("");
  const passage = usePassage(lab, target, (count) => setMissing(missingWords(count)));
  // Pressed: what it lit stays lit when the page moves from under the pointer, until the focus goes elsewhere.
  const [pressed, setPressed] = useState(false);
  const leave = () => {
    passage.light(false);
    setMissing("");
  };
  return (
    <>
      <button
        type="button"
        className="point"
        data-lit={passage.lit || undefined}
        onPointerEnter={(event) => event.pointerType === "mouse" && passage.light(true)}
        onPointerLeave={(event) => event.pointerType === "mouse" && !pressed && leave()}
        onFocus={() => passage.light(true)}
        onBlur={() => {
          leave();
          setPressed(false);
        }}
        onClick={() => {
          setPressed(true);
          passage.go();
        }}
      >
        {children}
      </button>
      <span role="status" className="point-missing">
        {missing}
      </span>
    </>
  );
}
