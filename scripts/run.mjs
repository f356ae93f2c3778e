/** Runs Python files in the real engine, each as a program of its own. */
import { readFileSync } from "node:fs";
import { basename } from "node:path";
import { parseArgs } from "node:util";
import { openPage } from "./harness/browsers.mjs";
import { serveHarness } from "./harness/server.mjs";

const USAGE = `Usage: node scripts/run.mjs [--method fork|spawn|forkserver] [--browser chromium|firefox] [--cpus 2] [--warm 4]
         [--stdin text] [--stop-after ms] [--events] file.py …`;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    method: { type: "string", default: "fork" },
    browser: { type: "string", default: "chromium" },
    cpus: { type: "string", default: "2" },
    warm: { type: "string", default: "4" },
    stdin: { type: "string" },
    "stop-after": { type: "string" },
    events: { type: "boolean", default: false },
  },
});

if (positionals.length === 0) {
  console.error(USAGE);
  process.exit(2);
}
const server = await serveHarness();
const page = await openPage(values.browser, server.url);
try {
  for (const path of positionals) {
    const result = await page.evaluate((request) => globalThis.harness.run(request), {
      program: { files: [{ name: basename(path), text: readFileSync(path, "utf8") }] },
      options: { startMethod: values.method, cpuCount: Number(values.cpus) },
      warm: Number(values.warm),
      stdin: values.stdin,
      stopAfter: values["stop-after"] === undefined ? undefined : Number(values["stop-after"]),
    });
    for (const chunk of result.output) process.stdout.write(chunk.text);
    if (values.events) for (const event of result.events) console.log(JSON.stringify(event));
    const { firstOutputMs, totalMs, stopMs, end } = result;
    console.log(JSON.stringify({ path, ...end, firstOutputMs, totalMs, stopMs, events: result.events.length }));
  }
} finally {
  await page.close();
  server.close();
}
