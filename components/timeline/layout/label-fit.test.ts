import { describe, expect, it } from "vitest";
import { fitEnd, fitStart } from "./label-fit";

const tenEach = (text: string) => text.length * 10;

describe("labels", () => {
  it("stay whole where they fit", () => {
    expect(fitEnd("square(3)", 90, tenEach)).toBe("square(3)");
  });

  it("shorten, never wider than their place", () => {
    for (let width = 0; width < 90; width++) expect(tenEach(fitEnd("square(3)", width, tenEach))).toBeLessThanOrEqual(width);
    expect(fitEnd("square(3)", 70, tenEach)).toBe("square…");
  });

  it("vanish when fewer than three letters would be left", () => {
    expect(fitEnd("square(3)", 40, tenEach)).toBe("squ…");
    expect(fitEnd("square(3)", 39, tenEach)).toBe("");
    expect(fitEnd("f", 9, tenEach)).toBe("");
  });

  it("keep the end of a process's name, from the beginning of a word", () => {
    expect(fitStart("ForkPoolWorker-12", 130, tenEach)).toBe("…Worker-12");
    expect(fitStart("print_numbers", 80, tenEach)).toBe("…numbers");
  });
});
