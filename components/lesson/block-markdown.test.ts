import { expect, it } from "vitest";
import { blockMarkdown } from "./block-markdown";

it("makes paragraphs, and colours code in Python", async () => {
  const html = await blockMarkdown('Take **one**:\n\n```python\nfor x in "<b>":\n    pass\n```\n');
  expect(html).toContain("<p>Take <strong>one</strong>:</p>");
  expect(html).toContain('<pre tabindex="0"><code><span class="line"><span class="k">for</span>');
  expect(html).not.toContain("<b>");
});
