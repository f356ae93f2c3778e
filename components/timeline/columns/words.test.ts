import { describe, expect, it } from "vitest";
import { durationWords, milliseconds, momentWords } from "./words";

describe("words for times", () => {
  it("gives the table milliseconds that line up", () => {
    expect(milliseconds(0)).toBe("0.000");
    expect(milliseconds(1_041_372_900)).toBe("1041.373");
  });

  it("gives a length the unit that suits it", () => {
    expect([5_300, 950_000, 1_250_000, 43_210_000, 999_000_000, 1_004_000_000, 73e9].map(durationWords)).toEqual([
      "5.3 µs",
      "950 µs",
      "1.25 ms",
      "43.2 ms",
      "999 ms",
      "1.00 s",
      "73.0 s",
    ]);
  });

  it("gives a moment exactly enough to find it again", () => {
    expect([40_000, 59_400_000, 1_065_000_000, 12_345_678_000].map(momentWords)).toEqual(["40 µs", "59.4 ms", "1.0650 s", "12.346 s"]);
  });
});
