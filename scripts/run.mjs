/** Runs Python files in the real engine: node scripts/run.mjs [--fork|--spawn|--forkserver] [--firefox] [--cpus N] file.py … */
import { readFileSync } from "node:fs";
import { basename } from "node:path";
import { parseArgs } from "node:util";
import { openPage } from "./harness/browsers.mjs";
import { serveHarness } from "./harness/server.mjs";

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
