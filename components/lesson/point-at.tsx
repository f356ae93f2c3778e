import type { ReactNode } from "react";
import { Point, targetOf } from "@/components/pointing";
import type { Lesson } from "@/content/lessons";

interface PointAtProps {
  readonly lesson: Lesson;
  /** Id of the lab or comparison whose run is meant. */
  readonly lab: string;
  /** What in it, e.g. `tasks that overlap` (`components/pointing/passage-of.ts`). */
  readonly at: string;
  readonly children: ReactNode;
}

/** Words of a lesson that point at a run. */
export function PointAt({ lesson, lab, at, children }: PointAtProps) {
  return (
    <Point lab={`${lesson.slug}/${lab}`} target={targetOf(at)}>
      {children}
    </Point>
  );
}
