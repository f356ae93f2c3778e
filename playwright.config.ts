import { defineConfig } from "@playwright/test";
import { CHROMIUM_ARGS, chromiumPath } from "./scripts/harness/browsers.mjs";

const port = Number(process.env.E2E_PORT ?? 4173);

export default defineConfig({
  testDir: "e2e",
  // Those run in a page of their own: `scripts/engine-suite.mjs`.
  testIgnore: "engine/**",
  fullyParallel: false,
  // A page with running Python uses every core there is.
  workers: 1,
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
