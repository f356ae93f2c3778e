/** `npm test`: installs what the tests need and runs everything that must pass. */
import { installBrowser, installPackages, run } from "./setup.mjs";

installPackages();
await installBrowser();

const node = process.execPath;
/** @type {[name: string, step: () => unknown][]} */
const STEPS = [
  ["Engine and site build", () => import("./setup.mjs").then(({ buildSite }) => buildSite())],
  ["Types and lint", () => run(node, ["scripts/lint.mjs"])],
  ["Unit tests", unitTests],
  ["Engine in Chromium", () => run(node, ["scripts/engine-suite.mjs", "--browser", "chromium"])],
  ["Exercises in Chromium", () => run(node, ["scripts/exercise-suite.mjs"])],
  ["CPython's own tests", () => run(node, ["scripts/conformance.mjs", "--core"])],
  ["Pages in Chromium, two at a time", () => run("npx", ["playwright", "test", "--project", "together", "--workers", "2"])],
  ["Pages in Chromium, one at a time", () => run("npx", ["playwright", "test", "--project", "alone"])],
];

function unitTests() {
  run("npx", ["vitest", "run", "--coverage"]);
  run(node, ["scripts/coverage.mjs"]);
}

const failed = [];
for (const [name, step] of STEPS) {
  console.log(`\n── ${name} ──`);
  try {
    await step();
  } catch {
    failed.push(name);
    // Nothing after it means anything without a build.
    if (name === STEPS[0][0]) break;
  }
}

if (failed.length > 0) console.error(`\nFailed: ${failed.join(", ")}`);
const passed = STEPS.length - failed.length;
console.log(`\n${passed} passed, ${failed.length} failed`);
process.exit(failed.length === 0 ? 0 : 1);
