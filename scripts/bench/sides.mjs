/** The two sides of the bench: the same program in the engine and with this machine's own python3. */
import { execFileSync, spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { runNative } from "../harness/native.mjs";

/** Longest run of a program until it counts as hung. */
const DEADLINE_MS = 120_000;

/** What the harness takes: a program of `programs/` (or any other path), as a row wants it run. */
export function request(file, { method = "fork", cpus = 2, warm = 2 } = {}) {
  const path = join(import.meta.dirname, "programs", file);
  return {
    program: { files: [{ name: basename(file), text: readFileSync(path, "utf8") }] },
    options: { startMethod: method, cpuCount: cpus },
    warm,
    merged: true,
    stopAfter: DEADLINE_MS,
  };
}

/** Runs a program in the engine of the page: the harness's result. Throws when it does not end well. */
export async function inEngine(page, asked) {
  return ended(await page.evaluate((given) => globalThis.harness.run(given), asked));
}

/** Runs a program with python3. */
export async function natively(asked) {
  return ended(await runNative(asked));
}

function ended(result) {
  const printed = result.output.map(({ text }) => text).join("");
  const { reason, exitCode, trouble } = result.end;
  if (reason !== "exited" || exitCode !== 0)
    throw new Error(`the program ${reason} with ${exitCode}: ${JSON.stringify(trouble)}\n${printed}`);
  return { ...result, printed };
}

/** The numbers that a program prints, on both sides. */
export async function both(page, asked) {
  const native = JSON.parse((await natively(asked)).printed);
  return { engine: JSON.parse((await inEngine(page, asked)).printed), native };
}

/** Milliseconds from the start of `python3 -c code` to its first output. */
export function nativeFirstOutput(code) {
  return new Promise((resolve, reject) => {
    const began = performance.now();
    const python = spawn("python3", ["-c", code]);
    python.on("error", reject);
    python.stdout.once("data", () => resolve(performance.now() - began));
  });
}

export const nativeVersion = () => execFileSync("python3", ["-VV"], { encoding: "utf8" }).split(" (")[0].trim();
