/** The lessons' exercises, read and checked as the site's build does it. */
import { mkdirSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { build } from "esbuild";

const root = join(import.meta.dirname, "..");
const lessons = join(root, "content/lessons");

/** @returns {Promise<{ lesson: string, exercise: any }[]>} of `Exercise` in `content/lessons/read-exercises.ts` */
export async function readExercisesOfLessons() {
  // Beside node_modules, where what it imports is found.
  const outfile = join(root, ".cache/read-lesson.mjs");
  mkdirSync(join(root, ".cache"), { recursive: true });
  await build({
    entryPoints: [join(lessons, "read-lesson.ts")],
    bundle: true,
    format: "esm",
    platform: "node",
    packages: "external",
    tsconfig: join(root, "tsconfig.json"),
    outfile,
  });
  const { readLesson } = await import(pathToFileURL(outfile).href);
  return readdirSync(lessons)
    .filter((name) => /^\d\d-/.test(name))
    .sort()
    .flatMap((lesson) => readLesson(lessons, lesson).exercises.map((exercise) => ({ lesson, exercise })));
}
