import { readFileSync } from "node:fs";
import { join } from "node:path";
import { readLessons, type LessonFile } from "../lessons";

/** A program to begin with in the playground. */
export interface Starter {
  readonly id: string;
  readonly label: string;
  /** The lesson it is from; programs of this folder have none. */
  readonly group?: string;
  readonly files: readonly LessonFile[];
}

/** The programs beside this file, in the order in which they are offered. */
const own = [
  { file: "producer-consumers.py", label: "A queue: one cooks, two eat" },
  { file: "ping-pong.py", label: "A pipe: ping-pong" },
  { file: "shared-array.py", label: "Shared memory: three processes, one list" },
  { file: "lost-updates.py", label: "A race: updates get lost" },
  { file: "two-locks.py", label: "A deadlock: two locks" },
] as const;

/** Programs of our own, and after them those of all lessons' labs. */
export function readStarters(): readonly Starter[] {
  const root = join(process.cwd(), "content/starters");
  return [
    ...own.map(({ file, label }) => ({
      id: file.replace(/\.py$/, ""),
      label,
      files: [{ name: file, text: readFileSync(join(root, file), "utf8") }],
    })),
    ...readLessons().flatMap(({ number, slug, title, labs }) =>
      labs.map((lab) => ({
        id: `${slug}/${lab.id}`,
        label: lab.starterTitle ?? lab.title,
        group: `${number}. ${title}`,
        files: lab.files,
      })),
    ),
  ];
}
