import { describe, expect, it } from "vitest";
import { summaryWords } from "./opening-words";

const s = 1e9;

describe("a run in a sentence", () => {
  it.each([
    [
      { children: 4, atOnce: 4, work: 2 * s, elapsed: 0.92 * s },
      "Four processes beside the main one, up to four at work at once: 2.00 s of work in 920 ms.",
    ],
    [
      { children: 4, atOnce: 1, work: 2 * s, elapsed: 2.1 * s },
      "Four processes beside the main one, one at work at a time: 2.00 s of work in 2.10 s.",
    ],
    [
      { children: 1, atOnce: 1, work: 0.2 * s, elapsed: 0.3 * s },
      "One process beside the main one, one at work at a time: 200 ms of work in 300 ms.",
    ],
    [{ children: 12, atOnce: 0, work: 0, elapsed: 0.1 * s }, "12 processes beside the main one, in 100 ms."],
    [{ children: 0, atOnce: 0, work: 0, elapsed: 0.05 * s }, "One process, no others: 50 ms."],
  ])("%j", (summary, words) => {
    expect(summaryWords(summary)).toBe(words);
  });
});
