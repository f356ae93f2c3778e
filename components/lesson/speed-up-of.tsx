import { SpeedUp } from "@/components/lab";
import { labOf, type Lesson } from "@/content/lessons";

interface SpeedUpOfProps {
  readonly lesson: Lesson;
  /** Id of a lab whose front matter says `speedUp`. */
  readonly lab: string;
}

/** The speed-up of a lab's program by number of workers. */
export function SpeedUpOf({ lesson, lab: id }: SpeedUpOfProps) {
  const { speedUp, measured } = labOf(lesson, id);
  if (!speedUp) throw new Error(`${lesson.folder}/lesson.mdx: lab "${id}" has no \`speedUp\` in the front matter.`);
  return <SpeedUp lab={`${lesson.slug}/${id}`} {...speedUp} measured={measured} />;
}
