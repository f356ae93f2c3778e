/**
 * Runs the engine suite (e2e/engine) in a real browser, two cases at a time:
 *   node scripts/engine-suite.mjs [--browser chromium|firefox|native] [--filter name] [--method fork] [--show]
 * `native` runs the same programs with this machine's python3, without the trace: are the expectations CPython's?
 */
import { parseArgs } from "node:util";
import { judge, suite } from "../e2e/engine/suite.mjs";
import { runNative } from "./harness/native.mjs";
import { serveHarness } from "./harness/server.mjs";
import { sideBySide } from "./harness/side-by-side.mjs";

const { values } = parseArgs({
  options: {
    browser: { type: "string", default: "chromium" },
    filter: { type: "string", default: "" },
    method: { type: "string" },
    show: { type: "boolean", default: false },
  },
});
const native = values.browser === "native";

/** How long a run that shall stop may take until the page itself counts as hung. */
const STOP_GRACE_MS = 15_000;
const MAX_SHOWN = 4000;
/** Half of the suite sleeps, and what it asks of a run must hold on a busy machine: two at a time take two thirds as long. */
const PAGES = 2;

const chosen = suite.filter(
  ({ name, method, options }) =>
    name.includes(values.filter) && (values.method ?? method) === method && !(native && options.native === false),
);
const server = native ? undefined : await serveHarness();
let failed = 0;
await sideBySide(
  chosen,
  native ? 1 : PAGES,
  { browser: values.browser, url: server?.url },
  async ({ name, method, request, options }, page) => {
    const began = performance.now();
    const problem = await problemOf(page, request, options);
    const line = `${method.padEnd(10)} ${name} (${Math.round(performance.now() - began)} ms)`;
    console.log(problem === undefined ? `ok      ${line}` : `FAILED  ${line}\n${problem}`);
    if (problem !== undefined) failed++;
  },
);
server?.close();
console.log(`${chosen.length - failed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;

/** What is wrong with the case, or undefined. */
async function problemOf(page, request, options) {
  for (let time = 0; time < options.times; time++) {
    let result;
    try {
      result = native ? await runNative(request) : await page.ask("run", request, request.stopAfter + STOP_GRACE_MS);
    } catch (error) {
      return indent(error.message);
    }
    if (values.show) console.log(shown(result));
    try {
      judge(result, options, { native });
    } catch (error) {
      return `${indent(error.message)}\n${shown(result)}`;
    }
  }
  return undefined;
}

function indent(words) {
  return words.replace(/^/gm, "        ");
}

function shown({ output, events, end, stopMs }) {
  const printed = output.map(({ stream, text }) => (stream === "stderr" ? text.replace(/^(?=.)/gm, "2> ") : text)).join("");
  const parts = [clipped(printed), `${JSON.stringify(end)}${stopMs ? ` stopped in ${Math.round(stopMs)} ms` : ""}`];
  if (events !== undefined && end.reason !== "exited") parts.push(`Last waits:\n${lastWaits(events)}`);
  return indent(parts.join("\n"));
}

function clipped(text) {
  return text.length <= MAX_SHOWN ? text : `${text.slice(0, MAX_SHOWN / 2)}\n[…]\n${text.slice(-MAX_SHOWN / 2)}`;
}

/** What each thread did last: where a run hangs. */
function lastWaits(events) {
  const last = new Map();
  for (const event of events) if (event.kind !== "process-exited" && event.kind !== "lost") last.set(`${event.pid}.${event.tid}`, event);
  return [...last.values()]
    .slice(0, 30)
    .map(
      ({ pid, tid, time, kind, line, ...rest }) =>
        `${pid}.${tid} ${(time / 1e6).toFixed(1)} ms ${kind} line ${line} ${rest.reason ?? rest.name ?? ""} ${rest.object ?? ""}`,
    )
    .join("\n");
}
