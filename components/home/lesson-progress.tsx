"use client";

import { Tick, useProgress } from "@/components/progress";

interface LessonProgressProps {
  readonly slug: string;
  /** Ids of its sections, questions and exercises. */
  readonly sections: readonly string[];
  readonly questions: readonly string[];
  readonly exercises: readonly string[];
}

/** What the reader has done of a lesson, in a line that has its place from the first paint. */
export function LessonProgress({ slug, sections, questions, exercises }: LessonProgressProps) {
  const read = useProgress((state) => state.read);
  const answers = useProgress((state) => state.answers);
  const solved = useProgress((state) => state.done);
  const isRead = sections.filter((id) => read[`${slug}#${id}`] !== undefined).length;
  const answered = questions.filter((id) => answers[`${slug}/${id}`] !== undefined).length;
  const isSolved = exercises.filter((id) => solved[`${slug}/${id}`] !== undefined).length;
  const parts = [
    `${isRead} of ${sections.length} sections`,
    `${answered} of ${questions.length} questions`,
    ...(exercises.length > 0 ? [`${isSolved} of ${exercises.length} exercises`] : []),
  ];
  const done = isRead === sections.length && answered === questions.length && isSolved === exercises.length;
  return (
    <p className="flex min-h-5 items-center gap-1.5 text-small text-ink-muted">
      {done && (
        <>
          <Tick label="done" />
          Done
        </>
      )}
      {!done && isRead + answered + isSolved > 0 && parts.join(", ")}
    </p>
  );
}
