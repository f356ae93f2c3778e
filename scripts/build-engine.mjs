/**
 * Builds what the engine needs as static files: the workers' bundles, Pyodide, and the Python snapshot.
 * Skips the snapshot when nothing it is made of has changed.
 */
import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { build } from "esbuild";

const root = join(import.meta.dirname, "..");
const pyodide = join(root, "node_modules/pyodide");
const { version } = JSON.parse(readFileSync(join(pyodide, "package.json"), "utf8"));
const target = join(root, "public/pyodide", version);
const cache = join(root, ".cache");

/** The newest long-term release; JSPI is on by default in it. The snapshot remembers features of the engine that made it. */
const NODE_WITH_JSPI = "node@26.10.0";

const bundle = {
  bundle: true,
  format: "esm",
  target: "es2024",
  legalComments: "none",
  logLevel: "warning",
};

await copyPyodide();
await buildSnapshot();
await buildWorkers();

async function buildWorkers() {
  await build({
    ...bundle,
    minify: true,
    // Chromium compiles all functions while the interpreter warms up, not each as a process first calls it: 2 of a fork's 7 ms.
    banner: { js: "//# allFunctionsCalledOnLoad" },
    // Only what Pyodide would use in Node.
    external: ["node:*", "ws"],
    define: { ASSET_BYTES: JSON.stringify(assetBytes()) },
    sourcemap: true,
    entryPoints: {
      supervisor: join(root, "workers/supervisor/supervisor.worker.ts"),
      interpreter: join(root, "workers/interpreter/process/interpreter.worker.ts"),
    },
    outdir: join(root, "public/workers"),
    outExtension: { ".js": ".mjs" },
  });
}

/** What a host says of a file's length is that of what it sends, compressed or not; the page counts what arrives, unpacked. */
function assetBytes() {
  const files = ["pyodide.asm.mjs", "pyodide.asm.wasm", "snapshot.pack", "python_stdlib.zip"];
  return Object.fromEntries(files.map((file) => [file, statSync(join(target, file)).size]));
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
  const hash = inputs.reduce((digest, input) => digest.update(input), createHash("sha256")).digest("hex");
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
  const options = { stdio: "inherit", cwd: root };
  if ("Suspending" in WebAssembly && Number(process.versions.node.split(".")[0]) >= 26) {
    execFileSync(process.execPath, args, options);
  } else {
    execFileSync("npm", ["exec", "--yes", `--package=${NODE_WITH_JSPI}`, "--", "node", ...args], options);
  }
}
