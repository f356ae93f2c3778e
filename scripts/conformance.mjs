/**
 * Runs CPython's own tests of multiprocessing, concurrent.futures and threading in the real engine, in Chromium:
 *   npm run conformance -- [--lib folder] [--suite fork|spawn|forkserver|futures|threading] [--filter name] [--out file]
 * `--lib` names a folder that holds a `test` package; without it, Debian's libpython3.11-testsuite is used, and
 * installed where it is missing. `--filter` takes part of a test's id. The report goes to `--out` (as JSON when the
 * name says so); when everything was run, to CONFORMANCE.md. `--core` runs the quick classes of conformance/core.json,
 * as `npm test` does: all of them must pass.
 */
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { groupBy } from "./conformance/group-by.mjs";
import { Lane } from "./conformance/lane.mjs";
import { explain, report, summaryOf, tableOf } from "./conformance/report.mjs";
import { readTests, SUITES } from "./conformance/suites.mjs";
import { serveHarness } from "./harness/server.mjs";
import { installBrowser, installDebianPackage, run } from "./setup.mjs";

const DEBIAN_LIBRARY = "/usr/lib/python3.11";
const DEBIAN_PACKAGE = "libpython3.11-testsuite";

const { values } = parseArgs({
  options: {
    lib: { type: "string", default: DEBIAN_LIBRARY },
    suite: { type: "string" },
    filter: { type: "string", default: "" },
    out: { type: "string" },
    core: { type: "boolean", default: false },
    lanes: { type: "string", default: "2" },
    show: { type: "boolean", default: false },
  },
});
if (values.suite !== undefined && !(values.suite in SUITES)) throw new Error(`--suite is one of ${Object.keys(SUITES).join(", ")}`);

if (values.lib === DEBIAN_LIBRARY && !existsSync(join(DEBIAN_LIBRARY, "test/lock_tests.py"))) installDebianPackage(DEBIAN_PACKAGE);
await installBrowser();
run(process.execPath, ["scripts/build-engine.mjs"]);

const core = JSON.parse(readFileSync(join(import.meta.dirname, "conformance/core.json"), "utf8"));
const files = readTests(values.lib);
const suites = values.suite === undefined ? Object.keys(SUITES) : [values.suite];
const server = await serveHarness();
const lanes = Array.from({ length: Number(values.lanes) }, () => new Lane(server.url, files));
try {
  const results = await runAll();
  const whole = values.lib === DEBIAN_LIBRARY && values.suite === undefined && values.filter === "" && !values.core;
  const target = values.out ?? (whole ? "CONFORMANCE.md" : undefined);
  if (target !== undefined)
    writeFileSync(target, target.endsWith(".json") ? JSON.stringify(results, null, 1) : report(results, values.lib));
  console.log(`\n${tableOf(results)}\n`);
  console.log(summaryOf(results));
  if (values.core && results.some(({ outcome }) => outcome === "failed")) process.exitCode = 1;
} finally {
  for (const lane of lanes) await lane.close();
  server.close();
}

async function runAll() {
  const work = [];
  const results = [];
  for (const suite of suites) {
    const { ids, skipped } = await lanes[0].list(suite);
    for (const { id, reason } of skipped) results.push({ suite, id, outcome: "skipped", details: reason, ms: 0 });
    const chosen = ids.filter((id) => id.includes(values.filter) && (!values.core || inCore(suite, id)));
    for (const tests of groupBy(chosen, classOf).values()) work.push({ suite, tests });
  }
  await Promise.all(
    lanes.map(async (lane) => {
      for (let next = work.shift(); next !== undefined; next = work.shift()) {
        for (const result of await lane.run(next.suite, next.tests)) {
          results.push({ suite: next.suite, ...result });
          tell(next.suite, result);
        }
      }
    }),
  );
  return results;
}

/** Of the quick classes, what is not known to fail. */
function inCore(suite, id) {
  return core[suite].some((name) => `${id}.`.includes(`.${name}.`)) && explain({ suite, id }) === undefined;
}

function classOf(id) {
  return id.slice(0, id.lastIndexOf("."));
}

function tell(suite, { id, outcome, details, ms, printed }) {
  const word = { passed: "ok", failed: "FAILED", skipped: "skipped" }[outcome];
  const why = outcome === "skipped" ? `: ${details}` : "";
  console.log(`${word.padEnd(8)}${suite.padEnd(11)}${id} (${ms} ms)${why}`);
  if (outcome === "failed") console.log(`${details}${values.show ? `\n--- printed\n${printed}` : ""}`.replace(/^/gm, "        "));
}
