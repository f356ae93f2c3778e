import { describe, expect, it } from "vitest";
import { processIdentity } from "./identity";
import { markPaths } from "./mark-paths";

const pair = (index: number) => {
  const { colour, mark } = processIdentity(index);
  return `${colour} ${mark}`;
};

describe("processIdentity", () => {
  it("gives MainProcess ink and a mark of its own", () => {
    expect(processIdentity(0)).toEqual({ colour: "var(--process-0)", mark: "disc", name: "disc" });
    for (let index = 1; index <= 64; index++) expect(processIdentity(index).mark).not.toBe("disc");
  });

  it("tells the first eight apart by hue alone, and by mark alone", () => {
    const first = Array.from({ length: 8 }, (_, i) => processIdentity(i + 1));
    expect(new Set(first.map((identity) => identity.colour)).size).toBe(8);
    expect(new Set(first.map((identity) => identity.mark)).size).toBe(8);
  });

  it("repeats the hues with another mark", () => {
    expect(processIdentity(9).colour).toBe(processIdentity(1).colour);
    expect(processIdentity(9).mark).not.toBe(processIdentity(1).mark);
    expect(new Set(Array.from({ length: 64 }, (_, i) => pair(i + 1))).size).toBe(64);
  });

  it("has a path for every mark", () => {
    for (let index = 0; index <= 8; index++) expect(markPaths[processIdentity(index).mark]).toMatch(/^M/);
  });
});
