import { defineConfig } from "@playwright/test";
import { CHROMIUM_ARGS, chromiumPath } from "./scripts/harness/browsers.mjs";

const port = Number(process.env.E2E_PORT ?? 4173);

/** Tests that need the machine to themselves: of what a page bears, of speed, and of programs that use every core there is. */
const alone = [
  "connection",
  "deadlock",
  "flood",
  "interrupt",
  "keyboard",
  "lessons",
  "many-runs",
  "pictures",
  "running",
  "timeline",
  "waking",
].map((name) => `**/${name}.spec.ts`);

export default defineConfig({
  testDir: "e2e",
  // Those run in a page of their own: `scripts/engine-suite.mjs`.
  testIgnore: "engine/**",
  // `npm test` runs the tests of `together` two at a time.
  workers: 1,
  projects: [
    { name: "together", testIgnore: ["engine/**", ...alone], fullyParallel: true },
    { name: "alone", testMatch: alone },
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
