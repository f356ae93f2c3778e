import { expect, it } from "vitest";
import { withLateScripts } from "./late-scripts.mjs";

const page = `<html><head><link rel="preload" as="script" fetchPriority="low" href="/a.js"/><script src="/a.js" async=""></script><script src="/old.js" noModule=""></script></head><body><script>self.own=1</script></body></html>`;

function late(html: string, loader = "start()") {
  const kept: string[] = [];
  const keep = (data: string) => `/data-${kept.push(data)}.json`;
  return { html: withLateScripts(html, loader, keep), kept };
}

it("puts off the scripts that would load at once, and no others", () => {
  expect(late(page)).toEqual({
    html: `<html><head><script type="late" src="/a.js" async=""></script><script src="/old.js" noModule=""></script><script>start()</script></head><body><script>self.own=1</script></body></html>`,
    kept: [],
  });
});

it("takes what React makes of the page out of it, piece by piece as it was", () => {
  const pieces = [[0], [1, 'a:"<\\/script>])"\n'], [1, "b"]];
  const [first, ...others] = pieces.map((piece) => JSON.stringify(piece).replaceAll("</", "\\u003c/"));
  const data = `<script>(self.__next_f=self.__next_f||[]).push(${first})</script>${others.map((piece) => `<script>self.__next_f.push(${piece})</script>`).join("")}`;
  const { html, kept } = late(page.replace("</body>", () => `${data}</body>`));
  expect(html).toBe(late(page).html.replace("<script>start()", '<script type="late-data" src="/data-1.json"></script><script>start()'));
  expect(kept.map((json) => JSON.parse(json) as unknown)).toEqual([pieces]);
});

it("takes the loader's text as it is", () => {
  expect(late(page, "'$&$1'").html).toContain("<script>'$&$1'</script></head>");
});
