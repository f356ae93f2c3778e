/**
 * Has the pages of the built site (`out/`) wake up when their reader stirs. A page is there to be read at once; React and
 * Next, which take a phone half a second to start, are loaded at the first sign of a reader (`late-loader.js`).
 */
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { transformSync } from "esbuild";

const root = join(import.meta.dirname, "..");
const LOADED_AT_ONCE = /<script (src="[^"]+" async="")/g;
const PRELOADED = /<link rel="preload" as="script"[^>]*\/>/g;

/** The page with its scripts put off, and the loader at the end of its head. */
export function withLateScripts(html, loader) {
  const late = html.replace(LOADED_AT_ONCE, '<script type="late" $1').replace(PRELOADED, "");
  return late.replace("</head>", () => `<script>${loader}</script></head>`);
}

export function delayScripts(site = join(root, "out")) {
  const loader = transformSync(readFileSync(join(import.meta.dirname, "late-loader.js"), "utf8"), { minify: true }).code.trim();
  for (const name of readdirSync(site, { recursive: true, encoding: "utf8" }).filter((path) => path.endsWith(".html"))) {
    const path = join(site, name);
    writeFileSync(path, withLateScripts(readFileSync(path, "utf8"), loader));
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) delayScripts();
