import { useEffect, useEffectEvent, useState } from "react";
import { type ProgramOnPage, useLabOnPage } from "@/components/lab";
import { selectionOf } from "@/components/timeline";
import type { Target } from "./passage-of";

export interface PassageOnPage {
  /** Lights up what is pointed at, or puts that out. */
  light(on: boolean): void;
  /** Picks the first of them, and has the page and the timeline move there; with no run yet, as soon as there is one. */
  go(): void;
  /** One of them is under the pointer, or picked. */
  readonly lit: boolean;
}

/** More are not framed one by one. */
const mostLit = 400;

/** `onFound` is told how many spans there are when they are lit up or gone to; null: there is no run yet. */
export function usePassage(lab: string, target: Target, onFound: (count: number | null) => void): PassageOnPage {
  const programs = useLabOnPage(lab);
  const [lit, setLit] = useState(false);
  const [waits, setWaits] = useState(false);
  const program = programOf(programs, target);

  useEffect(() => {
    if (!program) return;
    return program.view.subscribe((now, before) => {
      if (now.selection === before.selection && now.hovered === before.hovered) return;
      const at = now.hovered ?? now.selection;
      setLit(at !== null && (find(programs, target)?.includes(at.entry) ?? false));
    });
  }, [program, programs, target]);

  const arrived = useEffectEvent(() => onFound(pick(programs, target)));
  useEffect(() => {
    if (!program || !waits) return;
    return program.runs.store.subscribe(({ shown }) => {
      if (shown === "nothing") return;
      setWaits(false);
      arrived();
    });
  }, [program, waits]);

  return {
    lit,
    light(on) {
      const count = point(programs, target, on);
      if (on) onFound(count);
    },
    go() {
      document.querySelector(`[data-lab="${lab}"] .lab-timelines`)?.scrollIntoView({ block: "nearest" });
      const count = pick(programs, target);
      setWaits(count === null);
      onFound(count);
    },
  };
}

function programOf(programs: readonly ProgramOnPage[], { program }: Target) {
  return (program === null ? programs[0] : programs.find(({ id }) => id === program))?.lab;
}

function find(programs: readonly ProgramOnPage[], target: Target): readonly number[] | null {
  return programOf(programs, target)?.runs.find(target.passage) ?? null;
}

/** In this program, and in no other of the lab. */
function point(programs: readonly ProgramOnPage[], target: Target, on: boolean): number | null {
  const found = find(programs, target);
  const pointedAt = programOf(programs, target);
  for (const { lab } of programs) lab.view.setState({ pointed: on && lab === pointedAt ? (found ?? []).slice(0, mostLit) : [] });
  return found && found.length;
}

function pick(programs: readonly ProgramOnPage[], target: Target): number | null {
  const first = find(programs, target)?.[0];
  const pointedAt = programOf(programs, target);
  for (const { lab } of programs) {
    lab.view.setState({ selection: lab === pointedAt && first !== undefined ? selectionOf(lab.runs.trace, first) : null });
  }
  return point(programs, target, true);
}
