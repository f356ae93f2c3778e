import { expect, it } from "vitest";
import { colouredLines } from "@/components/lab";
import { coloursOf } from "./highlight";

const code = 'import os\n\nif x < 1:  # "small"\n    print(f"{x} & y", """two\nlines""")\n';
const lines = async (text = code) => colouredLines(text, await coloursOf(text));

it("keeps the code's own words, a line each", async () => {
  const words = (await lines()).map((line) =>
    line
      .replace(/<[^>]*>/g, "")
      .replaceAll("&lt;", "<")
      .replaceAll("&amp;", "&"),
  );
  expect(words.join("\n")).toBe(code.trimEnd());
});

it("colours keywords, numbers, strings over their lines, and comments", async () => {
  const [first, empty, third, fourth, fifth] = await lines();
  expect(first).toBe('<span class="line"><span class="k">import</span> os</span>');
  expect(empty).toBe('<span class="line"></span>');
  expect(third).toContain('<span class="n">1</span>:  <span class="c"># "small"</span>');
  expect(fourth).toContain('<span class="s">"""two</span>');
  expect(fifth).toContain('<span class="s">lines"""</span>');
});

it("lets nothing of a program be HTML", async () => {
  expect((await lines("x = '<script>&amp;'")).join("")).not.toMatch(/<script|[^;]&amp;'/);
});
