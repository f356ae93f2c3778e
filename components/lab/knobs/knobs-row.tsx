"use client";

import { useState, useSyncExternalStore } from "react";
import { useHydrated } from "@/components/ui";
import type { LabModel } from "../model/lab-model";
import "./knobs.css";
import { BrokenKnob, KnobControl } from "./knob-control";
import { watchKnobs } from "./watch-knobs";

interface KnobsRowProps {
  /** Their programs' knobs are shown; what several have is shown once. They must stay the same. */
  readonly labs: readonly LabModel[];
  /** What the programs are called, where there are several. */
  readonly labels?: readonly string[];
}

/** The constants of a program that it offers to be turned, above it. Nothing where there are none. */
export function KnobsRow({ labs, labels = [] }: KnobsRowProps) {
  const [watched] = useState(() => watchKnobs(labs));
  const knobs = useSyncExternalStore(watched.subscribe, watched.read, watched.read);
  const hydrated = useHydrated();
  if (knobs.length === 0) return null;
  return (
    <div role="group" aria-label="Knobs" className="knobs" onBlur={watched.leave}>
      {knobs.map(({ key, knob, problem, differs }) =>
        problem ? (
          <BrokenKnob key={key} knob={knob} why={placeWords(labels[problem.program], problem.line) + problem.words} />
        ) : (
          <KnobControl
            key={key}
            knob={knob}
            note={differs ? "not the same in all programs" : ""}
            disabled={!hydrated}
            onTurn={(value) => watched.turn(key, value)}
          />
        ),
      )}
    </div>
  );
}

const placeWords = (label: string | undefined, line: number) => (label === undefined ? `line ${line}: ` : `“${label}”, line ${line}: `);
