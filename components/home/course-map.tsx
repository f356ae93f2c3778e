import { TimelinePicture } from "@/components/timeline";
import { labOf, type Lesson } from "@/content/lessons";
import { LessonProgress } from "./lesson-progress";
import { readRecording } from "@/workers/trace/format";
import { PageLink } from "@/components/site";

/** Lessons in order, each by its question, with a picture of its recorded run. */
export function CourseMap({ lessons }: { readonly lessons: readonly Lesson[] }) {
  return (
    <ol start={lessons[0]?.number} className="wide mt-6 grid gap-x-10 gap-y-9 sm:grid-cols-2 lg:grid-cols-3">
      {lessons.map((lesson) => (
        <li key={lesson.slug} className="group relative row-span-2 grid grid-rows-subgrid gap-y-3">
          <h3 className="font-serif text-prose leading-snug font-normal">
            <span aria-hidden="true" className="mb-1 block font-mono text-small text-ink-muted">
              {lesson.number}
            </span>
            {/* The whole card is the link's target. */}
            {/* Not fetched ahead: all lessons together weigh more than the page they are chosen on. */}
            <PageLink
              href={`/lessons/${lesson.slug}`}
              className="text-accent underline-offset-3 after:absolute after:inset-0 group-hover:underline"
            >
              {lesson.question}
            </PageLink>
          </h3>
          <div>
            <RunPicture lesson={lesson} />
            <LessonProgress
              slug={lesson.slug}
              sections={lesson.sections.map(({ id }) => id)}
              questions={lesson.questions.map(({ id }) => id)}
              exercises={lesson.exercises.map(({ id }) => id)}
            />
          </div>
        </li>
      ))}
    </ol>
  );
}

async function RunPicture({ lesson }: { readonly lesson: Lesson }) {
  const lab = labOf(lesson, lesson.picture);
  const recording = lab.recording === null ? null : await readRecording(lab.recording);
  return (
    <figure className="border-t border-hairline pt-2">
      <div className="aspect-[4/1] [&>svg]:size-full">
        {recording && <TimelinePicture trace={recording.trace} width={360} height={90} />}
      </div>
      {recording && <figcaption className="mt-1 text-small text-ink-muted">recorded: {lab.title}</figcaption>}
    </figure>
  );
}
