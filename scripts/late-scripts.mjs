/**
 * Has the pages of the built site (`out/`) wake up when their reader stirs. A page is there to be read at once; React and
 * Next, which take a phone half a second to start, are loaded at the first sign of a reader (`late-loader.js`), and so is what
 * they make of the page: its content once more, nearly half of its HTML.
 */
import { createHash } from "node:crypto";
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { transformSync } from "esbuild";

const root = join(import.meta.dirname, "..");
const LOADED_AT_ONCE = /<script (src="[^"]+" async="")/g;
const PRELOADED = /<link rel="preload" as="script"[^>]*\/>/g;

/** One piece of what Next has React make of the page, as it is handed over; and the first, which makes the place for them. */
const DATA = /<script>\(?self\.__next_f(?:=self\.__next_f\|\|\[\]\))?\.push\((\[.*?\])\)<\/script>/gs;

/**
 * The page with its scripts put off, and the loader at the end of its head. `keep` is given the page's data, an array as JSON,
 * and says under which address it will be had.
 * @param {string} html
 * @param {string} loader
 * @param {(data: string) => string} keep
 */
export function withLateScripts(html, loader, keep) {
  /** @type {string[]} */
  const pieces = [];
  const late = html
    .replace(LOADED_AT_ONCE, '<script type="late" $1')
    .replace(PRELOADED, "")
    .replace(DATA, (_, piece) => {
      pieces.push(piece);
      return "";
    });
  const data = pieces.length > 0 ? `<script type="late-data" src="${keep(`[${pieces.join()}]`)}"></script>` : "";
  return late.replace("</head>", () => `${data}<script>${loader}</script></head>`);
}

export function delayScripts(site = join(root, "out")) {
  const loader = transformSync(readFileSync(join(import.meta.dirname, "late-loader.js"), "utf8"), { minify: true }).code.trim();
  const folder = "_next/static/data";
  mkdirSync(join(site, folder), { recursive: true });
  for (const name of readdirSync(site, { recursive: true, encoding: "utf8" }).filter((path) => path.endsWith(".html"))) {
    const path = join(site, name);
    const html = readFileSync(path, "utf8");
    const base = /<script src="([^"]*)\/_next\//.exec(html)?.[1] ?? "";
    const keep = (/** @type {string} */ data) => {
      const file = `${folder}/${createHash("sha256").update(data).digest("hex").slice(0, 16)}.json`;
      writeFileSync(join(site, file), data);
      return `${base}/${file}`;
    };
    writeFileSync(path, withLateScripts(html, loader, keep));
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) delayScripts();
