/**
 * `npm run check-content`: whether all that lessons and clinic have in them is right. It reads every file, builds the site, looks
 * at every link, says which recorded runs are no longer those of their programs, and runs every program, solution and wrong
 * program in the real engine.
 *   node scripts/check-content.mjs [filter] [--offline]
 * `filter` is part of a program's name, e.g. `12-how-many-workers`; `--offline` leaves links to other sites out.
 */
import { join } from "node:path";
import { parseArgs } from "node:util";
import { builtPages, deadLinks, linksElsewhere, visit } from "./content/links.mjs";
import { programsOf, recordedEnd, staleness } from "./content/programs.mjs";
import { readContent } from "./content/read-content.mjs";
import { openPage } from "./harness/browsers.mjs";
import { serveHarness } from "./harness/server.mjs";
import { buildSite, run } from "./setup.mjs";

const METHODS = ["fork", "spawn", "forkserver"];
/** A program may take so long, in ms; the longest takes 10 s on a slow machine. */
const PATIENCE_MS = 60_000;
/** So many pages elsewhere are asked for at once. */
const VISITS = 6;

const { values, positionals } = parseArgs({ allowPositionals: true, options: { offline: { type: "boolean", default: false } } });
const [filter = ""] = positionals;

const content = await readContent();
const wrong = [...content.faults];
if (wrong.length > 0) finish();

console.log("── Site ──");
buildSite();
const pages = builtPages(join(import.meta.dirname, "../out"));
wrong.push(...deadLinks(pages));

if (!values.offline) await checkElsewhere(linksElsewhere(pages));

const programs = programsOf(content).filter(({ name }) => name.includes(filter));
console.log("\n── Recorded runs ──");
for (const each of programs) {
  const why = await staleness(each);
  if (why !== undefined) wrong.push(`${each.name} ${why}: npm run record -- ${each.name.replace(/^lessons\//, "")}`);
}

console.log("\n── Programs ──");
await runAll();

console.log("\n── Exercises ──");
try {
  run(process.execPath, ["scripts/exercise-suite.mjs", "--filter", filter.replace(/^lessons\//, "")]);
} catch {
  wrong.push("exercises: see above");
}
finish();

async function checkElsewhere(links) {
  console.log(`\n── ${links.size} pages elsewhere ──`);
  const left = [...links];
  const silent = [];
  const next = async () => {
    for (let link = left.pop(); link; link = left.pop()) {
      const [address, from] = link;
      const found = await visit(address);
      if (found === "gone") wrong.push(`${from.join(", ")}: ${address} is gone`);
      else if (found !== "there") silent.push(`${address}: ${found}`);
    }
  };
  await Promise.all(Array.from({ length: VISITS }, next));
  // A site that is down today, or that answers no scripts, is no fault of the lesson.
  if (silent.length > 0) console.log(`Not known of ${silent.length}:\n  ${silent.sort().join("\n  ")}`);
}

async function runAll() {
  const server = await serveHarness();
  const page = await openPage("chromium", server.url);
  try {
    for (const each of programs) {
      const expected = await recordedEnd(each);
      for (const startMethod of each.startMethod === undefined ? METHODS : [each.startMethod]) {
        const { end, totalMs } = await page.evaluate((request) => globalThis.harness.run(request), {
          program: { files: each.files },
          options: { startMethod, cpuCount: each.cpuCount ?? 4 },
          warm: Math.max(2, each.processes),
          stopAfter: PATIENCE_MS,
          stopAtDeadlock: each.hangs,
        });
        const fault = faultOf(each, end, expected);
        console.log(`${fault ? "FAILED" : "ok    "}  ${startMethod.padEnd(10)} ${each.name} (${Math.round(totalMs)} ms)`);
        if (fault) wrong.push(`${each.name} under ${startMethod} ${fault}`);
      }
    }
  } finally {
    await page.close();
    server.close();
  }
}

/** What is wrong with how a run ended. One that may hang may also end: it depends. */
function faultOf(program, end, expected) {
  if (end.reason === "failed") return `could not go on: ${JSON.stringify(end.trouble)}`;
  if (end.reason === "stopped") return program.hangs ? undefined : `had not ended after ${PATIENCE_MS / 1000} s`;
  if (program.hangs || end.exitCode === expected) return undefined;
  return `ended with exit code ${end.exitCode}, its recorded run with ${expected}`;
}

function finish() {
  if (wrong.length > 0) console.error(`\n${wrong.join("\n")}`);
  console.log(`\n${wrong.length === 0 ? "All is right." : `${wrong.length} to mend.`}`);
  process.exit(wrong.length === 0 ? 0 : 1);
}
