import { describe, expect, it } from "vitest";
import { foldedLines, foldWords, hides, lineCount } from "./fold";

describe("lines that a lesson is not about", () => {
  it("are those before and after", () => {
    expect(foldedLines([9, 20], 30)).toEqual([
      { from: 1, to: 8 },
      { from: 21, to: 30 },
    ]);
  });

  it("stay where a row would save nothing", () => {
    expect(foldedLines([2, 29], 30)).toEqual([]);
    expect(foldedLines([1, 20], 22)).toEqual([{ from: 21, to: 22 }]);
  });

  it("are none where the lesson doesn't say", () => {
    expect(foldedLines(undefined, 30)).toEqual([]);
  });
});

it("tells whether a line is hidden", () => {
  const folds = foldedLines([9, 20], 30);
  expect([8, 9, 20, 21].map((line) => hides(folds, [line]))).toEqual([true, false, false, true]);
  expect(hides(folds, [])).toBe(false);
});

it("says what a row hides", () => {
  expect(foldWords({ from: 1, to: 8 })).toBe("Show lines 1 to 8");
});

it("counts no line after the last line's end", () => {
  expect([lineCount("a\nb\n"), lineCount("a\nb"), lineCount("")]).toEqual([2, 2, 1]);
});
