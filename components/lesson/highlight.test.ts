import { expect, it } from "vitest";
import { highlightPython } from "./highlight";

const code = 'if x < 1:\n    print(f"{x} & y")\n';
const textOf = (html: string) =>
  html
    .replace(/<[^>]*>/g, "")
    .replaceAll("&#x3C;", "<")
    .replaceAll("&#x26;", "&")
    .replaceAll("&lt;", "<")
    .replaceAll("&amp;", "&");

it("keeps the code's own words", async () => {
  expect(textOf(await highlightPython(code))).toBe(code.trimEnd());
});

it("colours by the page's variables, not by colours of its own", async () => {
  const html = await highlightPython(code);
  expect(html).toContain("var(--shiki-token-keyword)");
  expect(html).not.toMatch(/#[0-9a-f]{6}/i);
});
