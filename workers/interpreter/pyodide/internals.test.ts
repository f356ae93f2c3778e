import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { EMPTY_LOCK_FILE, PYODIDE_VERSION, PYTHON_VERSION } from "./internals";
import { decodeSnapshot } from "./snapshot";

const root = join(import.meta.dirname, "../../..");
const read = (path: string): string => readFileSync(join(root, path), "utf8");
const installed = JSON.parse(read("node_modules/pyodide/package.json")) as { version: string };

/** The list in this folder's README of what a new release may have changed. */
const toLookAt = read("workers/interpreter/pyodide/README.md")
  .split("\n")
  .filter((line) => line.startsWith("- "))
  .join("\n");

describe("Pyodide's private internals", () => {
  it("are those of the release that this folder was written for", () => {
    const advice =
      `pyodide ${installed.version} is installed; this folder knows the internals of ${PYODIDE_VERSION}. ` +
      `Compare both releases, then set PYODIDE_VERSION in internals.ts. Look again at:\n${toLookAt}\n`;
    expect(installed.version, advice).toBe(PYODIDE_VERSION);
  });

  it("come with the Python, the ABI and the platform that our lock file names", () => {
    const { info } = JSON.parse(read("node_modules/pyodide/pyodide-lock.json")) as { info: Record<string, string> };
    expect({ ...info, version: PYODIDE_VERSION }).toEqual(EMPTY_LOCK_FILE.info);
    expect(info.python).toBe(PYTHON_VERSION);
  });

  const module = read("node_modules/pyodide/pyodide.asm.mjs");
  const loader = read("node_modules/pyodide/pyodide.mjs");
  const occurs = (text: string, name: string): boolean => new RegExp(`(?<![\\w$])${name}(?![\\w$])`).test(text);

  const declarations = read("workers/interpreter/pyodide/internals.ts");
  const names = ["PyodideModule", "PyodideApi", "FileSystem", "StreamOps", "EmscriptenSettings"].flatMap((type) => {
    const body = new RegExp(`interface ${type} \\{\\n(.*?)\\n\\}`, "s").exec(declarations)?.[1] ?? "";
    return [...body.matchAll(/^ {2}(?:readonly )?(\w+)\??[:(]/gm)].map(([, name = ""]) => `${type}.${name}`);
  });

  it("are read from internals.ts as it is", () => {
    for (const name of ["PyodideModule.__hiwire_set", "PyodideApi.getExpectedKeys", "FileSystem.createNode", "EmscriptenSettings.preRun"]) {
      expect(names).toContain(name);
    }
    expect(names.length).toBeGreaterThan(50);
  });

  it.each(names)("%s is there", (name) => {
    const own = name.slice(name.indexOf(".") + 1);
    expect(occurs(module, own) || occurs(loader, own), `gone from Pyodide; look again at:\n${toLookAt}\n`).toBe(true);
  });

  const options = ["_makeSnapshot", "_loadSnapshot", "_snapshotDeserializer", "createPyodideModule", "lockFileContents", "packageBaseUrl"];

  it.each(options)("loadPyodide's option %s is there", (name) => {
    expect(occurs(module, name) || occurs(loader, name)).toBe(true);
  });
});

const PAGE = 4096;
const MAGIC = 0x5059_534e;

/** Of two, one and three addresses of what depends on hashes. */
const DISTANCES = [4096, 8, 512, 8192, 1024, -8192];

/** A snapshot file, written after the words of its documentation. */
function snapshotFile(metadata: object, memoryPages: number, runs: readonly (readonly [first: number, pages: number])[]): Uint8Array {
  const json = new TextEncoder().encode(JSON.stringify(metadata));
  const padding = new Uint8Array((8 - (json.length % 8)) % 8);
  const numbers = (...values: number[]) => new Uint8Array(Uint32Array.from(values).buffer);
  const pages = runs.flatMap(([first, count]) => Array.from({ length: count }, (_, index) => new Uint8Array(PAGE).fill(first + index)));
  return Buffer.concat([
    numbers(MAGIC, json.length, memoryPages * PAGE, runs.length),
    json,
    padding,
    numbers(...runs.flat()),
    numbers(...DISTANCES),
    ...pages,
  ]);
}

describe("a snapshot file", () => {
  const common = { hiwire: { hiwireKeys: [null, { path: ["é"] }, { serialized: "getpid" }], immortalKeys: ["length"] }, suspendIndex: 7 };
  const metadata = { ...common, interned: 2048, hashedCounts: [2, 1, 3, 0] };

  /** As it arrives: in shared memory. */
  function shared(file: Uint8Array): Uint8Array {
    const bytes = new Uint8Array(new SharedArrayBuffer(file.length));
    bytes.set(file);
    return bytes;
  }

  it("says where in memory each run of pages goes", () => {
    const { runs, ...rest } = decodeSnapshot(
      shared(
        snapshotFile(metadata, 64, [
          [1, 1],
          [10, 3],
          [63, 1],
        ]),
      ),
    );
    const hashed = {
      contents: Uint32Array.of(4096, 4104),
      derived: Uint32Array.of(512),
      dictKeys: Uint32Array.of(8192, 9216, 1024),
      sets: Uint32Array.of(),
      interned: 2048,
    };
    expect(rest).toEqual({ ...common, hashed, memoryBytes: 64 * PAGE });
    expect(runs.map(({ start, bytes }) => [start / PAGE, bytes.length / PAGE])).toEqual([
      [1, 1],
      [10, 3],
      [63, 1],
    ]);
    for (const { start, bytes } of runs) {
      for (let page = 0; page < bytes.length / PAGE; page++) {
        expect(bytes.subarray(page * PAGE, (page + 1) * PAGE).every((byte) => byte === start / PAGE + page)).toBe(true);
      }
    }
  });

  it("is read right whatever the length of its metadata", () => {
    for (let length = 0; length < 9; length++) {
      const file = shared(snapshotFile({ ...metadata, name: "x".repeat(length) }, 4, [[2, 1]]));
      expect(decodeSnapshot(file).runs).toEqual([{ start: 2 * PAGE, bytes: new Uint8Array(PAGE).fill(2) }]);
    }
  });

  it("that is none is refused", () => {
    expect(() => decodeSnapshot(shared(new TextEncoder().encode("<!doctype html>…")))).toThrow("damaged");
  });
});

const engines = join(root, "public/engine");
const builds = existsSync(engines) ? readdirSync(engines) : [];

describe.runIf(builds.length > 0)("the snapshot that was built", () => {
  // Within the tests: what is skipped is put together all the same.
  const built = () => {
    const file = readFileSync(join(engines, builds[0] ?? "", "snapshot.pack"));
    return decodeSnapshot(Uint8Array.from(file[0] === 0x1f ? gunzipSync(file) : file));
  };

  it("fills whole wasm pages, each once, none of them empty", () => {
    const { memoryBytes, runs } = built();
    expect(memoryBytes % 65536).toBe(0);
    let end = 0;
    for (const { start, bytes } of runs) {
      expect(start % PAGE).toBe(0);
      expect(bytes.length % PAGE).toBe(0);
      // Were there no gap, it would be one run with the last.
      expect(start).toBeGreaterThan(end - (end === 0 ? 1 : 0));
      expect(bytes.subarray(0, PAGE).some((byte) => byte !== 0)).toBe(true);
      end = start + bytes.length;
    }
    expect(end).toBeLessThanOrEqual(memoryBytes);
  });

  it("names those of our system calls that are JavaScript's to Python, and their table", () => {
    const ours = built().hiwire.hiwireKeys.flatMap((key) => (key !== null && "serialized" in key ? [key.serialized] : []));
    expect(ours).toEqual(expect.arrayContaining(["", "fork"]));
    expect(ours, "takes numbers alone").not.toContain("getpid");
  });
});
