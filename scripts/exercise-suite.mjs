/**
 * Runs every exercise's programs in the real engine, and its grader on what they do: right ones must pass, wrong ones fail the
 * checks that their first line names, and none before these.
 *   node scripts/exercise-suite.mjs [--filter lesson/exercise/program] [--method fork] [--show]
 */
import { parseArgs } from "node:util";
import { readExercisesOfLessons } from "./content/read-content.mjs";
import { serveHarness } from "./harness/server.mjs";
import { sideBySide } from "./harness/side-by-side.mjs";

const { values } = parseArgs({
  options: { filter: { type: "string", default: "" }, method: { type: "string" }, show: { type: "boolean", default: false } },
});

/** Whoever starts an exercise chooses the start method, so its solution has to do under each. */
const METHODS = ["fork", "spawn", "forkserver"];
/** Beyond what its runs may take until they are stopped. */
const GRACE_MS = 15_000;
/** Exercises sleep more than they compute, and a grader must bear a busy machine: three at a time take half as long as two. */
const PAGES = 3;

const cases = (await readExercisesOfLessons()).flatMap(casesOf).filter(({ name }) => name.includes(values.filter));
const server = await serveHarness();
let failed = 0;
await sideBySide(cases, PAGES, { browser: "chromium", url: server.url }, async (each, page) => {
  const began = performance.now();
  const { problem, shown } = await judged(each, page).catch(({ message }) => ({ problem: message, shown: "" }));
  const line = `${each.method.padEnd(10)} ${each.name} (${Math.round(performance.now() - began)} ms)`;
  if (values.show) console.log(shown.replace(/^/gm, "        "));
  console.log(problem === undefined ? `ok      ${line}` : `FAILED  ${line}\n${problem.replace(/^/gm, "        ")}`);
  if (problem !== undefined) failed++;
});
server.close();
console.log(`${cases.length - failed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;

function casesOf({ lesson, exercise }) {
  const { files, solution, right, wrong, startMethod } = exercise;
  const own = values.method ?? startMethod ?? "fork";
  const methods = values.method === undefined && startMethod === undefined ? METHODS : [own];
  const named = (program, text, method, fails) => ({
    name: `${lesson}/${exercise.id}/${program}`,
    exercise,
    method,
    fails,
    files: [{ name: files[0].name, text }, ...files.slice(1)],
  });
  return [
    ...methods.map((method) => named("solution.py", solution.program, method, [])),
    ...right.map(({ name, text }) => named(name, text, own, [])),
    named("start.py", files[0].text, own, null),
    ...wrong.map(({ name, text, fails }) => named(name, text, own, fails)),
  ];
}

/** What the grader says, and what is wrong with it, or undefined. `fails` is null where any of the checks must fail. */
async function judged({ exercise, method, files, fails }, page) {
  const { checks, runs, variants, baseline, timeout, processes, cpuCount } = exercise;
  const plan = {
    checks,
    runs,
    variants,
    values: exercise.values,
    baseline: baseline === null ? null : [{ name: files[0].name, text: baseline }, ...files.slice(1)],
    // Whether a machine has as many cores is for the reader's to say.
    cores: 1000,
  };
  const { attempt, output } = await page.ask(
    "check",
    { plan, files, options: { startMethod: method, cpuCount: cpuCount ?? 4 }, warm: processes, timeout: timeout * 1000 },
    (runs * (baseline === null ? 1 : 2) + variants.length) * timeout * 1000 + GRACE_MS,
  );
  const said = attempt.findings.filter(({ verdict }) => verdict === "failed");
  const shown = `${attempt.findings.map(({ check, verdict, seen, run }) => `${verdict} ${check.id} ${JSON.stringify(seen)}, run ${run + 1}`).join("\n")}\n${output}`;
  return {
    shown,
    problem: problemOf(
      said.map(({ check }) => check.id),
      fails,
      shown,
    ),
  };
}

function problemOf(failures, fails, shown) {
  if (fails === null) return failures.length > 0 ? undefined : `passes, though nothing has been done yet\n${shown}`;
  if (fails.length === 0) return failures.length === 0 ? undefined : `is right and was found wrong: ${failures.join(", ")}\n${shown}`;
  const passes = fails.find((id) => !failures.includes(id));
  if (passes !== undefined) return `should fail ${passes}\n${shown}`;
  return fails.includes(failures[0]) ? undefined : `should fail ${fails.join(", ")}, and first fails ${failures[0]}\n${shown}`;
}
