/** `npm test`: installs what the tests need and runs everything that must pass. */
import { execFile } from "node:child_process";
import { join } from "node:path";
import { installBrowser, installPackages, run } from "./setup.mjs";

installPackages();
await installBrowser();

const node = process.execPath;
const STEPS = [
  ["Engine and site build", () => import("./setup.mjs").then(({ buildSite }) => buildSite())],
  [
    "Types and lint",
    () =>
      together(
        ["npx", "tsc", "--noEmit"],
        ["npx", "eslint", ".", "--max-warnings=0"],
        ["npx", "oxlint"],
        ["npx", "prettier", "--check", "."],
        [node, "scripts/lint-python.mjs"],
      ),
  ],
  ["Unit tests", () => run("npx", ["vitest", "run"])],
  ["Engine in Chromium", () => run(node, ["scripts/engine-suite.mjs", "--browser", "chromium"])],
  ["CPython's own tests", () => run(node, ["scripts/conformance.mjs", "--core"])],
  ["Pages in Chromium", () => run("npx", ["playwright", "test"])],
];

/** Runs commands that use a core each side by side, and shows what each has printed when it has ended. */
async function together(...commands) {
  const options = { cwd: join(import.meta.dirname, ".."), shell: process.platform === "win32", maxBuffer: 64 << 20 };
  const ended = commands.map(
    ([command, ...args]) =>
      new Promise((resolve, reject) => {
        execFile(command, args, options, (error, stdout, stderr) => {
          process.stdout.write(`${stdout}${stderr}`);
          if (error) reject(error);
          else resolve();
        });
      }),
  );
  const outcomes = await Promise.allSettled(ended);
  if (outcomes.some(({ status }) => status === "rejected")) throw new Error("one of them failed");
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
