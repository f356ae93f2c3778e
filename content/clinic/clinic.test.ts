import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { readLessons } from "../lessons";
import { readCases } from "./index";
import { readCase } from "./read-case";

const cases = readCases();

describe("the clinic's cases", () => {
  it("stand in the order in which people look for them", () => {
    expect(cases.map(({ slug }) => slug).slice(0, 3)).toEqual(["cant-pickle", "missing-guard", "not-in-a-notebook"]);
    expect(new Set(cases.map(({ title }) => title)).size).toBe(cases.length);
  });

  it.each(cases)("$slug: what Python says is among what is looked for", ({ says, errors }) => {
    for (const { words } of says) {
      const line = words.replace(/\s+/g, " ");
      expect(errors.some((error) => RegExp(error, "i").test(line))).toBe(true);
    }
    expect(errors.length === 0).toBe(says.length === 0);
  });
});

it("a case leads to lessons and sections that are there", () => {
  const addresses = new Set(readLessons().flatMap(({ slug, sections }) => [slug, ...sections.map(({ id }) => `${slug}#${id}`)]));
  for (const { slug } of cases) {
    const mdx = readFileSync(join("content/clinic", slug, "case.mdx"), "utf8");
    for (const [, address] of mdx.matchAll(/\]\(\.\.\/lessons\/([^)]+)\)/g)) expect(addresses, slug).toContain(address);
  }
});

const frontMatter = `---
title: It fails
summary: A case that was made up for a test, and says so in enough words.
symptom: Something is wrong with it.
why: Because it was made so, for a test.
says: []
errors: []
words: [fails, broken, test]
startMethod: fork
processes: 2
---

<Broken />

<Cured />
`;

function caseFolder(mdx: string, files: Readonly<Record<string, string>> = { "broken.py": "1 / 0\n", "cured.py": "1 / 1\n" }): string {
  const root = mkdtempSync(join(tmpdir(), "case-"));
  mkdirSync(join(root, "it-fails"));
  for (const [name, text] of Object.entries({ "case.mdx": mdx, ...files })) writeFileSync(join(root, "it-fails", name), text);
  return root;
}

describe("reading a case", () => {
  it("takes the slug from the folder's name, and both programs", () => {
    expect(readCase(caseFolder(frontMatter), "it-fails")).toMatchObject({
      slug: "it-fails",
      title: "It fails",
      broken: { name: "broken.py", text: "1 / 0\n", recording: null },
      cured: { name: "cured.py", text: "1 / 1\n" },
    });
  });

  it("names file, line and field of each mistake", () => {
    const mdx = frontMatter.replace("errors: []", 'errors: ["(open"]').replace("fork", "clone");
    expect(() => readCase(caseFolder(mdx), "it-fails")).toThrow(
      /^content\/clinic\/it-fails\/case\.mdx:7: errors\.0: must be a regular expression\ncontent\/clinic\/it-fails\/case\.mdx:9: startMethod: /,
    );
    expect(() => readCase(caseFolder(frontMatter.replace("[fails", "[Fails")), "it-fails")).toThrow(
      "content/clinic/it-fails/case.mdx:8: words.0: must be words in lower case",
    );
    expect(() => readCase(caseFolder(frontMatter.replace("processes: 2", "hang: true")), "it-fails")).toThrow(/hang/);
  });

  it("says which file or which place is missing", () => {
    expect(() => readCase(caseFolder(frontMatter, { "broken.py": "" }), "it-fails")).toThrow("content/clinic/it-fails/cured.py is missing");
    expect(() => readCase(caseFolder(frontMatter.replace("<Cured />", "")), "it-fails")).toThrow("its text needs <Cured />");
    expect(() => readCase("content/clinic", "It fails")).toThrow("named by its slug");
  });
});
