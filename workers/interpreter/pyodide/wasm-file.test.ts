import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { changeWasm } from "./change-wasm";
import { readWasm } from "./wasm-file";

const text = (value: string): number[] => [value.length, ...new TextEncoder().encode(value)];
const section = (id: number, ...contents: number[]): number[] => [id, contents.length, ...contents];
const I32 = 0x7f;

/** Imports `env.bonus`, a memory and a global; `double(n)` is twice n, `useDouble(n)` calls it and adds the bonus. */
const small = Uint8Array.from([
  ...[0x00, 0x61, 0x73, 0x6d, 1, 0, 0, 0],
  ...section(1, 1, 0x60, 1, I32, 1, I32),
  ...section(
    2,
    3,
    ...text("env"),
    ...text("bonus"),
    0,
    0,
    ...text("env"),
    ...text("memory"),
    2,
    1,
    1,
    2,
    ...text("env"),
    ...text("base"),
    3,
    I32,
    0,
  ),
  ...section(3, 2, 0, 0),
  ...section(7, 2, ...text("double"), 0, 1, ...text("useDouble"), 0, 2),
  ...section(10, 2, 7, 0, 0x20, 0, 0x20, 0, 0x6a, 0x0b, 10, 0, 0x20, 0, 0x10, 1, 0x10, 0, 0x0f, 0x00, 0x0b),
]);

async function exportsOf(file: Uint8Array<ArrayBuffer>): Promise<Record<"double" | "useDouble", (n: number) => number>> {
  const env = { bonus: (n: number) => n + 100, memory: new WebAssembly.Memory({ initial: 1, maximum: 2 }), base: 0 };
  const { instance } = await WebAssembly.instantiate(file, { env });
  return instance.exports as Record<"double" | "useDouble", (n: number) => number>;
}

describe("a WebAssembly file", () => {
  it("is written as it was read", () => {
    expect(readWasm(small).encode()).toEqual(small);
  });

  it("has a function wrapped for all its callers", async () => {
    const file = readWasm(small);
    const increment = (original: number): number[] => [0, 0x20, 0, 0x10, original, 0x41, 1, 0x6a, 0x0b];
    file.wrap(file.exported("double"), increment);
    const { double, useDouble } = await exportsOf(file.encode());
    expect(double(4)).toBe(9);
    expect(useDouble(4)).toBe(109);
  });

  it("exports only what it shall", async () => {
    const file = readWasm(small);
    file.keepExports((name) => name === "useDouble");
    expect(Object.keys(await exportsOf(file.encode()))).toEqual(["useDouble"]);
  });

  it("says what it has not", () => {
    const file = readWasm(small);
    expect(() => file.exported("triple")).toThrow("exports no function triple");
    expect(() => file.wrap(0, () => [])).toThrow("not the module's own");
    expect(() => readWasm(small.subarray(0, small.length - 3))).toThrow();
  });
});

describe("Pyodide's module as it is served", () => {
  const readPyodide = (file: string): Buffer => readFileSync(join(import.meta.dirname, "../../../node_modules/pyodide", file));
  const changed = changeWasm(readPyodide("pyodide.asm.wasm"));

  it("is a valid one", () => {
    expect(WebAssembly.validate(changed)).toBe(true);
  });

  it("has all that its loader asks for", async () => {
    const exported = new Set(WebAssembly.Module.exports(await WebAssembly.compile(changed)).map(({ name }) => name));
    const asked = [
      ...readPyodide("pyodide.asm.mjs")
        .toString()
        .matchAll(/wasmExports\["([\w$]+)"\]/g),
    ].map(([, name = ""]) => name);
    expect(asked.length).toBeGreaterThan(4000);
    expect(asked.filter((name) => !exported.has(name))).toEqual([]);
  });
});
