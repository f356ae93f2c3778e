import { existsSync } from "node:fs";
import { chromium } from "@playwright/test";
import puppeteer from "puppeteer-core";

/** Chromium without background requests of its own. */
export const CHROMIUM_ARGS = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

const CHROMIUM_PLACES = [process.env.CHROMIUM_PATH, "/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];
const FIREFOX_PLACES = [process.env.FIREFOX_PATH, "/usr/bin/firefox-esr", "/usr/bin/firefox"];

const firstThere = (places) => places.find((path) => path && existsSync(path));

/** The browser on this machine, or undefined: then Playwright's own is used. */
export const chromiumPath = () => firstThere(CHROMIUM_PLACES);
export const firefoxPath = () => firstThere(FIREFOX_PLACES);

/** Opens `url` in "chromium" or "firefox"; `evaluate(function, argument)` runs a function in the page. */
export async function openPage(name, url) {
  return name === "firefox" ? openFirefox(url) : openChromium(url);
}

async function openChromium(url) {
  const browser = await chromium.launch({ executablePath: chromiumPath(), args: CHROMIUM_ARGS });
  const page = await browser.newPage();
  page.on("crash", () => console.error("page: crashed"));
  page.on("console", (message) => console.error(`page: ${message.text()}`));
  page.on("pageerror", (error) => console.error(`page: ${error.message}`));
  await page.goto(url);
  await page.waitForFunction(() => "harness" in globalThis);
  return {
    page,
    version: browser.version(),
    evaluate: (run, argument) => page.evaluate(run, argument),
    close: () => browser.close(),
  };
}

async function openFirefox(url) {
  const executablePath = firefoxPath();
  if (!executablePath) throw new Error("Firefox is not installed: set FIREFOX_PATH, or install firefox-esr.");
  const browser = await puppeteer.launch({ browser: "firefox", executablePath, headless: true, protocolTimeout: 600_000 });
  const page = await browser.newPage();
  await page.goto(url);
  await page.waitForFunction(() => "harness" in globalThis);
  return {
    page,
    version: await browser.version(),
    evaluate: (run, argument) => page.evaluate(run, argument),
    close: () => browser.close(),
  };
}
