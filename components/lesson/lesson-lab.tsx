import { checkOutcome, ComparisonLab, Lab, type Outcome } from "@/components/lab";
import { labAnchor } from "@/content/anchors";
import { labOf, type Lesson, type LessonLab as LabOfLesson } from "@/content/lessons";
import { coloursOf, recordingUrl } from "@/components/program";
import { Predictions } from "@/components/question";
import { predictionsAbout } from "./question-views";

interface LessonLabProps {
  readonly lesson: Lesson;
  /** Id of a lab in the lesson's front matter. */
  readonly lab: string;
  /** Of a cell of the notes: what they call it. */
  readonly cell?: string;
  /** Its predictions stand elsewhere. */
  readonly predicted?: boolean;
}

/** A lab of a lesson: its files colours, its recorded run at hand. */
export async function LessonLab({ lesson, lab: id, cell, predicted = false }: LessonLabProps) {
  const lab = labOf(lesson, id);
  const key = `${lesson.slug}/${lab.id}`;
  const questions = predictionsAbout(lesson, id);
  return (
    <>
      {!predicted && questions.length > 0 && <Predictions lab={key} title={lab.title} questions={questions} />}
      <Lab
        id={key}
        title={lab.title}
        anchor={labAnchor(id)}
        cell={cell}
        processes={lab.processes}
        patience={lab.patience}
        startMethod={lab.startMethod}
        shows={lab.shows}
        asked={questions.map((question) => question.id)}
        {...await programOf(lesson, lab)}
      />
    </>
  );
}

interface LessonComparisonProps {
  readonly lesson: Lesson;
  /** Names the comparison in its lesson. */
  readonly id: string;
  readonly title: string;
  /** Ids of labs in the lesson's front matter, to be run one after the other. */
  readonly labs: readonly string[];
  /** Two of them: said is how much faster the second was than the first. */
  readonly compare?: readonly [string, string] | undefined;
  /** Or a sentence of the lesson's own, with `{id.time}` and the like. Without either nothing is said. */
  readonly sentence?: string | undefined;
}

/** Several labs of a lesson run one after the other, on one time axis. */
export async function LessonComparison({ lesson, id, title, labs: ids, compare, sentence }: LessonComparisonProps) {
  const labs = ids.map((lab) => labOf(lesson, lab));
  const programs = await Promise.all(labs.map(async (lab) => ({ id: lab.id, label: lab.title, ...(await programOf(lesson, lab)) })));
  const most = (setting: "processes" | "patience") => Math.max(...labs.map((lab) => lab[setting]));
  const key = `${lesson.slug}/${id}`;
  const questions = predictionsAbout(lesson, id);
  return (
    <>
      {questions.length > 0 && <Predictions lab={key} title={title} questions={questions} />}
      <ComparisonLab
        id={key}
        title={title}
        anchor={labAnchor(id)}
        programs={programs}
        outcome={outcomeOf(ids, compare, sentence)}
        processes={most("processes")}
        patience={most("patience")}
        asked={questions.map((question) => question.id)}
      />
    </>
  );
}

function outcomeOf(ids: readonly string[], compare?: readonly [string, string], sentence?: string): Outcome | undefined {
  const outcome = compare ? { compare } : sentence === undefined ? undefined : { sentence };
  if (outcome) checkOutcome(outcome, ids);
  return outcome;
}

async function programOf(lesson: Lesson, lab: LabOfLesson) {
  return {
    files: lab.files,
    colours: await coloursOf(lab.files[0]?.text ?? ""),
    recording: lab.recording === null ? undefined : recordingUrl(lesson.slug, lab.id),
    cpuCount: lab.cpuCount,
    cpuNote: lab.cpuNote,
    about: lab.about,
  };
}
