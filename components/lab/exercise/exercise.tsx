"use client";

import { Tick, useProgress } from "@/components/progress";
import type { SourceFile, StartMethod } from "@/workers";
import type { Colours } from "../editor/colours";
import { Lab } from "../lab";
import { ExerciseFoot } from "./exercise-foot";
import "./exercise.css";

interface ExerciseProps {
  /** `slug/id`: it is remembered under this name. */
  readonly id: string;
  readonly title: string;
  /** What a link to it says after the #. */
  readonly anchor: string;
  /** HTML: what is to be done. */
  readonly task: string;
  /** How many there are. */
  readonly hints: number;
  /** Where hints, solution and checks are. */
  readonly url: string;
  readonly files: readonly SourceFile[];
  readonly colours: Colours;
  readonly processes: number;
  readonly patience: number;
  readonly cpuCount?: number | undefined;
  readonly startMethod?: StartMethod | undefined;
}

/** A lab with something to do in it, hints, a solution, and a grader that looks at its runs. */
export function Exercise({ id, title, task, hints, url, ...program }: ExerciseProps) {
  const done = useProgress((state) => state.done[id] !== undefined);
  return (
    <Lab
      id={`${exerciseLab}/${id}`}
      title={title}
      note={<p className="exercise-mark">{done ? <Done /> : "Exercise"}</p>}
      intro={<div className="exercise-task exercise-words" dangerouslySetInnerHTML={{ __html: task }} />}
      foot={(lab) => <ExerciseFoot id={id} lab={lab} hints={hints} url={url} />}
      {...program}
    />
  );
}

/** What its lab's id begins with, so that it is none of the lesson's labs. */
const exerciseLab = "exercise";

function Done() {
  return (
    <>
      Exercise, done <Tick label="done" />
    </>
  );
}
