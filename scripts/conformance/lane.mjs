import { readFileSync } from "node:fs";
import { join } from "node:path";
import { openPage } from "../harness/browsers.mjs";
import { modulesOf, SUITES } from "./suites.mjs";

const RUNNER = "run_tests.py";
const runner = { name: RUNNER, text: readFileSync(join(import.meta.dirname, RUNNER), "utf8") };

/** A test that prints nothing for so long hangs: CPython's own LONG_TIMEOUT would be 5 minutes. */
const SILENCE_MS = 45_000;
/** What stopping may take until the page itself counts as hung. */
const STOP_GRACE_MS = 30_000;
/** No class of tests takes longer. */
const LONGEST_MS = 900_000;

const MARKED = /\x1e(.*)\n/g;

/** One page with an engine of its own; runs tests one after the other, and opens a new page after a hang. */
export class Lane {
  #page;

  constructor(url, files) {
    this.url = url;
    this.files = files;
  }

  /** Ids of the suite's tests, and modules that are skipped as a whole. */
  async list(suite) {
    const { events, printed } = await this.#run(suite, null);
    const ids = events.find(({ event }) => event === "listed")?.ids;
    if (ids === undefined) throw new Error(`The tests of ${suite} can't be loaded:\n${printed}`);
    return { ids, skipped: events.filter(({ event }) => event === "skipped module") };
  }

  /** Runs tests of one class; a result for each: { id, outcome, details, ms }. */
  async run(suite, ids) {
    const results = [];
    for (let left = ids; left.length > 0;) {
      const { events, hung, printed } = await this.#run(suite, left);
      const found = resultsOf(events, left, { hung, printed });
      results.push(...found);
      const known = new Set(found.map(({ id }) => id));
      left = left.filter((id) => !known.has(id));
    }
    return results;
  }

  async close() {
    await this.#page?.close();
    this.#page = undefined;
  }

  async #run(suite, tests) {
    const asked = JSON.stringify({ modules: modulesOf(suite, this.files), tests });
    const request = {
      program: { files: [runner, { name: "request.json", text: asked }, ...this.files] },
      options: { startMethod: SUITES[suite].startMethod, cpuCount: 2 },
      warm: 2,
      stdin: "",
      untraced: true,
      stopSilent: SILENCE_MS,
      stopAfter: LONGEST_MS,
    };
    this.#page ??= await openPage("chromium", this.url);
    let watchdog;
    const deaf = new Promise((resolve) => {
      watchdog = setTimeout(() => resolve(undefined), LONGEST_MS + STOP_GRACE_MS);
    });
    const running = this.#page.evaluate((run) => globalThis.harness.run(run), request).catch(() => undefined);
    const result = await Promise.race([running, deaf]);
    clearTimeout(watchdog);
    if (result?.end.reason !== "exited") await this.close();
    if (result === undefined) return { events: [], hung: true, printed: "The page no longer answers." };
    const printed = result.output.map(({ text }) => text).join("");
    const main = result.output.find(({ text }) => text.startsWith("\x1e"))?.pid;
    const told = result.output
      .filter(({ pid }) => pid === main)
      .map(({ text }) => text)
      .join("");
    const events = [...told.matchAll(MARKED)].map(([, json]) => JSON.parse(json));
    return { events, hung: result.end.reason === "stopped", printed: `${printed.replaceAll(MARKED, "")}\n${result.end.message}` };
  }
}

/** What a run says of the tests it was asked for; where it broke off, the rest are without result. */
function resultsOf(events, asked, { hung, printed }) {
  const results = events
    .filter(({ event }) => event === "ended")
    .map(({ id, outcome, details, ms }) => ({ id, outcome, details, ms, printed: outcome === "failed" ? printed.slice(-4000) : "" }));
  const known = new Set(results.map(({ id }) => id));
  const add = (id, outcome, details) => {
    known.add(id);
    results.push({ id, outcome, details, ms: 0, printed: printed.slice(-4000) });
  };
  const begun = events.findLast(({ event }) => event === "began");
  if (begun !== undefined && !known.has(begun.id)) add(begun.id, "failed", hung ? "hung" : "the process ended");
  const left = asked.filter((id) => !known.has(id));
  const whole = events.find(({ event }) => event === "broken" || event === "skipped class" || event === "skipped module");
  const done = events.some(({ event }) => event === "done");
  if (whole !== undefined && (done || results.length === 0)) {
    for (const id of left) add(id, whole.event === "broken" ? "failed" : "skipped", whole.details ?? whole.reason);
  } else if (results.length === 0 || done) {
    // Nothing would come of asking once more.
    for (const id of left) add(id, "failed", hung ? "hung before the first test" : "the tests could not be run");
  }
  return results;
}
