import { expect, it } from "vitest";
import { excerptOf, piecesOf } from "./excerpt";

const text = `${"It begins with other things, and goes on with them for a while. ".repeat(3)}Then a lock is taken. ${"So it ends. ".repeat(20)}`;

it("an excerpt is around the first word looked for, in whole words", () => {
  const excerpt = excerptOf(text, new Set(["lock"]));
  expect(excerpt).toMatch(/^… and goes on with them for a while\. Then a lock is taken\. .* So …$/);
  expect(excerpt.length).toBeLessThan(190);
});

it("or the beginning, and a short text is shown whole", () => {
  expect(excerptOf(text, new Set())).toMatch(/^It begins with .* …$/);
  expect(excerptOf("Short.", new Set(["lock"]))).toBe("Short.");
});

it("words looked for stand apart, whatever their case, and only whole ones", () => {
  expect(piecesOf("A Lock, locked.", new Set(["lock"]))).toEqual([
    { text: "A", marked: false },
    { text: " ", marked: false },
    { text: "Lock", marked: true },
    { text: ", ", marked: false },
    { text: "locked", marked: false },
    { text: ".", marked: false },
  ]);
});
