import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { readNotes } from "../notes/notes";
import type { NotesQuestion } from "../notes/parse";
import { type Measured, parseMeasured } from "../measured";
import { parseFrontMatter, type LabSettings } from "../schema";
import { type Exercise, readExercises } from "./read-exercises";
import { yamlAbove } from "./front-matter";
import { readQuestions, type Question } from "./read-questions";
import { sectionsOf, type Section } from "./sections";

export interface LessonFile {
  readonly name: string;
  readonly text: string;
}

/** A lab's settings, with its files read. */
export interface LessonLab extends Omit<LabSettings, "files"> {
  readonly files: readonly LessonFile[];
  /** The file of its recorded run, once `npm run record` has made one. */
  readonly recording: Uint8Array<ArrayBuffer> | null;
  /** Of a lab whose speed-up is shown: what `npm run record` has measured. */
  readonly measured: Measured | null;
}

export interface Lesson {
  /** `03-create-a-process` */
  readonly folder: string;
  readonly number: number;
  readonly slug: string;
  readonly title: string;
  readonly summary: string;
  readonly question: string;
  /** The notes' question and answer, of a lesson that is about one. */
  readonly notes: NotesQuestion | null;
  /** What the notes' notebook printed when their snippet ran there. */
  readonly recordedOutput: string | null;
  readonly labs: readonly LessonLab[];
  /** Id of the lab whose recorded run stands for the lesson. */
  readonly picture: string;
  /** Predictions and quizzes, in the order of its `questions.yaml`. */
  readonly questions: readonly Question[];
  readonly sections: readonly Section[];
  readonly exercises: readonly Exercise[];
  /** Its file `lesson.mdx`. */
  readonly mdx: string;
}

const notesSnippet = "snippet.py";
const folderName = /^(\d\d)-([a-z0-9-]+)$/;

export function readLesson(root: string, folder: string): Lesson {
  const [, number, slug] = folderName.exec(folder) ?? [];
  if (number === undefined || slug === undefined) {
    throw new Error(`content/lessons/${folder}: a lesson's folder is named by its number and slug, like 07-shared-memory.`);
  }
  const file = `content/lessons/${folder}/lesson.mdx`;
  const mdx = read(root, folder, "lesson.mdx");
  // The line of dashes counts as one.
  const front = parseFrontMatter(file, `\n${yamlAbove(mdx)}`);
  const questions = readIfThere(root, folder, "questions.yaml") ?? "[]";
  const notes = front.notes === undefined ? null : questionOfNotes(file, front.notes);
  return {
    folder,
    number: Number(number),
    slug,
    title: front.title,
    summary: front.summary,
    question: notes?.question ?? front.question ?? "",
    notes,
    recordedOutput: readIfThere(root, folder, "recorded-output.txt"),
    labs: front.labs.map((lab, index) => {
      const files = lab.files.map((name) => ({ name, text: read(root, folder, name) }));
      checkAbout(`${file}: labs.${index}.about: `, lab, files[0]?.text ?? "");
      return { ...lab, files, recording: readRun(root, folder, lab.id), measured: readMeasured(root, folder, lab) };
    }),
    picture: front.picture,
    sections: sectionsOf(mdx),
    questions: readQuestions(`content/lessons/${folder}/questions.yaml`, questions, mdx, (name) => read(root, folder, name)),
    exercises: readExercises(`content/lessons/${folder}`, join(root, folder), mdx),
    mdx,
  };
}

function questionOfNotes(file: string, number: number): NotesQuestion {
  const found = readNotes().find((candidate) => candidate.number === number);
  if (!found) throw new Error(`${file}: notes: the notes have no question ${number}`);
  return found;
}

function checkAbout(fault: string, { about, files }: LabSettings, program: string): void {
  if (!about) return;
  const lines = program.trimEnd().split("\n").length;
  if (about[1] > lines) throw new Error(`${fault}${files[0]} has ${lines} lines`);
  if (files[0] === notesSnippet) throw new Error(`${fault}the notes' snippet is shown whole`);
}

function read(root: string, folder: string, name: string): string {
  const text = readIfThere(root, folder, name);
  if (text === null) throw new Error(`content/lessons/${folder}/${name} is missing, and the lesson needs it.`);
  return text;
}

function readRun(root: string, folder: string, lab: string): Uint8Array<ArrayBuffer> | null {
  const path = join(root, folder, `${lab}.run`);
  return existsSync(path) ? new Uint8Array(readFileSync(path)) : null;
}

function readMeasured(root: string, folder: string, lab: LabSettings): Measured | null {
  const name = `${lab.id}.speed-up.json`;
  const json = lab.speedUp && readIfThere(root, folder, name);
  return json ? parseMeasured(`content/lessons/${folder}/${name}`, json) : null;
}

function readIfThere(root: string, folder: string, name: string): string | null {
  const path = join(root, folder, name);
  return existsSync(path) ? readFileSync(path, "utf8") : null;
}
