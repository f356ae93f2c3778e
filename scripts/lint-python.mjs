/** Lints the Python of the engine, the lessons and the clinic, and checks its format: node scripts/lint-python.mjs [--fix-format] */
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { basename, dirname, join, relative } from "node:path";
import { parseArgs } from "node:util";
import { PositionEncoding, Workspace } from "@astral-sh/ruff-wasm-nodejs";

const root = join(import.meta.dirname, "..");
const { values } = parseArgs({ options: { "fix-format": { type: "boolean", default: false } } });

/** Each room with the settings that hold in it. */
const rooms = [
  { folder: "workers/python", settings: "ruff.toml" },
  { folder: "scripts/bench/programs", settings: "ruff.toml" },
  { folder: "scripts/conformance", settings: "ruff.toml" },
  { folder: "scripts/content", settings: "content/ruff.toml" },
  { folder: "content/lessons", settings: "content/ruff.toml" },
  { folder: "content/starters", settings: "content/ruff.toml" },
  { folder: "content/clinic", settings: "content/ruff.toml" },
];

/** The notes' own words: shown as they are. */
const AS_GIVEN = "snippet.py";

const problems = rooms.flatMap(({ folder, settings }) => {
  const workspace = new Workspace(readSettings(join(root, settings)), PositionEncoding.Utf16);
  return readdirSync(join(root, folder), { recursive: true, encoding: "utf8" })
    .filter((path) => path.endsWith(".py") && basename(path) !== AS_GIVEN)
    .sort()
    .flatMap((path) => problemsOf(workspace, join(root, folder, path)));
});
for (const problem of problems) console.log(problem);
if (problems.length > 0) process.exitCode = 1;

function problemsOf(workspace, file) {
  const source = readFileSync(file, "utf8");
  const path = relative(root, file);
  const found = workspace
    .check(source)
    .map(({ code, message, start_location: { row, column } }) => `${path}:${row}:${column} ${code} ${message}`);
  // What is no Python can't be formatted, and has been told of already.
  const formatted = found.some((problem) => problem.includes(" invalid-syntax ")) ? source : workspace.format(source);
  if (formatted === source) return found;
  if (values["fix-format"]) {
    writeFileSync(file, formatted);
    return found;
  }
  const lines = formatted.split("\n");
  const row = source.split("\n").findIndex((line, index) => line !== lines[index]);
  return [
    ...found,
    `${path}:${row + 1}:1 format should be: ${lines[row] === "" ? "an empty line" : (lines[row] ?? "the end of the file")}`,
  ];
}

/** Ruff's settings file: sections, and keys whose values are written as in JSON on one line. */
function readSettings(file) {
  const settings = {};
  let section = settings;
  for (const line of readFileSync(file, "utf8").split("\n")) {
    const [, name] = /^\[([\w-]+)\]$/.exec(line) ?? [];
    const [, key, value] = /^([\w-]+) = (.+)$/.exec(line) ?? [];
    if (name !== undefined) section = settings[name] ??= {};
    else if (key !== undefined) section[key] = JSON.parse(value);
    else if (line !== "" && !line.startsWith("#")) throw new Error(`${relative(root, file)}: can't read: ${line}`);
  }
  const { extend, ...own } = settings;
  return extend === undefined ? own : merge(readSettings(join(dirname(file), extend)), own);
}

function merge(base, own) {
  const isSection = (value) => typeof value === "object" && !Array.isArray(value);
  const entries = Object.entries(own).map(([key, value]) => [key, isSection(value) ? { ...base[key], ...value } : value]);
  return { ...base, ...Object.fromEntries(entries) };
}
