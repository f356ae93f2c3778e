import type { Lesson } from "@/content/lessons";
import { LessonProgress } from "./lesson-progress";
import { PageLink } from "@/components/site";

/** The lessons in a line each, with what the reader has done of them. */
export function LessonList({ lessons }: { readonly lessons: readonly Lesson[] }) {
  return (
    <ol className="grid gap-2">
      {lessons.map((lesson) => (
        <li key={lesson.slug} className="flex flex-wrap items-baseline justify-between gap-x-4">
          <PageLink href={`/lessons/${lesson.slug}`} className="text-accent underline underline-offset-3 hover:decoration-2">
            {lesson.title}
          </PageLink>
          <LessonProgress
            slug={lesson.slug}
            sections={lesson.sections.map(({ id }) => id)}
            questions={lesson.questions.map(({ id }) => id)}
            exercises={lesson.exercises.map(({ id }) => id)}
          />
        </li>
      ))}
    </ol>
  );
}
