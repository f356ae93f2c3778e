/**
 * Builds what the engine needs as static files: the workers' bundles, Pyodide, and the Python snapshot. All stand in one
 * folder, `public/engine/<build>/`, where `build` is a hash of what is in it: an address that is there has always the same
 * content. Skips the snapshot when nothing it is made of has changed.
 */
import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { gzipSync } from "node:zlib";
import { build } from "esbuild";

const root = join(import.meta.dirname, "..");
const pyodide = join(root, "node_modules/pyodide");
const { version } = JSON.parse(readFileSync(join(pyodide, "package.json"), "utf8"));
const cache = join(root, ".cache");
/** What interpreters are made of, before it has its address. */
const target = join(cache, "python");
const engines = join(root, "public/engine");
/** What the workers' bundles say in the place of their build until that is known: as long as it, for the source maps. */
const NO_BUILD = "ENGINE_BUILD_IS_";
/** The files of `target` that the supervisor fetches. */
const ASSETS = ["pyodide.asm.mjs", "pyodide.asm.wasm", "snapshot.pack", "python_stdlib.zip"];

/** The newest long-term release; JSPI is on by default in it. The snapshot remembers features of the engine that made it. */
const NODE_WITH_JSPI = "node@26.10.0";

/** @type {import("esbuild").BuildOptions} */
const bundle = {
  bundle: true,
  format: "esm",
  target: "es2024",
  legalComments: "none",
  logLevel: "warning",
};

await copyPyodide();
await buildSnapshot();
publish(await buildWorkers());

/** The workers' bundles and their maps, without their build. */
async function buildWorkers() {
  const { outputFiles } = await build({
    ...bundle,
    minify: true,
    // Chromium compiles all functions while the interpreter warms up, not each as a process first calls it: 2 of a fork's 7 ms.
    banner: { js: "//# allFunctionsCalledOnLoad" },
    // Only what Pyodide would use in Node.
    external: ["node:*", "ws"],
    define: { ASSET_BYTES: JSON.stringify(assetBytes()), ENGINE_BUILD: JSON.stringify(NO_BUILD) },
    write: false,
    sourcemap: true,
    entryPoints: {
      supervisor: join(root, "workers/supervisor/supervisor.worker.ts"),
      interpreter: join(root, "workers/interpreter/process/interpreter.worker.ts"),
    },
    outdir: target,
    outExtension: { ".js": ".mjs" },
  });
  return outputFiles.map(({ path, text }) => ({ name: basename(path), text }));
}

/** Gives all files their address, and takes away those of an earlier build. */
function publish(bundles) {
  const contents = [...ASSETS.map((name) => readFileSync(join(target, name))), ...bundles.map(({ text }) => text)];
  const engine = sha256(contents).slice(0, NO_BUILD.length);
  const folder = join(engines, engine);
  rmSync(engines, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  for (const name of ASSETS) copyFileSync(join(target, name), join(folder, name));
  for (const { name, text } of bundles) writeFileSync(join(folder, name), text.replaceAll(NO_BUILD, engine));
}

function sha256(inputs) {
  return inputs.reduce((digest, input) => digest.update(input), createHash("sha256")).digest("hex");
}

/** What a host says of a file's length is that of what it sends, compressed or not; the page counts what arrives, unpacked. */
function assetBytes() {
  return Object.fromEntries(ASSETS.map((file) => [file, statSync(join(target, file)).size]));
}

async function copyPyodide() {
  mkdirSync(target, { recursive: true });
  copyFileSync(join(pyodide, "python_stdlib.zip"), join(target, "python_stdlib.zip"));
  const { changeWasm } = await buildStep("change-wasm");
  const { changeLoader } = await buildStep("change-loader");
  writeFileSync(join(target, "pyodide.asm.wasm"), changeWasm(readFileSync(join(pyodide, "pyodide.asm.wasm"))));
  const used = readFileSync(join(root, "workers/interpreter/pyodide/internals.ts"), "utf8");
  writeFileSync(join(target, "pyodide.asm.mjs"), changeLoader(readFileSync(join(pyodide, "pyodide.asm.mjs"), "utf8"), used));
}

/** A module of the interpreter's that serves the build alone. */
async function buildStep(name) {
  const script = join(cache, `${name}.mjs`);
  await build({ ...bundle, entryPoints: [join(root, `workers/interpreter/pyodide/${name}.ts`)], outfile: script });
  return import(script);
}

async function buildSnapshot() {
  const script = join(cache, "make-snapshot.mjs");
  await build({
    ...bundle,
    platform: "node",
    external: ["pyodide"],
    entryPoints: [join(root, "workers/interpreter/process/make-snapshot.ts")],
    outfile: script,
  });
  const python = pythonFiles();
  const inputs = [readFileSync(script), readFileSync(join(target, "pyodide.asm.wasm")), JSON.stringify(python), version, NODE_WITH_JSPI];
  const hash = sha256(inputs);
  const stamp = join(cache, "snapshot.sha256");
  const file = join(target, "snapshot.pack");
  if (existsSync(file) && existsSync(stamp) && readFileSync(stamp, "utf8") === hash) return;
  rmSync(file, { force: true });
  const raw = join(cache, "snapshot.bin");
  const source = join(cache, "python.json");
  writeFileSync(source, JSON.stringify(python));
  console.log("Making the Python snapshot …");
  runWithJspi([script, source, `${target}/`, raw]);
  const compressed = gzipSync(readFileSync(raw), { level: 9 });
  writeFileSync(file, compressed);
  writeFileSync(stamp, hash);
  rmSync(raw);
  console.log(`Snapshot: ${(compressed.length / 1e6).toFixed(1)} MB`);
}

function pythonFiles() {
  const folder = join(root, "workers/python");
  const names = readdirSync(folder).filter((name) => name.endsWith(".py") && !name.startsWith("test_"));
  return Object.fromEntries(names.map((name) => [name, readFileSync(join(folder, name), "utf8")]));
}

/** Runs a script with this Node when it has JSPI, else with one from the registry. */
function runWithJspi(args) {
  /** @type {import("node:child_process").ExecFileSyncOptions} */
  const options = { stdio: "inherit", cwd: root };
  if ("Suspending" in WebAssembly && Number(process.versions.node.split(".")[0]) >= 26) {
    execFileSync(process.execPath, args, options);
  } else {
    execFileSync("npm", ["exec", "--yes", `--package=${NODE_WITH_JSPI}`, "--", "node", ...args], options);
  }
}
