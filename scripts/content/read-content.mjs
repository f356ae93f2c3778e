/** Lessons and cases, read and checked as the site's build does it; and what reads their recorded runs and what they measured. */
import { existsSync, mkdirSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { build } from "esbuild";

const root = join(import.meta.dirname, "../..");
const lessonsFolder = join(root, "content/lessons");
const clinicFolder = join(root, "content/clinic");

const entry = `
export { readLesson } from "@/content/lessons/read-lesson";
export { readCase } from "@/content/clinic/read-case";
export { readRecording } from "@/workers/trace/format";
export { secondsIn } from "@/components/lab/speed-up/points";
`;

/** @type {Promise<any> | undefined} */
let reading;

/** The readers themselves, which are TypeScript. */
export function readers() {
  reading ??= bundled();
  return reading;
}

async function bundled() {
  // Beside node_modules, where what it imports is found.
  const outfile = join(root, ".cache/read-content.mjs");
  mkdirSync(join(root, ".cache"), { recursive: true });
  await build({
    stdin: { contents: entry, resolveDir: root, loader: "ts" },
    bundle: true,
    format: "esm",
    platform: "node",
    packages: "external",
    tsconfig: join(root, "tsconfig.json"),
    outfile,
  });
  return import(pathToFileURL(outfile).href);
}

/**
 * All there is; what can't be read is in `faults`, in words that name file and line.
 *
 * @returns {Promise<{ lessons: any[], cases: any[], faults: string[] }>} `Lesson` and `ClinicCase` of `content/`
 */
export async function readContent() {
  const { readLesson, readCase } = await readers();
  const faults = [];
  const read = (folders, how) =>
    folders.flatMap((folder) => {
      try {
        return [how(folder)];
      } catch (cause) {
        faults.push(cause.message);
        return [];
      }
    });
  const folders = readdirSync(lessonsFolder).filter((name) => /^\d\d-/.test(name));
  const slugs = readdirSync(clinicFolder).filter((name) => existsSync(join(clinicFolder, name, "case.mdx")));
  const lessons = read(folders.sort(), (folder) => readLesson(lessonsFolder, folder));
  const cases = read(slugs.sort(), (slug) => readCase(clinicFolder, slug));
  return { lessons, cases, faults };
}

/** @returns {Promise<{ lesson: string, exercise: any }[]>} of `Exercise` in `content/lessons/read-exercises.ts` */
export async function readExercisesOfLessons() {
  const { lessons, faults } = await readContent();
  if (faults.length > 0) throw new Error(faults.join("\n"));
  return lessons.flatMap(({ folder, exercises }) => exercises.map((exercise) => ({ lesson: folder, exercise })));
}
