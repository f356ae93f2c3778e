import { defineConfig } from "@playwright/test";
import { CHROMIUM_ARGS, chromiumPath } from "./scripts/harness/browsers.mjs";

const port = Number(process.env.E2E_PORT ?? 4173);

/** Tests of pages that hardly run any Python. */
const read = ["shell", "search", "glossary", "progress", "questions", "unsupported", "weight"].map((name) => `**/${name}.spec.ts`);

export default defineConfig({
  testDir: "e2e",
  // Those run in a page of their own: `scripts/engine-suite.mjs`.
  testIgnore: "engine/**",
  // A page with running Python uses every core there is; those that are only read can be read two at a time (`scripts/test.mjs`).
  workers: 1,
  projects: [
    { name: "read", testMatch: read, fullyParallel: true },
    { name: "run", testIgnore: ["engine/**", ...read] },
  ],
  timeout: 60_000,
  expect: { timeout: 20_000 },
  forbidOnly: process.env.CI !== undefined,
  reporter: [["list"]],
  use: {
    baseURL: `http://localhost:${port}`,
    launchOptions: { executablePath: chromiumPath(), args: CHROMIUM_ARGS },
    // A trace of every step makes each test half as long again.
    trace: process.env.CI === undefined ? "retain-on-failure" : "off",
  },
  webServer: {
    command: "node scripts/serve.mjs",
    env: { PORT: String(port) },
    port,
    reuseExistingServer: false,
  },
});
