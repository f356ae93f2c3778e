/** The cost of a frame of the live timeline while it grows, in the page that `timeline-page.ts` is. */
import { join } from "node:path";
import { chromium } from "@playwright/test";
import { build } from "esbuild";
import { CHROMIUM_ARGS, chromiumPath } from "../harness/browsers.mjs";

const root = join(import.meta.dirname, "../..");
const tokens =
  "--color-surface:#fffefb;--color-ink:#211f1b;--color-ink-muted:#645d52;--color-hairline:#ddd5c4;--color-accent:#2c4a9a;--color-danger:#a8211b";
const hues = ["#211f1b", "#0067a8", "#b04506", "#00734f", "#a23b7c", "#7a6100", "#00727f", "#6246b5", "#6f4e37"];
const style = `${tokens};${hues.map((hue, index) => `--process-${index}:${hue}`).join(";")}`;

/** Milliseconds a frame at p50 and p95 while a run grows to that many spans. */
export async function measureTimeline(spans) {
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
    await page.setContent(`<!doctype html><html style="${style}"><body></body></html>`);
    await page.addScriptTag({ content: bundle.outputFiles[0].text });
    const measure = () => page.evaluate((count) => window.measureGrowing(count), spans);
    // The first run compiles; it is not counted.
    await measure();
    const { p50, p95 } = await measure();
    return { middle: { engine: p50 }, slow: { engine: p95 } };
  } finally {
    await browser.close();
  }
}
