/** `npm run record`: runs the labs of every lesson and of the clinic in the real engine and keeps what happened, to be shown as recorded. */
import { writeFileSync } from "node:fs";
import { cpus } from "node:os";
import { join } from "node:path";
import { programsOf } from "./content/programs.mjs";
import { readContent, readers } from "./content/read-content.mjs";
import { openPage } from "./harness/browsers.mjs";
import { serveHarness } from "./harness/server.mjs";
import { run } from "./setup.mjs";

const root = join(import.meta.dirname, "../content");
const [filter = ""] = process.argv.slice(2);

const content = await readContent();
if (content.faults.length > 0) throw new Error(content.faults.join("\n"));
run(process.execPath, ["scripts/build-engine.mjs"]);
const server = await serveHarness();
const page = await openPage("chromium", server.url);
try {
  for (const each of programsOf(content).filter(({ name }) => name.includes(filter))) await record(each);
} finally {
  await page.close();
  server.close();
}

/** How long the program takes with one worker, with two and so on, as it says itself. */
async function measure({ name, files, speedUp }, recorded, options) {
  const { secondsIn } = await readers();
  const [main, ...others] = files;
  const points = [];
  for (let workers = 1; workers <= speedUp.upTo; workers++) {
    const text = main.text.replace(new RegExp(`^(${speedUp.constant} = )\\d+`, "m"), `$1${workers}`);
    const request = { program: { files: [{ ...main, text }, ...others] }, options, warm: workers + 1, stopAfter: 60_000 };
    const { output } = await page.evaluate((asked) => globalThis.harness.run(asked), request);
    points.push({ workers, seconds: secondsIn(output.map((chunk) => chunk.text).join("")) });
  }
  writeFileSync(join(root, `${name}.speed-up.json`), `${JSON.stringify({ recorded, points }, undefined, 2)}\n`);
}

async function record(program) {
  const { name, files, startMethod, cpuCount, processes, hangs, shows, speedUp } = program;
  const options = { startMethod: startMethod ?? "fork", cpuCount: cpuCount ?? cpus().length };
  const recorded = {
    date: new Date().toISOString().slice(0, 10),
    python: "3.14.2",
    browser: `Chromium ${page.version.split(".")[0]}`,
  };
  const { events, end, file } = await page.evaluate((request) => globalThis.harness.run(request), {
    program: { files },
    options,
    recorded,
    warm: Math.max(2, processes),
    stopAfter: 60_000,
    // What never ends is stopped as a reader would stop it.
    stopAtDeadlock: hangs,
    memory: shows?.memory,
  });
  if (end.reason !== (hangs ? "stopped" : "exited")) throw new Error(`${name}: ${end.reason} ${JSON.stringify(end.trouble)}`);
  writeFileSync(join(root, `${name}.run`), Buffer.from(file, "base64"));
  if (speedUp) await measure(program, { ...recorded, cores: cpus().length }, options);
  console.log(`${name}: ${events.length} events, exit code ${end.exitCode}`);
}
