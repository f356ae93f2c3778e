import { describe, expect, it } from "vitest";
import { deadLinks, idsOf, linksElsewhere, linksOf } from "./links.mjs";

const page = (...links: readonly string[]) => links.map((href) => `<a class="x" href="${href}">x</a>`).join(" ");

describe("links of built pages", () => {
  it("are found as they stand there, each once", () => {
    expect(linksOf(`${page("a?b=1&amp;c=2", "a?b=1&amp;c=2", "/d#e")}<link href="/style.css"/>`)).toEqual(["a?b=1&c=2", "/d#e"]);
    expect(idsOf('<h2 class="y" id="why-not">x</h2><p id="z">')).toEqual(new Set(["why-not", "z"]));
  });

  it("lead to pages and to places in them, from wherever they stand", () => {
    const pages = new Map([
      ["/", page("/lessons/one")],
      ["/lessons/one", `<h2 id="start">x</h2>${page("two#end", "#start", "/", "https://example.org/#x")}`],
      ["/lessons/two", `<h2 id="end">x</h2>${page("one/", "../")}`],
    ]);
    expect(deadLinks(pages)).toEqual([]);
  });

  it("are told when they don't, with the page they are on", () => {
    const pages = new Map([
      ["/lessons/one", page("two", "three", "two#nowhere", "#here")],
      ["/lessons/two", ""],
    ]);
    expect(deadLinks(pages)).toEqual([
      "/lessons/one: there is no /lessons/three",
      "/lessons/one: /lessons/two has no #nowhere",
      "/lessons/one: /lessons/one has no #here",
    ]);
  });

  it("that lead elsewhere are gathered by address, without the place in it", () => {
    const pages = new Map([
      ["/a", page("https://example.org/x#1", "https://example.org/x#2", "/b")],
      ["/b", page("https://example.org/x")],
    ]);
    expect(linksElsewhere(pages)).toEqual(new Map([["https://example.org/x", ["/a", "/b"]]]));
  });
});
