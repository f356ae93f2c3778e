// Cost of a frame of the live timeline while it grows. Prints p50 and p95 for 20,000 and 100,000 spans,
// and how much of a frame of 60 a second they take.
import { fileURLToPath } from "node:url";
import { chromium } from "@playwright/test";
import { build } from "esbuild";

const frame = 1000 / 60;
const root = fileURLToPath(new URL("../..", import.meta.url));
const tokens = "--color-surface:#fffefb;--color-ink:#211f1b;--color-ink-muted:#645d52;--color-hairline:#ddd5c4;--color-accent:#2c4a9a;--color-danger:#a8211b";
const hues = ["#211f1b", "#0067a8", "#b04506", "#00734f", "#a23b7c", "#7a6100", "#00727f", "#6246b5", "#6f4e37"];
const style = `${tokens};${hues.map((hue, index) => `--process-${index}:${hue}`).join(";")}`;

const bundle = await build({
  entryPoints: [fileURLToPath(new URL("timeline-page.ts", import.meta.url))],
  bundle: true,
  write: false,
  format: "iife",
  minify: true,
  alias: { "@": root },
  absWorkingDir: root,
});

const executablePath = process.env.CHROMIUM_PATH ?? "/usr/bin/chromium";
const browser = await chromium.launch({ executablePath, args: ["--no-sandbox", "--disable-gpu", "--no-first-run"] });
try {
  const page = await browser.newPage();
  await page.setContent(`<!doctype html><html style="${style}"><body></body></html>`);
  await page.addScriptTag({ content: bundle.outputFiles[0].text });
  // The first run compiles; it is not counted.
  await page.evaluate(() => window.measureGrowing(20_000));
  for (const spans of [20_000, 100_000]) {
    const { p50, p95, spans: drawn } = await page.evaluate((count) => window.measureGrowing(count), spans);
    const share = (ms) => `${ms.toFixed(1)} ms (${(ms / frame).toFixed(2)} of a frame)`;
    console.log(`timeline, ${drawn.toLocaleString("en")} spans, growing: p50 ${share(p50)}, p95 ${share(p95)}`);
  }
} finally {
  await browser.close();
}
