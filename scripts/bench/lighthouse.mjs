import { mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { chromium } from "@playwright/test";
import lighthouse from "lighthouse";
import { CHROMIUM_ARGS, chromiumPath } from "../harness/browsers.mjs";
import { serveSite } from "../serve.mjs";

const MOST_TRIES = 3;

/**
 * One load of a page of the built site as Lighthouse's mobile phone has it (simulated throttling, its default configuration): the scores of
 * 100, blocking time and largest paint in ms. Each load is a new browser's.
 */
export async function measureLighthouse(path) {
  for (let tries = 1; ; tries++) {
    const figures = await load(path);
    // On a machine that has much else to do, a page may have painted nothing by the time that Lighthouse waits for.
    if (Object.values(figures).every(Number.isFinite))
      return Object.fromEntries(Object.entries(figures).map(([name, engine]) => [name, { engine }]));
    if (tries === MOST_TRIES) throw new Error(`Lighthouse can't measure ${path}: ${JSON.stringify(figures)}`);
  }
}

async function load(path) {
  const site = await serveSite();
  const port = await freePort();
  const profile = mkdtempSync(join(tmpdir(), "lighthouse-"));
  const browser = await chromium.launchPersistentContext(profile, {
    executablePath: chromiumPath(),
    args: [...CHROMIUM_ARGS, `--remote-debugging-port=${port}`],
    viewport: null,
  });
  try {
    const result = await lighthouse(site.url + path, { port, logLevel: "error" });
    if (!result) throw new Error(`Lighthouse says nothing of ${path}`);
    const { categories, audits } = result.lhr;
    const score = (name) => Math.round(categories[name].score * 100);
    return {
      performance: score("performance"),
      least: Math.min(score("accessibility"), score("best-practices"), score("seo")),
      blocking: audits["total-blocking-time"].numericValue,
      painted: audits["largest-contentful-paint"].numericValue,
    };
  } finally {
    await browser.close();
    site.close();
    rmSync(profile, { recursive: true, force: true });
  }
}

function freePort() {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const { port } = /** @type {import("node:net").AddressInfo} */ (server.address());
      server.close(() => resolve(port));
    });
  });
}
