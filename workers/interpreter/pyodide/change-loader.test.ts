import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { changeLoader } from "./change-loader";

const read = (path: string): string => readFileSync(join(import.meta.dirname, path), "utf8");
const original = read("../../../node_modules/pyodide/pyodide.asm.mjs");
const internals = read("internals.ts");
const changed = changeLoader(original, internals);
const assigned = (loader: string): Set<string> =>
  new Set([...loader.matchAll(/Module\["([\w$]+)"\]=wasmExports/g)].map(([, name = ""]) => name));

describe("Pyodide's loader as it is served", () => {
  it("is a third shorter, and still a module", async () => {
    expect(changed.length).toBeLessThan(0.67 * original.length);
    const loaded = (await import(`data:text/javascript,${encodeURIComponent(changed)}`)) as { default: unknown };
    expect(loaded.default).toBeTypeOf("function");
  });

  it("takes from the wasm module what it was asked for, and what it uses itself", () => {
    const [before, after] = [assigned(original), assigned(changed)];
    for (const name of internals.match(/\b__?\w+/g) ?? []) expect(after.has(name)).toBe(before.has(name));
    const words = new Set(changed.match(/[\w$]+/g));
    expect([...before].filter((name) => !after.has(name) && words.has(name))).toEqual([]);
  });

  it("is refused when it is another's", () => {
    expect(() => changeLoader("export default 1", "")).toThrow("has no assignWasmExports");
    expect(() => changeLoader(`${original} `.replace("async function _create", "async function _make"), "")).toThrow(
      "more than one function",
    );
    expect(() => changeLoader(original.replaceAll(/;var _\w+,_/g, ";let _a,_"), "")).toThrow("declares the functions of C otherwise");
  });
});
