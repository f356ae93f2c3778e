import { describe, expect, it } from "vitest";
import { bandsOf, letterOf, writerOf, writtenBy } from "./written";

const encode = (text: string) => new TextEncoder().encode(text);

describe("a picture in shared memory", () => {
  it("tells a byte's writer by its letter, large or small", () => {
    expect([..."AaBZz"].map((letter) => writerOf(letter.charCodeAt(0)))).toEqual([0, 0, 1, 25, 25]);
    expect([..." @[`{0"].map((other) => writerOf(other.charCodeAt(0)))).toEqual([-1, -1, -1, -1, -1, -1]);
    expect(writerOf(0)).toBe(-1);
    expect([letterOf(0), letterOf(2)]).toEqual(["A", "C"]);
  });

  it("tells how many bytes each has written", () => {
    expect(writtenBy(encode("  aAc\0a"))).toEqual([
      { writer: 0, bytes: 3 },
      { writer: 2, bytes: 1 },
    ]);
    expect(writtenBy(encode("   "))).toEqual([]);
  });

  it("tells who wrote which rows, and leaves out a row that is cut", () => {
    expect(bandsOf(encode(" aA bb   b  cc"), 3)).toEqual([
      { writer: 0, rows: 1 },
      { writer: 1, rows: 1 },
      { writer: -1, rows: 1 },
      { writer: 1, rows: 1 },
    ]);
    expect(bandsOf(encode("aa a b"), 2)).toEqual([
      { writer: 0, rows: 2 },
      { writer: 1, rows: 1 },
    ]);
    expect(bandsOf(encode("ab"), 3)).toEqual([]);
  });
});
