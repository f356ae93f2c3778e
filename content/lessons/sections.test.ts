import { expect, it } from "vitest";
import { sectionsOf } from "./sections";

it("a lesson's sections are its headings of the second level, code left out", () => {
  const mdx = "---\ntitle: x\n---\n\n## One house, or several\n\n### Smaller\n\n```python\n## a comment\n```\n\n## What you can now say\n";
  expect(sectionsOf(mdx)).toEqual([
    { id: "one-house-or-several", title: "One house, or several" },
    { id: "what-you-can-now-say", title: "What you can now say" },
  ]);
});
