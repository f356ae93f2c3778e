// What a page costs before its editor loads: JS as brotli sends it, against the limit, until its reader touches something,
// and what comes with a run; when it was painted first, and when editor and Python were asked for after that; how much of
// it moved (CLS). Needs a built site (out/).
import { brotliCompressSync } from "node:zlib";
import { chromium } from "@playwright/test";
import { CHROMIUM_ARGS, chromiumPath } from "../harness/browsers.mjs";
import { serveSite } from "../serve.mjs";
import { PATHS } from "./paths.mjs";

const JS_LIMIT_KB = 150;

/** Only the editor's code has one of these words, the grammar it colours by too: none of it comes before the editor does. */
const EDITOR = /monaco-editor|MonacoEnvironment|editor\.worker|source\.python/;

const site = await serveSite();
const browser = await chromium.launch({ executablePath: chromiumPath(), args: CHROMIUM_ARGS });
try {
  for (const path of PATHS) {
    const { script, withRun, html, editor } = await weigh(path);
    const { painted, editorAt, pythonAt, moved } = await watch(path, editor);
    const words = [
      `JS ${kilobytes(script)} KB (${(kilobytes(script) / JS_LIMIT_KB).toFixed(2)} of ${JS_LIMIT_KB})`,
      `${kilobytes(withRun - script)} KB more once a run is shown`,
      `HTML ${kilobytes(html)} KB`,
      `first paint ${Math.round(painted)} ms`,
      `editor ${after(editorAt, painted)}`,
      `Python ${after(pythonAt, painted)}`,
      `layout shift ${moved.toFixed(4)}`,
    ];
    console.log(`page ${path}: ${words.join(", ")}`);
  }
} finally {
  await browser.close();
  site.close();
}

/**
 * Loads the page without its editor: bytes, compressed, of the scripts it has loaded while nothing was touched, of those and
 * the ones that show a run, and of its HTML; and the URLs of the editor's scripts.
 */
async function weigh(path) {
  const page = await browser.newPage();
  const sizes = new Map();
  const editor = new Set();
  await page.route(/\/_next\/.*\.js$/, async (route) => {
    const response = await route.fetch();
    const body = await response.body();
    if (EDITOR.test(body.toString())) {
      editor.add(response.url());
      await route.abort();
      return;
    }
    sizes.set(response.url(), compressed(body));
    await route.fulfill({ response });
  });
  const response = await page.goto(site.url + path);
  const html = compressed(await response.body());
  const lab = page.locator("[data-lab]").first();
  const sum = () => [...sizes.values()].reduce((total, size) => total + size, 0);
  let script = sum();
  if (await lab.count()) {
    // All that a reader of the first lab has loaded: the engine's client, the editor's place; the drawn timeline, unless
    // the reader is asked first what they expect.
    await lab.scrollIntoViewIfNeeded();
    await page
      .getByText(/^ready, /)
      .first()
      .waitFor({ state: "attached" });
    await page.waitForLoadState("networkidle");
    script = sum();
    const showMe = page.getByRole("button", { name: "Show me", exact: true }).first();
    if (await showMe.count()) await showMe.click();
    const canvas = lab.locator("canvas:visible").first();
    await canvas.scrollIntoViewIfNeeded();
    await page.waitForFunction((element) => element.style.width !== "", await canvas.elementHandle());
    await page.waitForLoadState("networkidle");
    await lab
      .getByRole("group", { name: /^Program / })
      .first()
      .focus();
    await lab.getByText("The editor could not be loaded.").first().waitFor({ state: "attached" });
  }
  await page.unrouteAll({ behavior: "ignoreErrors" });
  await page.close();
  return { script, withRun: sum(), html, editor };
}

/** Loads the page as a reader would, until it is quiet; moments in ms after the navigation began, undefined: never. */
async function watch(path, editor) {
  const page = await browser.newPage();
  const asked = new Map();
  page.on("request", (request) => {
    const what = editor.has(request.url()) ? "editor" : new URL(request.url()).pathname.endsWith("/snapshot.pack") ? "python" : undefined;
    if (what !== undefined && !asked.has(what)) asked.set(what, Date.now());
  });
  await page.addInitScript(() => {
    globalThis.moved = 0;
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) globalThis.moved += "value" in entry ? entry.value : 0;
    }).observe({ type: "layout-shift", buffered: true });
  });
  await page.goto(site.url + path);
  const lab = page.locator("[data-lab]").first();
  if (await lab.count()) {
    await lab.scrollIntoViewIfNeeded();
    // Whoever comes to the program gets the editor.
    await lab
      .getByRole("group", { name: /^Program / })
      .first()
      .focus();
    await lab
      .getByRole("textbox", { name: /^Program / })
      .first()
      .waitFor({ state: "attached" });
    await page
      .getByText(/^ready, /)
      .first()
      .waitFor({ state: "attached" });
  }
  const { painted, began, moved } = await page.evaluate(() => ({
    painted: performance.getEntriesByName("first-contentful-paint")[0].startTime,
    began: performance.timeOrigin,
    moved: globalThis.moved,
  }));
  await page.close();
  const since = (moment) => (moment === undefined ? undefined : moment - began);
  return { painted, editorAt: since(asked.get("editor")), pythonAt: since(asked.get("python")), moved };
}

function compressed(bytes) {
  return brotliCompressSync(bytes).length;
}

function kilobytes(bytes) {
  return Math.round(bytes / 100) / 10;
}

function after(moment, painted) {
  if (moment === undefined) return "not wanted";
  const late = Math.round(moment - painted);
  return late >= 0 ? `${late} ms after it` : `${-late} ms BEFORE it`;
}
