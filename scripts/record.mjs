/** `npm run record`: runs the labs of every lesson and of the clinic in the real engine and keeps what happened, to be shown as recorded. */
import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { cpus } from "node:os";
import { join, relative } from "node:path";
import { frontMatterOf } from "../content/lessons/front-matter.mjs";
import { openPage } from "./harness/browsers.mjs";
import { serveHarness } from "./harness/server.mjs";
import { run } from "./setup.mjs";

const content = join(import.meta.dirname, "../content");
const lessons = join(content, "lessons");
const clinic = join(content, "clinic");
const filter = process.argv[2] ?? "";

run(process.execPath, ["scripts/build-engine.mjs"]);
const server = await serveHarness();
const page = await openPage("chromium", server.url);
try {
  for (const folder of readdirSync(lessons).filter((name) => /^\d/.test(name))) {
    /** @type {any} */
    const { labs } = frontMatterOf(readFileSync(join(lessons, folder, "lesson.mdx"), "utf8"));
    for (const lab of labs.filter(({ id }) => `${folder}/${id}`.includes(filter))) await record(join(lessons, folder), lab);
  }
  const isCase = (slug) => existsSync(join(clinic, slug, "case.mdx"));
  for (const slug of readdirSync(clinic).filter(isCase)) {
    /** @type {any} */
    const { startMethod, processes, hangs } = frontMatterOf(readFileSync(join(clinic, slug, "case.mdx"), "utf8"));
    const labs = [{ id: "broken", hangs }, { id: "cured" }].map((lab) => ({ ...lab, files: `${lab.id}.py`, startMethod, processes }));
    for (const lab of labs.filter(({ id }) => `clinic/${slug}/${id}`.includes(filter))) await record(join(clinic, slug), lab);
  }
  // What the home page begins with.
  if ("opening/naps".includes(filter)) await record(join(content, "opening"), { id: "naps", files: ["naps.py"], processes: 5 });
} finally {
  await page.close();
  server.close();
}

/** How long the program takes with one worker, with two and so on, as it says itself. */
async function measure(folder, { id, files, speedUp }, recorded, options) {
  const [name] = [files].flat();
  const text = readFileSync(join(folder, name), "utf8");
  const points = [];
  for (let workers = 1; workers <= speedUp.upTo; workers++) {
    const changed = text.replace(new RegExp(`^(${speedUp.constant} = )\\d+`, "m"), `$1${workers}`);
    const request = { program: { files: [{ name, text: changed }] }, options, warm: workers + 1, stopAfter: 60_000 };
    const { output } = await page.evaluate((asked) => globalThis.harness.run(asked), request);
    const printed = output.map((chunk) => chunk.text).join("");
    const seconds = [...printed.matchAll(/^(\w[\w ]*): (\d+(?:\.\d+)?) s$/gm)].map(([, what, time]) => [what, Number(time)]);
    points.push({ workers, seconds: Object.fromEntries(seconds) });
  }
  writeFileSync(join(folder, `${id}.speed-up.json`), `${JSON.stringify({ recorded, points }, undefined, 2)}\n`);
}

async function record(folder, lab) {
  const names = [lab.files].flat();
  const options = { startMethod: lab.startMethod ?? "fork", cpuCount: lab.cpuCount ?? cpus().length };
  const recorded = {
    date: new Date().toISOString().slice(0, 10),
    python: "3.14.2",
    browser: `Chromium ${page.version.split(".")[0]}`,
  };
  const { events, end, file } = await page.evaluate((request) => globalThis.harness.run(request), {
    program: { files: names.map((name) => ({ name, text: readFileSync(join(folder, name), "utf8") })) },
    options,
    recorded,
    warm: Math.max(2, lab.processes ?? 2),
    stopAfter: 60_000,
    // What never ends is stopped as a reader would stop it.
    stopAtDeadlock: lab.hangs ?? false,
    memory: lab.shows?.memory,
  });
  if (end.reason !== (lab.hangs ? "stopped" : "exited"))
    throw new Error(`${folder}/${lab.id}: ${end.reason} ${JSON.stringify(end.trouble)}`);
  writeFileSync(join(folder, `${lab.id}.run`), Buffer.from(file, "base64"));
  if (lab.speedUp) await measure(folder, lab, { ...recorded, cores: cpus().length }, options);
  console.log(`${relative(content, folder)}/${lab.id}: ${events.length} events, exit code ${end.exitCode}`);
}
