import { readdirSync } from "node:fs";
import { join } from "node:path";
import { readLesson, type Lesson, type LessonLab } from "./read-lesson";

export type { Lesson, LessonFile, LessonLab } from "./read-lesson";
export { headingId, type Section } from "./sections";
export type { Exercise } from "./read-exercises";
export type { Question } from "./read-questions";

const root = join(process.cwd(), "content/lessons");

/** Every lesson, in order: each folder `NN-slug` beside this file is one. */
export function readLessons(): readonly Lesson[] {
  return readdirSync(root, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort()
    .map((folder) => readLesson(root, folder));
}

/** The lab of a lesson by its id; an unknown id stops the build. */
export function labOf(lesson: Lesson, id: string): LessonLab {
  const lab = lesson.labs.find((candidate) => candidate.id === id);
  if (lab) return lab;
  const known = lesson.labs.map((candidate) => candidate.id).join(", ");
  throw new Error(`${lesson.folder}/lesson.mdx has no lab "${id}" in its front matter; it has ${known}.`);
}
