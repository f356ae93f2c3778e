import { describe, expect, it } from "vitest";
import { comparerOf, STRIDE } from "./compare-memory";

const [ONE, OTHER, BYTES] = [1000, 20_000, 1024];

describe("two places in a memory", () => {
  const memory = new WebAssembly.Memory({ initial: 1 });
  const compare = comparerOf(memory);
  const bytes = new Uint8Array(memory.buffer);

  it("are found equal", () => {
    for (let at = 0; at < BYTES; at++) bytes[ONE + at] = bytes[OTHER + at] = at;
    expect(compare(ONE, OTHER, BYTES)).toBe(BYTES);
    expect(compare(ONE, OTHER, 0)).toBe(0);
  });

  it("differ where any one byte does", () => {
    for (let at = 0; at < BYTES; at += 7) {
      bytes[ONE + at] = (bytes[ONE + at] ?? 0) ^ 1;
      expect(compare(ONE, OTHER, BYTES)).toBe(at - (at % STRIDE));
      bytes[ONE + at] = (bytes[ONE + at] ?? 0) ^ 1;
    }
  });

  it("are not looked at behind the last whole stride", () => {
    bytes[ONE + STRIDE] = (bytes[ONE + STRIDE] ?? 0) ^ 1;
    expect(compare(ONE, OTHER, STRIDE + 4)).toBe(STRIDE + 4);
    expect(compare(ONE, OTHER, 2 * STRIDE)).toBe(STRIDE);
  });
});
