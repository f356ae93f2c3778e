import { labOf, type Lesson } from "@/content/lessons";
import type { NotesCell as Cell } from "@/content/notes/parse";
import { Predictions, Veiled } from "@/components/question";
import { LessonLab } from "./lesson-lab";
import { predictionsAbout } from "./question-views";

interface NotesCellProps {
  readonly lesson: Lesson;
  readonly cell: Cell;
}

/** The notes' cell, brought to life: their snippet, unmodified, in a lab, and what their notebook printed under it. */
export function NotesCell({ lesson, cell }: NotesCellProps) {
  if (labOf(lesson, "snippet").files[0]?.text !== cell.snippet) {
    throw new Error(`${lesson.folder}/snippet.py isn't the notes' snippet any more.`);
  }
  const lab = `${lesson.slug}/snippet`;
  const questions = predictionsAbout(lesson, "snippet");
  return (
    <>
      {questions.length > 0 && <Predictions lab={lab} title="the notes’ snippet" questions={questions} />}
      <section className="wide mt-8 rounded-sm border border-hairline bg-sheet p-3 sm:p-5">
        <h2 className="font-sans text-small text-ink-muted">The notes’ answer</h2>
        <div className="[&>section]:my-2">
          <LessonLab lesson={lesson} lab="snippet" predicted cell={`${cell.prompt}:`} />
        </div>
        <Prompt label={cell.prompt.replace("In", "Out") + ":"}>what the notes’ machine printed, once</Prompt>
        {/* Focusable, as it scrolls sideways where it must. */}
        <Veiled lab={lab} asked={questions.map(({ id }) => id)}>
          <pre tabIndex={0} className="overflow-x-auto rounded-sm font-mono text-code whitespace-pre">
            {lesson.recordedOutput?.trimEnd()}
          </pre>
        </Veiled>
      </section>
    </>
  );
}

function Prompt({ label, children }: { readonly label: string; readonly children: string }) {
  return (
    <p className="mb-2 flex flex-wrap gap-x-3 text-small text-ink-muted not-first:mt-5">
      <span className="font-mono">{label}</span>
      <span>{children}</span>
    </p>
  );
}
