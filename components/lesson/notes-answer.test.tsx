import { renderToStaticMarkup } from "react-dom/server";
import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { readNotes } from "@/content/notes/notes";
import { NotesAnswer } from "./notes-answer";
import { Remark } from "./remark";
import { Verdict } from "./verdict";

const [first, second, third] = readNotes();
if (!first || !second || !third) throw new Error("The notes have lost their questions.");

const notesText = readFileSync("content/notes/python-multiprocessing-notes.txt", "utf8");

describe("NotesAnswer", () => {
  const verdicts = first.claims.map((claim, index) => (
    <Verdict key={claim} claim={index + 1} is="holds">
      reason {index + 1}
    </Verdict>
  ));

  // The order in which the lesson gives them doesn't matter.
  const html = renderToStaticMarkup(<NotesAnswer notes={first}>{verdicts.toReversed()}</NotesAnswer>);

  /** The paragraphs of the quotation, without our marks. */
  const paragraphs = (page: string) =>
    [...page.matchAll(/<p>(.*?)<\/p>/gs)].map(([, inner = ""]) => inner.replace(/<a .*?<\/a>/gs, "").replace(/<[^>]*>/g, ""));

  it("shows the notes' words as they stand, in their paragraphs", () => {
    expect(paragraphs(html)).toEqual([first.claims.join(" ")]);
    expect(notesText).toContain(`### ${paragraphs(html)[0]}\n`);
    const ofSecond = second.claims.map((claim, index) => (
      <Verdict key={claim} claim={index + 1} is="wrong">
        why
      </Verdict>
    ));
    expect(paragraphs(renderToStaticMarkup(<NotesAnswer notes={second}>{ofSecond}</NotesAnswer>))).toEqual(second.claims);
  });

  it("ends each sentence with a link to its verdict, named by what it says", () => {
    for (const [index, claim] of first.claims.entries()) {
      const sentence = new RegExp(
        `<span id="claim-${index + 1}"[^>]*>(.*?)<a href="#verdict-${index + 1}" aria-label="Verdict ${index + 1}: Holds"`,
        "s",
      ).exec(html);
      expect(sentence?.[1]?.replace(/<[^>]*>/g, "")).toBe(claim);
    }
  });

  it("gives the verdicts in the order of the claims", () => {
    const places = first.claims.map((_, index) => html.indexOf(`reason ${index + 1}`));
    expect(places).not.toContain(-1);
    expect(places).toEqual(places.toSorted((a, b) => a - b));
  });

  it("lets the lesson go on under the answer, after the verdicts", () => {
    const page = renderToStaticMarkup(
      <NotesAnswer notes={first}>
        {verdicts}
        <h2>Run it</h2>
      </NotesAnswer>,
    );
    expect(page.indexOf("<h2>Run it</h2>")).toBeGreaterThan(page.indexOf("reason 5"));
  });

  it("doesn't let a claim pass without a verdict", () => {
    const render = () => renderToStaticMarkup(<NotesAnswer notes={first}>{verdicts.slice(0, 4)}</NotesAnswer>);
    expect(render).toThrow("Claim 5 of the notes' answer to question 1 has no verdict.");
  });
});

describe("Remark", () => {
  const remark = (quote: string) => (
    <Remark notes={third} quote={quote} is="imprecise">
      why
    </Remark>
  );

  it("quotes what the notes say", () => {
    const html = renderToStaticMarkup(remark("pool = multiprocessing.Pool(3)"));
    expect(html).toContain("pool = multiprocessing.Pool(3)");
    expect(html).toContain("Imprecise");
  });

  it("never puts words in their mouth", () => {
    expect(() => renderToStaticMarkup(remark("pool = multiprocessing.Pool(4)"))).toThrow(
      'The notes don\'t say "pool = multiprocessing.Pool(4)" under question 3.',
    );
  });
});
