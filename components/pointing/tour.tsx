"use client";

import { Children, createContext, type ReactNode, useContext, useEffect, useRef, useState } from "react";
import { Button, useHydrated } from "@/components/ui";
import "./pointing.css";

interface Step {
  readonly lab: string;
  /** `list`: one of what can be looked for. `card`: the one that the tour is at. */
  readonly place: "list" | "card";
  readonly current: boolean;
  /** The tour goes there. */
  readonly choose: () => void;
}

const StepContext = createContext<Step | null>(null);

/** The step that this component stands in; null outside of a tour. */
export function useStep(): Step | null {
  return useContext(StepContext);
}

interface TourProps {
  /** The lab that is looked at. */
  readonly lab: string;
  readonly children: ReactNode;
}

/**
 * What to look for in a lab's run: a list to be read, and a tour of it. The tour's step lies at the foot of the window, in
 * sight of the timeline, which moves from step to step.
 */
export function Tour({ lab, children }: TourProps) {
  const [current, setCurrent] = useState(-1);
  const hydrated = useHydrated();
  const start = useRef<HTMLButtonElement>(null);
  const steps = Children.toArray(children);
  const step = steps[current];
  const close = () => {
    setCurrent(-1);
    start.current?.focus();
  };
  return (
    <>
      <ul className="mt-5 grid gap-4">
        {steps.map((child, index) => (
          <StepContext key={index} value={{ lab, place: "list", current: index === current, choose: () => setCurrent(index) }}>
            {child}
          </StepContext>
        ))}
      </ul>
      <p className="mt-4">
        <Button ref={start} disabled={!hydrated} onClick={() => setCurrent(0)}>
          Show me on the timeline
        </Button>
      </p>
      {step !== undefined && (
        <TourCard place={current} of={steps.length} onGo={setCurrent} onClose={close}>
          <StepContext key={current} value={{ lab, place: "card", current: true, choose: () => {} }}>
            {step}
          </StepContext>
        </TourCard>
      )}
    </>
  );
}

interface TourCardProps {
  readonly place: number;
  readonly of: number;
  readonly onGo: (place: number) => void;
  readonly onClose: () => void;
  readonly children: ReactNode;
}

function TourCard({ place, of, onGo, onClose, children }: TourCardProps) {
  const next = useRef<HTMLButtonElement>(null);
  useEffect(() => next.current?.focus({ preventScroll: true }), []);
  return (
    <section aria-label="Tour of the timeline" className="tour-card" onKeyDown={(event) => event.key === "Escape" && onClose()}>
      <div aria-live="polite">{children}</div>
      <div className="flex items-center gap-2 text-small text-ink-muted">
        <Button aria-disabled={place === 0} onClick={() => onGo(place - 1)}>
          Previous
        </Button>
        <Button ref={next} aria-disabled={place === of - 1} onClick={() => onGo(place + 1)}>
          Next
        </Button>
        <span>
          {place + 1} of {of}
        </span>
        <span className="grow" />
        <Button onClick={onClose}>End the tour</Button>
      </div>
    </section>
  );
}
