import type { ReactNode } from "react";
import { targetOf, Tour, TourStep } from "@/components/pointing";
import { Swatch, Texture, TickSwatch } from "@/components/timeline";
import type { Lesson } from "@/content/lessons";
import { namedProcesses } from "./named-processes";

const signs = {
  starting: <Swatch texture={Texture.outline} />,
  running: <Swatch texture={Texture.solid} />,
  ready: <Swatch texture={Texture.thin} />,
  sleeping: <Swatch texture={Texture.dots} />,
  "waiting for a pipe": <Swatch texture={Texture.rising} />,
  "waiting for a lock": <Swatch texture={Texture.upright} />,
  "waiting for a process": <Swatch texture={Texture.level} />,
  task: <TickSwatch sign="task" />,
  call: <TickSwatch sign="call" />,
  print: <TickSwatch sign="print" />,
  "lock held": <TickSwatch sign="held" />,
  message: <TickSwatch sign="sent" />,
  read: <TickSwatch sign="read" />,
  written: <TickSwatch sign="written" />,
  deadlock: <TickSwatch sign="deadlock" />,
  exit: <TickSwatch sign="exit" />,
} as const;

interface LookForProps {
  readonly lesson: Lesson;
  /** Id of the lab or comparison that is looked at. */
  readonly lab: string;
  readonly children: ReactNode;
}

/** What to look for on a lab's timeline: Signs. */
export function LookFor({ lesson, lab, children }: LookForProps) {
  return <Tour lab={`${lesson.slug}/${lab}`}>{children}</Tour>;
}

interface SignProps {
  /** A sign of the timeline, drawn as it is drawn there. */
  readonly is: keyof typeof signs;
  /** Where it is in the run (`components/pointing/passage-of.ts`). */
  readonly at: string;
  readonly children: ReactNode;
}

export function Sign({ is, at, children }: SignProps) {
  return (
    <TourStep target={targetOf(at)} sign={signs[is]}>
      {namedProcesses(children)}
    </TourStep>
  );
}
