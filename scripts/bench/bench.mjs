/**
 * `npm run bench`: the engine in headless Chromium side by side with this machine's python3, round by round.
 *   node scripts/bench/bench.mjs [--filter name] [--rounds 5 | --quick]
 */
import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { cpus, release, type } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { openPage } from "../harness/browsers.mjs";
import { serveHarness } from "../harness/server.mjs";
import { run } from "../setup.mjs";
import { PLAIN_PYODIDE, PYODIDE_FOLDER } from "./boot.mjs";
import { keep, writeReport } from "./report.mjs";
import { measurements } from "./rows.mjs";
import { nativeVersion } from "./sides.mjs";
import { asText, cells, result } from "./table.mjs";

const root = join(import.meta.dirname, "../..");
const ROUNDS = 5;
const QUICK_ROUNDS = 2;
const PAGE_WEIGHT = "scripts/bench/page.mjs";

const { values } = parseArgs({
  options: {
    filter: { type: "string", default: "" },
    rounds: { type: "string" },
    quick: { type: "boolean", default: false },
  },
});
const rounds = Number(values.rounds ?? (values.quick ? QUICK_ROUNDS : ROUNDS));
if (!Number.isInteger(rounds) || rounds < 1) throw new Error(`--rounds ${values.rounds} is no number of rounds`);
const chosen = measurements.filter(({ name }) => name.includes(values.filter));

run(process.execPath, ["scripts/build-engine.mjs"]);
const began = new Date();
const server = await serveHarness({ folders: { [PLAIN_PYODIDE]: PYODIDE_FOLDER } });
let browserVersion = "";
/** Title of a figure → its results. */
const results = {};
for (const measurement of chosen) Object.assign(results, await measured(measurement));
server.close();

const rows = chosen
  .flatMap(({ figures }) => Object.values(figures))
  .map((figure) => cells(figure, results[figure.title].idle, results[figure.title].busy));
console.log(`\n${asText(rows)}`);
if (values.filter === "") {
  const [cpu] = cpus();
  keep({
    date: began.toISOString().slice(0, 16),
    machine: `${cpus().length} × ${cpu.model.trim()}, ${type()} ${release()}`,
    browser: `Chromium ${browserVersion}, headless`,
    native: nativeVersion(),
    rounds,
    results,
  });
  writeReport(measurements);
  if (existsSync(join(root, "out"))) run(process.execPath, [PAGE_WEIGHT]);
}

async function measured({ name, page: wantsPage, figures, measure, mostRounds, alsoBusy }) {
  const count = Math.min(rounds, mostRounds);
  const page = wantsPage ? await openPage("chromium", server.url) : undefined;
  const idle = [];
  const busy = [];
  try {
    browserVersion = page?.version ?? browserVersion;
    for (let round = 1; round <= count; round++) {
      process.stderr.write(`${name}: round ${round} of ${count}\n`);
      idle.push(await measure({ page, url: server.url }));
      if (alsoBusy) busy.push(await withOneCoreBusy(() => measure({ page, url: server.url })));
    }
  } finally {
    await page?.close();
  }
  const of = (all, key) => (all.length === 0 ? undefined : result(all.map((round) => round[key])));
  return Object.fromEntries(Object.entries(figures).map(([key, { title }]) => [title, { idle: of(idle, key), busy: of(busy, key) }]));
}

/** Other people's programs run on readers' machines, too. */
async function withOneCoreBusy(measure) {
  const other = spawn("python3", ["-c", "while True: pass"], { stdio: "ignore" });
  try {
    return await measure();
  } finally {
    other.kill("SIGKILL");
  }
}
