import { describe, expect, it } from "vitest";
import { compareWords } from "./compare-words";

describe("compareWords", () => {
  it("says which was faster, and by how much", () => {
    expect(
      compareWords([
        { label: "one process", duration: 2.4e9 },
        { label: "two processes", duration: 1.25e9 },
      ]),
    ).toBe("“one process” ran for 2.40 s, “two processes” ran for 1.25 s: “two processes” was 1.9 times as fast.");
  });

  it("makes nothing of a difference by chance", () => {
    expect(
      compareWords([
        { label: "a", duration: 1e9 },
        { label: "b", duration: 1.02e9 },
      ]),
    ).toContain("about the same time");
  });

  it("compares nothing with a run that failed", () => {
    expect(
      compareWords([
        { label: "a", duration: 1e9 },
        { label: "b", duration: null },
      ]),
    ).toBe("Nothing to compare: “b” did not run to its end with exit code 0.");
  });
});
