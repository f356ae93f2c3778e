import { describe, expect, it } from "vitest";
import { partsOf, plainText } from "./plain-text";

describe("plain text", () => {
  it("has the words of links, of stress and of code, and no signs", () => {
    expect(plainText("A [`Value`](https://x#y) is *one* thing, **two** words; `a * b`, `__main__` and 2 < 3.")).toBe(
      "A Value is one thing, two words; a * b, __main__ and 2 < 3.",
    );
    expect(plainText("### Smaller\n\n- one\n- two\n\n1. three\n\n| a | b |\n| --- | --- |\n| c | d |")).toBe(
      "Smaller one two three a b c d",
    );
  });

  it("has what stands in components, and nothing of what they are given", () => {
    expect(plainText('<Sign is="a > b" at={["x", "y"]}>It *waits*.</Sign> <LessonLab lab="x" />')).toBe("It waits.");
    expect(plainText(`<Remark quote={'print(f"{x}")'} is="wrong">\n  No.\n</Remark>`)).toBe("No.");
  });
});

it("parts of a text go by its headings of the second level, code left out", () => {
  expect(partsOf("---\ntitle: x\n---\n\nAbove.\n\n## One\n\nText.\n\n```python\n## no heading\n```\n\n## Two\n")).toEqual([
    { title: "", text: "Above." },
    { title: "One", text: "Text." },
    { title: "Two", text: "" },
  ]);
});
