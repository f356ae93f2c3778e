import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { expect, it } from "vitest";

it("says how it is used when no file is named", () => {
  const { status, stderr } = spawnSync(process.execPath, [join(import.meta.dirname, "run.mjs")], { encoding: "utf8" });
  expect(status).toBe(2);
  expect(stderr).toContain("Usage: node scripts/run.mjs");
});
