import type { MDXComponents } from "mdx/types";
import type { Lesson } from "@/content/lessons";
import type { NotesQuestion } from "@/content/notes/parse";
import { LessonExercise } from "./lesson-exercise";
import { LessonComparison, LessonLab } from "./lesson-lab";
import { LookFor, Sign } from "./look-for";
import { NotesAnswer } from "./notes-answer";
import { NotesCell } from "./notes-cell";
import { PointAt } from "./point-at";
import { prose } from "./prose";
import { Quiz } from "./quiz";
import { Remark } from "./remark";
import { Term } from "./term";
import { SpeedUpOf } from "./speed-up-of";
import { TimeOfRun } from "./time-of-run";
import { Verdict } from "./verdict";

/** What a lesson's MDX may use; content imports nothing, so the lesson itself is bound here. */
export function lessonComponents(lesson: Lesson): MDXComponents {
  return {
    ...prose,
    NotesAnswer: (props: Bound<typeof NotesAnswer>) => <NotesAnswer notes={notesOf(lesson)} {...props} />,
    NotesCell: () => <NotesCell lesson={lesson} cell={cellOf(lesson)} />,
    Remark: (props: Bound<typeof Remark>) => <Remark notes={notesOf(lesson)} {...props} />,
    Verdict,
    LookFor: (props: Bound<typeof LookFor>) => <LookFor lesson={lesson} {...props} />,
    Point: (props: Bound<typeof PointAt>) => <PointAt lesson={lesson} {...props} />,
    Exercise: (props: Bound<typeof LessonExercise>) => <LessonExercise lesson={lesson} {...props} />,
    Question: (props: Bound<typeof Quiz>) => <Quiz lesson={lesson} {...props} />,
    Sign,
    Term,
    SpeedUp: (props: Bound<typeof SpeedUpOf>) => <SpeedUpOf lesson={lesson} {...props} />,
    TimeSpent: (props: Bound<typeof TimeOfRun>) => <TimeOfRun lesson={lesson} {...props} />,
    LessonLab: (props: Bound<typeof LessonLab>) => <LessonLab lesson={lesson} {...props} />,
    LessonComparison: (props: Bound<typeof LessonComparison>) => <LessonComparison lesson={lesson} {...props} />,
  };
}

/** A component's props but for those bound here. */
type Bound<Component> = Component extends (props: infer Props) => unknown ? Omit<Props, "lesson" | "notes"> : never;

function notesOf(lesson: Lesson): NotesQuestion {
  if (lesson.notes) return lesson.notes;
  throw new Error(`${lesson.folder} isn't about one of the notes' questions, so it has no answer of theirs to show.`);
}

function cellOf(lesson: Lesson) {
  const { cell } = notesOf(lesson);
  if (cell) return cell;
  throw new Error(`The notes answer question ${lesson.notes?.number} in words, without a cell.`);
}
