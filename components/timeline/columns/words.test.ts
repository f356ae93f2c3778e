import { describe, expect, it } from "vitest";
import { created, event, modelOf, running } from "../trace.test-support";
import { bandWords, durationWords, milliseconds, momentWords, noteWords } from "./words";

describe("words for times", () => {
  it("gives the table milliseconds that line up", () => {
    expect(milliseconds(0)).toBe("0.000");
    expect(milliseconds(1_041_372_900)).toBe("1041.373");
  });

  it("gives a length the unit that suits it", () => {
    expect([5_300, 950_000, 999_700, 1_250_000, 43_210_000, 999_000_000, 999_600_000, 1_004_000_000, 73e9].map(durationWords)).toEqual([
      "5.3 µs",
      "950 µs",
      "1.00 ms",
      "1.25 ms",
      "43.2 ms",
      "999 ms",
      "1.00 s",
      "1.00 s",
      "73.0 s",
    ]);
  });

  it("gives a moment exactly enough to find it again", () => {
    expect([40_000, 59_400_000, 1_065_000_000, 12_345_678_000].map(momentWords)).toEqual(["40 µs", "59.4 ms", "1.0650 s", "12.346 s"]);
  });
});

describe("words in the picture", () => {
  const wait = (at: number, reason: "fork" | "lock" | "child", call?: string) => [
    event("wait-began", at, 100, { reason, object: 0, ...(call === undefined ? {} : { call }) }),
    event("wait-ended", at + 5, 100, { reason, object: 0 }),
  ];
  const { entries } = modelOf([created(0, 100, "Process-1"), running(5, 100), ...wait(10, "fork"), ...wait(20, "lock", "Pool.map"), ...wait(30, "child")]);
  const at = (ms: number) => entries.start.findIndex((start) => start === ms * 1e6);

  it("have a shorter form where there is a good one", () => {
    expect([0, 10, 20, 30].map((ms) => bandWords(entries, at(ms)))).toEqual([
      { whole: "starting (fork)", short: "starting" },
      { whole: "the browser prepares a process (not Python)", short: "the browser" },
      { whole: "in pool.map(): waiting for results", short: "in pool.map()" },
      { whole: "waiting for a process to end", short: "" },
    ]);
  });

  it("say of a start-up that it is the browser's work", () => {
    expect([0, 10].map((ms) => noteWords(entries, at(ms)))).toEqual(["the browser prepares its interpreter (not Python)", ""]);
  });
});
