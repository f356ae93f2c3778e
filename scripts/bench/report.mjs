/** Keeps the results of whole benches, and writes BENCHMARK.md from the last three. */
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { asMarkdown, cells, worst } from "./table.mjs";

const root = join(import.meta.dirname, "../..");
const FOLDER = join(import.meta.dirname, "results");
const BENCHES = 3;

const kept = () =>
  readdirSync(FOLDER)
    .filter((name) => name.endsWith(".json"))
    .sort();

export function keep(bench) {
  mkdirSync(FOLDER, { recursive: true });
  writeFileSync(join(FOLDER, `${bench.date.replace(":", "")}.json`), `${JSON.stringify(bench, undefined, 1)}\n`);
  for (const old of kept().slice(0, -BENCHES)) rmSync(join(FOLDER, old));
}

export function writeReport(measurements) {
  const benches = kept().map((name) => JSON.parse(readFileSync(join(FOLDER, name), "utf8")));
  const rows = measurements.flatMap(({ figures }) => Object.values(figures)).flatMap((figure) => rowOf(figure, benches));
  writeFileSync(join(root, "BENCHMARK.md"), report(benches, asMarkdown(rows)));
}

/** A figure that only a newer bench has is as that has it. */
function rowOf(figure, benches) {
  const all = benches.map(({ results }) => results[figure.title]).filter((found) => found !== undefined);
  const of = (load) => all.map((found) => found[load]).filter((found) => found !== undefined);
  if (of("idle").length === 0) return [];
  return [cells(figure, worst(figure, of("idle")), of("busy").length === 0 ? undefined : worst(figure, of("busy")))];
}

function report(benches, table) {
  const words =
    benches.length === BENCHES
      ? "the worst of three whole benches"
      : `the worst of ${benches.length} whole bench${benches.length === 1 ? "" : "es"} (there are to be three)`;
  const lines = benches.map(
    ({ date, machine, browser, native, rounds }) => `- ${date.replace("T", " ")} UTC: ${machine}; ${browser}; ${native}; ${rounds} rounds`,
  );
  return `# Bench

The engine in a browser (Python 3.14.2, Pyodide 314.0.7) beside native Python on the same machine, in one run, round by
round: \`npm run bench\` (\`scripts/bench/README.md\` says how it measures). Each cell is the median of the rounds, with the
least and the most; each row ${words}:

${lines.join("\n")}

“One core busy” is the ratio while another program keeps one of the cores busy, on both sides; there a figure may miss its
target by twice.

${table}
`;
}
