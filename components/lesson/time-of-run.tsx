import { TimeSpent } from "@/components/lab";
import { labOf, type Lesson } from "@/content/lessons";

interface TimeOfRunProps {
  readonly lesson: Lesson;
  /** Id of the lab or comparison whose runs are meant. */
  readonly lab: string;
  /** Of a comparison: ids of its labs. */
  readonly programs?: readonly string[];
}

/** Where the time of a lab's run went. */
export function TimeOfRun({ lesson, lab, programs = [lab] }: TimeOfRunProps) {
  return <TimeSpent lab={`${lesson.slug}/${lab}`} processes={programs.map((id) => labOf(lesson, id).processes)} />;
}
