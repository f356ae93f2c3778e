/** What a run costs the page that shows it, in the page that `timeline-page.ts` is. */
import { join } from "node:path";
import { chromium } from "@playwright/test";
import { build } from "esbuild";
import { CHROMIUM_ARGS, chromiumPath } from "../harness/browsers.mjs";

const root = join(import.meta.dirname, "../..");
const tokens =
  "--color-surface:#fffefb;--color-ink:#211f1b;--color-ink-muted:#645d52;--color-hairline:#ddd5c4;--color-accent:#2c4a9a;--color-danger:#a8211b";
const hues = ["#211f1b", "#0067a8", "#b04506", "#00734f", "#a23b7c", "#7a6100", "#00727f", "#6246b5", "#6f4e37"];
const style = `${tokens};${hues.map((hue, index) => `--process-${index}:${hue}`).join(";")}`;

/**
 * Milliseconds a frame at p50 and p95 while a run grows to so many spans and while one of `many` is looked at, and how many events a
 * second are read of so many.
 */
export async function measureTimeline(spans, many, events) {
  const bundle = await build({
    entryPoints: [join(import.meta.dirname, "timeline-page.ts")],
    bundle: true,
    write: false,
    format: "iife",
    minify: true,
    alias: { "@": root },
    absWorkingDir: root,
  });
  const browser = await chromium.launch({ executablePath: chromiumPath(), args: CHROMIUM_ARGS });
  try {
    const page = await browser.newPage();
    // A log is shared memory, which a page may have that is isolated.
    const headers = { "cross-origin-opener-policy": "same-origin", "cross-origin-embedder-policy": "require-corp" };
    const body = `<!doctype html><html style="${style}"><body></body></html>`;
    await page.route("http://localhost/", (route) => route.fulfill({ contentType: "text/html", headers, body }));
    await page.goto("http://localhost/");
    await page.addScriptTag({ content: bundle.outputFiles[0].text });
    const measure = () => page.evaluate((count) => globalThis.measureGrowing(count), spans);
    // The first run compiles; it is not counted.
    await measure();
    const { p50, p95 } = await measure();
    const browse = () => page.evaluate((count) => globalThis.measureBrowsing(count), many);
    await browse();
    const browsing = await browse();
    const read = () => page.evaluate((count) => globalThis.measureReading(count), events);
    await read();
    const browsed = { browsing: { engine: browsing.p50 }, slowBrowsing: { engine: browsing.p95 } };
    return { middle: { engine: p50 }, slow: { engine: p95 }, ...browsed, reading: { engine: (await read()) / 1e6 } };
  } finally {
    await browser.close();
  }
}
