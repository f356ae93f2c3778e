import { gzipSync } from "node:zlib";
import { afterEach, expect, it, vi } from "vitest";
import { loadAssets } from "./assets";

/** The shortest module there is: its magic number and version. */
const wasm = new Uint8Array([0, 0x61, 0x73, 0x6d, 1, 0, 0, 0]);
const FILES: Readonly<Record<string, Uint8Array<ArrayBuffer>>> = {
  "pyodide.asm.mjs": new Uint8Array(3000),
  "pyodide.asm.wasm": wasm,
  "snapshot.pack": new Uint8Array(gzipSync("memory".repeat(100))),
  "python_stdlib.zip": new Uint8Array(5000),
};
const sizes = Object.fromEntries(Object.entries(FILES).map(([name, bytes]) => [name, bytes.length]));
const total = Object.values(sizes).reduce((sum, size) => sum + size, 0);

afterEach(() => vi.unstubAllGlobals());

it.each([
  ["compressed", "17"],
  ["as they are", undefined],
])("counts to the whole, and no further, when files are sent %s", async (_how, length) => {
  vi.stubGlobal("ASSET_BYTES", sizes);
  vi.stubGlobal("ENGINE_BUILD", "this build");
  vi.stubGlobal("fetch", (url: string) => {
    const name = url.split("/").at(-1) ?? "";
    const bytes = FILES[name] ?? new Uint8Array();
    const sent = length ?? String(bytes.length);
    const type = name.endsWith(".wasm") ? "application/wasm" : "application/octet-stream";
    return Promise.resolve(new Response(bytes, { headers: { "content-type": type, "content-length": sent } }));
  });
  const told: [number, number][] = [];
  await loadAssets("https://example.org/pyodide/", (fetched, of) => told.push([fetched, of]));
  const fetched = told.map(([bytes]) => bytes);
  expect(new Set(told.map(([, of]) => of))).toEqual(new Set([total]));
  expect(fetched).toEqual(fetched.toSorted((a, b) => a - b));
  expect(fetched.at(-1)).toBe(total);
});

it("says which file the host refused", async () => {
  vi.stubGlobal("ASSET_BYTES", sizes);
  vi.stubGlobal("ENGINE_BUILD", "this build");
  vi.stubGlobal("fetch", (url: string) => Promise.resolve(new Response("", { status: url.endsWith(".zip") ? 404 : 200 })));
  const trouble = { code: "file-refused", url: "https://example.org/pyodide/python_stdlib.zip", status: 404 };
  await expect(loadAssets("https://example.org/pyodide/", () => {})).rejects.toMatchObject({ trouble });
});

it("says which file can't be asked for", async () => {
  vi.stubGlobal("ASSET_BYTES", sizes);
  vi.stubGlobal("ENGINE_BUILD", "this build");
  vi.stubGlobal("fetch", () => Promise.reject(new TypeError("Failed to fetch")));
  const trouble = { code: "file-unreachable", url: "https://example.org/pyodide/pyodide.asm.mjs", detail: "TypeError: Failed to fetch" };
  await expect(loadAssets("https://example.org/pyodide/", () => {})).rejects.toMatchObject({ trouble });
});

it("says what else went wrong, in the browser's words", async () => {
  vi.stubGlobal("ASSET_BYTES", sizes);
  vi.stubGlobal("ENGINE_BUILD", "this build");
  const answer = (url: string) => new Response(FILES[url.split("/").at(-1) === "pyodide.asm.wasm" ? "python_stdlib.zip" : "snapshot.pack"]);
  vi.stubGlobal("fetch", (url: string) => Promise.resolve(answer(url)));
  await expect(loadAssets("https://example.org/pyodide/", () => {})).rejects.toMatchObject({ trouble: { code: "python-unusable" } });
});
