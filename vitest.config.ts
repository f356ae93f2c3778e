import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

export default defineConfig({
  resolve: { alias: { "@": fileURLToPath(new URL(".", import.meta.url)) } },
  test: {
    // A machine that does other things, too, is no failure.
    testTimeout: 20_000,
    coverage: {
      include: ["{workers,components}/**/*.{ts,tsx}"],
      exclude: ["**/*.test-support.ts", "**/*.worker.ts"],
      // What `scripts/coverage.mjs` prints.
      reporter: ["json-summary"],
    },
    include: ["{app,components,content,workers,scripts}/**/*.test.{ts,tsx}"],
  },
});
