/**
 * `npm run bench`: the engine in headless Chromium side by side with this machine's python3, round by round.
 *   node scripts/bench/bench.mjs [--filter name] [--rounds 7 | --quick] [--out BENCHMARK.md]
 */
import { existsSync, writeFileSync } from "node:fs";
import { cpus, release, type } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { openPage } from "../harness/browsers.mjs";
import { serveHarness } from "../harness/server.mjs";
import { run } from "../setup.mjs";
import { PLAIN_PYODIDE, PYODIDE_FOLDER } from "./boot.mjs";
import { measurements } from "./rows.mjs";
import { nativeVersion } from "./sides.mjs";
import { asMarkdown, asText, cells } from "./table.mjs";

const root = join(import.meta.dirname, "../..");
const ROUNDS = 7;
const QUICK_ROUNDS = 3;
const PAGE_WEIGHT = "scripts/bench/page.mjs";

const { values } = parseArgs({
  options: {
    filter: { type: "string", default: "" },
    rounds: { type: "string" },
    quick: { type: "boolean", default: false },
    out: { type: "string" },
  },
});
const rounds = Number(values.rounds ?? (values.quick ? QUICK_ROUNDS : ROUNDS));
if (!Number.isInteger(rounds) || rounds < 1) throw new Error(`--rounds ${values.rounds} is no number of rounds`);
const chosen = measurements.filter(({ name }) => name.includes(values.filter));

run(process.execPath, ["scripts/build-engine.mjs"]);
const server = await serveHarness({ folders: { [PLAIN_PYODIDE]: PYODIDE_FOLDER } });
let browserVersion = "";
const rows = [];
for (const measurement of chosen) rows.push(...(await measured(measurement)));
server.close();

const table = asText(rows);
console.log(`\n${table}`);
// The project's own file always has all rows.
const out = values.out ?? (values.filter === "" ? join(root, "BENCHMARK.md") : undefined);
if (out !== undefined) writeFileSync(out, report());
if (values.filter === "" && existsSync(join(root, "out"))) run(process.execPath, [PAGE_WEIGHT]);

async function measured({ name, page: wantsPage, figures, measure, mostRounds }) {
  const count = Math.min(rounds, mostRounds);
  const page = wantsPage ? await openPage("chromium", server.url) : undefined;
  const results = [];
  try {
    browserVersion = page?.version ?? browserVersion;
    for (let round = 1; round <= count; round++) {
      process.stderr.write(`${name}: round ${round} of ${count}\n`);
      results.push(await measure({ page, url: server.url }));
    }
  } finally {
    await page?.close();
  }
  return Object.entries(figures).map(([key, figure]) => cells(figure, results.map((result) => result[key])));
}

function report() {
  const [cpu] = cpus();
  return `# Bench

The engine in a browser beside native Python on the same machine, in one run, round by round: \`npm run bench\`
(\`scripts/bench/README.md\` says how it measures). Each cell is the median of ${rounds} rounds, with the least and the most;
of memory a process 3, and the 300 runs are one round.

- Date: ${new Date().toISOString().slice(0, 10)}
- Machine: ${cpus().length} × ${cpu.model.trim()}, ${type()} ${release()}
- Browser: Chromium ${browserVersion}, headless
- Native: ${nativeVersion()}; engine: Python 3.14.2 (Pyodide 314.0.7)

${asMarkdown(rows)}
`;
}
