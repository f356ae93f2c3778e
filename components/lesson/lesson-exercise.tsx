import { Exercise } from "@/components/lab";
import { coloursOf, exerciseUrl } from "@/components/program";
import { exerciseAnchor } from "@/content/anchors";
import type { Lesson } from "@/content/lessons";
import { blockMarkdown } from "./block-markdown";

interface LessonExerciseProps {
  readonly lesson: Lesson;
  /** Its folder in the lesson's `exercises`. */
  readonly id: string;
}

/** An exercise of a lesson: what is to be done, and the program to begin with. All else is a file of its own. */
export async function LessonExercise({ lesson, id }: LessonExerciseProps) {
  const exercise = lesson.exercises.find((candidate) => candidate.id === id);
  if (!exercise) throw new Error(`${lesson.folder}/exercises has no folder "${id}".`);
  const { title, task, hints, files, processes, patience, cpuCount, startMethod } = exercise;
  return (
    <div className="wide">
      <Exercise
        id={`${lesson.slug}/${id}`}
        title={title}
        anchor={exerciseAnchor(id)}
        task={await blockMarkdown(task)}
        hints={hints.length}
        url={exerciseUrl(lesson.slug, id)}
        files={files}
        colours={await coloursOf(files[0]?.text ?? "")}
        processes={processes}
        patience={patience}
        cpuCount={cpuCount}
        startMethod={startMethod}
      />
    </div>
  );
}
