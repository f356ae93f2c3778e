import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { hasConstant } from "@/workers/grading";
import { type ExerciseSettings, parseExercise } from "../exercises";
import type { SourceFile } from "@/workers";

/** An exercise of a lesson, with its programs read. */
export interface Exercise extends Omit<ExerciseSettings, "files" | "baseline" | "solution"> {
  /** Its folder's name. */
  readonly id: string;
  /** What the reader begins with: the program, and the files that it can import. */
  readonly files: readonly SourceFile[];
  readonly solution: { readonly program: string; readonly why: string };
  readonly baseline: string | null;
  /** Other right programs, and wrong ones, with the checks that must fail: what its grader is tested with. */
  readonly right: readonly SourceFile[];
  readonly wrong: readonly (SourceFile & { readonly fails: readonly string[] })[];
}

const fewestRight = 2;
const fewestWrong = 3;

/** The exercises of a lesson: each folder of `exercises` is one. Its text must have a place for each. */
export function readExercises(lesson: string, path: string, mdx: string): readonly Exercise[] {
  const folder = join(path, "exercises");
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name: id }) => id)
    .sort()
    .map((id) => {
      const exercise = readExercise(`${lesson}/exercises/${id}`, join(folder, id), id);
      if (!mdx.includes(`<Exercise id="${id}"`)) {
        throw new Error(`${lesson}/exercises/${id}: has no place: the lesson's text needs <Exercise id="${id}" />`);
      }
      return exercise;
    });
}

/** `place` is the folder as it is named in what is said of faults. */
export function readExercise(place: string, folder: string, id: string): Exercise {
  const names = readdirSync(folder).sort();
  const read = (name: string): string => {
    if (names.includes(name)) return readFileSync(join(folder, name), "utf8");
    throw new Error(`${place}/${name} is missing, and the exercise needs it.`);
  };
  const { files, baseline, solution, ...settings } = parseExercise(`${place}/exercise.yaml`, read("exercise.yaml"));
  const named = (kind: string) => names.filter((name) => name.startsWith(`${kind}-`) && name.endsWith(".py"));
  const fileOf = (name: string) => ({ name, text: read(name) });
  const wrong = named("wrong").map((name) => ({ ...fileOf(name), fails: failsOf(`${place}/${name}`, read(name), settings.checks) }));
  const right = named("right").map(fileOf);
  if (right.length < fewestRight) throw new Error(`${place}: needs at least ${fewestRight} programs right-….py beside its solution`);
  if (wrong.length < fewestWrong) throw new Error(`${place}: needs at least ${fewestWrong} programs wrong-….py`);
  const known = ["exercise.yaml", "start.py", "solution.py", ...files, ...(baseline === undefined ? [] : [baseline])];
  const stranger = names.find((name) => !known.includes(name) && ![...right, ...wrong].some((program) => program.name === name));
  if (stranger !== undefined) throw new Error(`${place}/${stranger}: is no file that an exercise has`);
  const programs = [fileOf("start.py"), fileOf("solution.py"), ...right];
  for (const constant of settings.variants.flatMap(({ set }) => Object.keys(set))) {
    const without = programs.find(({ text }) => ![text, ...files.map(read)].some((each) => hasConstant(each, constant)));
    if (without) throw new Error(`${place}/${without.name}: needs a line "${constant} = …", as a variant sets it`);
  }
  return {
    ...settings,
    id,
    files: [{ name: "exercise.py", text: read("start.py") }, ...files.map(fileOf)],
    solution: { program: read("solution.py"), why: solution },
    baseline: baseline === undefined ? null : read(baseline),
    right,
    wrong,
  };
}

/** Its first line says which checks must fail: `# fails: joined, last-line`. */
function failsOf(file: string, text: string, checks: readonly { readonly id: string }[]): readonly string[] {
  const said = /^# fails: (.+)$/m.exec(text.split("\n")[0] ?? "")?.[1];
  if (said === undefined) throw new Error(`${file}:1: must begin with "# fails: " and the checks that must fail`);
  const ids = said.split(",").map((id) => id.trim());
  const unknown = ids.find((id) => !checks.some((check) => check.id === id));
  if (unknown !== undefined)
    throw new Error(`${file}:1: the exercise has no check "${unknown}"; it has ${checks.map(({ id }) => id).join(", ")}`);
  return ids;
}
