import { describe, expect, it } from "vitest";
import { hashSecret, hashSeed } from "./hash-secret";

describe("PYTHONHASHSEED", () => {
  it.each([
    ["", "random"],
    ["random", "random"],
    ["0", 0],
    ["4294967295", 4294967295],
    ["00000000042", 42],
    ["4294967296", undefined],
    ["４２", undefined],
    ["-1", undefined],
    ["1e3", undefined],
  ])("%j means %j", (text, seed) => expect(hashSeed(text)).toBe(seed));

  it("gives the same secret for the same seed, and no other", () => {
    expect(hashSecret(0)).toEqual(new Uint8Array(24));
    expect(hashSecret(42)).toEqual(hashSecret(42));
    expect(hashSecret(42)).not.toEqual(hashSecret(43));
    expect(hashSecret("random")).not.toEqual(hashSecret("random"));
  });
});
