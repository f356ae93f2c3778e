import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { readLessons } from "../lessons";
import { parseGlossary, readGlossary } from "./index";
import { wordsToMark } from "./terms.mjs";

const terms = readGlossary();

describe("the glossary", () => {
  it("has each term once, with an address of its own, by the alphabet", () => {
    expect(terms.length).toBeGreaterThan(25);
    expect(new Set(terms.map(({ id }) => id)).size).toBe(terms.length);
    expect(terms[0]).toMatchObject({ id: "amdahls-law", term: "Amdahl’s law" });
    expect(terms.map(({ term }) => term.toLowerCase())).toEqual(terms.map(({ term }) => term.toLowerCase()).toSorted());
  });

  it("leads to sections that are there", () => {
    const sections = readLessons().flatMap(({ slug, sections: own }) => own.map(({ id }) => `${slug}#${id}`));
    for (const { term, lesson } of terms) if (lesson !== undefined) expect(sections, term).toContain(lesson);
  });

  it("is known to the lessons' text by the same ids", () => {
    const marked = wordsToMark(readFileSync("content/glossary/glossary.yaml", "utf8")).map(({ id }) => id);
    expect(marked.toSorted()).toEqual(terms.map(({ id }) => id).toSorted());
  });
});

describe("a fault in the glossary", () => {
  const good = `- term: pipe\n  also: [pipes]\n  means: It is a channel. It holds little.\n  source: https://docs.python.org/3/\n`;
  const read = (yaml: string) => () => parseGlossary("glossary.yaml", yaml);

  it("is named with file and line", () => {
    expect(read(good)()).toMatchObject([{ id: "pipe" }]);
    expect(read(good.replace("It holds little.", ""))).toThrow("glossary.yaml:3: 0.means: must be two sentences");
    expect(read(good.replace("https", "http"))).toThrow("glossary.yaml:4: 0.source: ");
    expect(read(`${good}  lesson: queues\n`)).toThrow("glossary.yaml:5: 0.lesson: must be a lesson's slug, a # and a section's id");
    expect(read(`${good}  mean: x\n`)).toThrow("glossary.yaml:1: 0: ");
    expect(read(good + good.replace("term: pipe", "term: tube"))).toThrow('glossary.yaml:5: 1: "pipes" is a word of "pipe", too');
  });
});
