/** How long Python takes to be ready: plain Pyodide, and the engine on a first and on later visits. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { chromium } from "@playwright/test";
import { CHROMIUM_ARGS, chromiumPath } from "../harness/browsers.mjs";
import { median } from "./statistics.mjs";

/** Where the server has Pyodide's package as it is published. */
export const PLAIN_PYODIDE = "/plain-pyodide";
export const PYODIDE_FOLDER = join(import.meta.dirname, "../../node_modules/pyodide");

const LATER_VISITS = 3;

/** Milliseconds, each side in a new browser that has nothing in its cache. */
export async function measureBoot(url) {
  const plain = await inNewBrowser((visit) => visit(url, loadPlain));
  const { first, later } = await inNewBrowser(async (visit) => ({
    first: await visit(url, startEngine),
    later: await inTurn(LATER_VISITS, () => visit(url, startEngine)),
  }));
  return { first: { engine: first, native: plain }, later: { engine: median(later), native: plain } };
}

async function loadPlain(path) {
  const began = performance.now();
  const { loadPyodide } = await import(`${path}/pyodide.mjs`);
  await loadPyodide({ indexURL: `${location.origin}${path}/` });
  return performance.now() - began;
}

async function startEngine() {
  const began = performance.now();
  await globalThis.harness.start();
  return performance.now() - began;
}

/** `use` gets a function that opens a page, runs a function in it and closes it again. */
async function inNewBrowser(use) {
  const folder = mkdtempSync(join(tmpdir(), "bench-"));
  const browser = await chromium.launchPersistentContext(folder, { executablePath: chromiumPath(), args: CHROMIUM_ARGS });
  try {
    return await use(async (url, measure) => {
      const page = await browser.newPage();
      await page.goto(url);
      await page.waitForFunction(() => "harness" in globalThis);
      const result = await page.evaluate(measure, PLAIN_PYODIDE);
      await page.close();
      return result;
    });
  } finally {
    await browser.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function inTurn(times, step) {
  const results = [];
  for (let time = 0; time < times; time++) results.push(await step());
  return results;
}
