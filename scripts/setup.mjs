/** What a fresh machine needs before anything else: the packages, and for tests a browser. Uses Node alone. */
import { execFileSync } from "node:child_process";
import { existsSync, statSync } from "node:fs";
import { join } from "node:path";

const root = join(import.meta.dirname, "..");

/** Runs a command in the project's folder, its output shown; throws when it fails. */
export function run(command, args, environment = {}) {
  execFileSync(command, args, {
    cwd: root,
    stdio: "inherit",
    env: { ...process.env, ...environment },
    shell: process.platform === "win32",
  });
}

/** Installs the packages when they are missing or older than the lock file. */
export function installPackages() {
  const installed = join(root, "node_modules/.package-lock.json");
  const modified = (path) => statSync(path).mtimeMs;
  if (existsSync(installed) && modified(installed) >= modified(join(root, "package-lock.json"))) return;
  run("npm", ["ci", "--no-audit", "--no-fund"]);
}

/** Builds the engine's files and the site, and compresses it: the folder `out/`. */
export function buildSite() {
  run(process.execPath, ["scripts/build-engine.mjs"]);
  run(process.execPath, ["node_modules/next/dist/bin/next", "build"], { NEXT_TELEMETRY_DISABLED: "1" });
  run(process.execPath, ["scripts/late-scripts.mjs"]);
  run(process.execPath, ["scripts/compress.mjs"]);
}

/** Has a Chromium at hand: the machine's own, Playwright's, or Debian's. */
export async function installBrowser() {
  const { chromiumPath } = await import("./harness/browsers.mjs");
  const { chromium } = await import("@playwright/test");
  if (chromiumPath() !== undefined || existsSync(chromium.executablePath())) return;
  try {
    run("npx", ["playwright", "install", "--with-deps", "chromium"]);
  } catch {
    console.log("Playwright's own browser could not be installed; trying the system's package.");
    installDebianPackage("chromium");
  }
}

/** Installs a package with apt, where that is possible. */
export function installDebianPackage(name) {
  run("apt-get", ["update", "-qq"]);
  run("apt-get", ["install", "-y", "-qq", name], { DEBIAN_FRONTEND: "noninteractive" });
}
