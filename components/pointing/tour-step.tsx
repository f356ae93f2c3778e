"use client";

import type { ReactNode } from "react";
import { useEffect, useEffectEvent, useState } from "react";
import type { Target } from "./passage-of";
import { useStep } from "./tour";
import { usePassage } from "./use-passage";
import { missingWords } from "./words";

interface TourStepProps {
  readonly target: Target;
  /** The sign it is about. */
  readonly sign: ReactNode;
  readonly children: ReactNode;
}

/** One thing to look for; its sign shows it on the timeline. */
export function TourStep(props: TourStepProps) {
  const step = useStep();
  if (!step) throw new Error("A step stands in a tour.");
  return step.place === "list" ? <ListedStep lab={step.lab} onChoose={step.choose} {...props} /> : <ShownStep lab={step.lab} {...props} />;
}

interface ListedStepProps extends TourStepProps {
  readonly lab: string;
  readonly onChoose: () => void;
}

function ListedStep({ lab, target, sign, onChoose, children }: ListedStepProps) {
  const passage = usePassage(lab, target, () => {});
  return (
    <li
      className="tour-step"
      data-lit={passage.lit || undefined}
      onPointerEnter={(event) => event.pointerType === "mouse" && passage.light(true)}
      onPointerLeave={(event) => event.pointerType === "mouse" && passage.light(false)}
    >
      <button type="button" aria-label="Show this on the timeline" className="tour-sign" onClick={onChoose}>
        {sign}
      </button>
      <div className="min-w-0 font-serif text-prose">{children}</div>
    </li>
  );
}

/** The step that the tour is at: it is shown at once. */
function ShownStep({ lab, target, sign, children }: TourStepProps & { readonly lab: string }) {
  const [missing, setMissing] = useState("");
  const passage = usePassage(lab, target, (count) => setMissing(missingWords(count)));
  const show = useEffectEvent(() => passage.go());
  const hide = useEffectEvent(() => passage.light(false));
  useEffect(() => {
    show();
    return () => {
      hide();
    };
  }, []);
  return (
    <div className="tour-step">
      <span className="tour-sign">{sign}</span>
      <div className="min-w-0">
        {children}
        <span className="point-missing">{missing}</span>
      </div>
    </div>
  );
}
