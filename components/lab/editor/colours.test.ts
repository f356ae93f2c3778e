import { expect, it } from "vitest";
import { colouredLines, recoloured } from "./colours";

const before = "a = 1\nN = 20  # @param\nT = 'x' # @param\n";
const colours = "4_1n5_2n2_8c5_3s1_8c";
const coloured = (text: string, its: string) =>
  colouredLines(text, its).map((line) => line.slice('<span class="line">'.length, -"</span>".length));

it.each([
  ["20", "35"],
  ["20", "2"],
  ["20", "120"],
  ["20", "20_000"],
])("a number in the place of a number has its colour: %s, %s", (from, to) => {
  const text = before.replace(from, to);
  expect(coloured(text, recoloured(colours, before, text) ?? "")[1]).toBe(
    `N = <span class="n">${to}</span>  <span class="c"># @param</span>`,
  );
});

it("and so has a string, and whatever else is in the program", () => {
  const text = before.replace("'x'", "'long'").replace("20", "3");
  expect(coloured(text, recoloured(colours, before, text) ?? "")).toEqual([
    'a = <span class="n">1</span>',
    'N = <span class="n">3</span>  <span class="c"># @param</span>',
    'T = <span class="s">\'long\'</span> <span class="c"># @param</span>',
  ]);
});

it("an unchanged text keeps its colours", () => {
  expect(recoloured(colours, before, before)).toBe(colours);
});

it("knows nothing of other edits", () => {
  expect(recoloured(colours, before, before.replace("a = 1", "a = 2"))).toBeNull();
  expect(recoloured(colours, before, `# mine\n${before}`)).toBeNull();
  expect(recoloured(colours, before, before.replace("  # @param", ""))).toBeNull();
});
