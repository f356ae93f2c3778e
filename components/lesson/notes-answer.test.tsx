import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, it } from "vitest";
import { readNotes } from "@/content/notes/notes";
import { NotesAnswer } from "./notes-answer";
import { Remark, Verdict } from "./verdict";

const [first, , third] = readNotes();
if (!first || !third) throw new Error("The notes have lost their questions.");

describe("NotesAnswer", () => {
  const verdicts = first.claims.map((claim, index) => (
    <Verdict key={claim} claim={index + 1} is="holds">
      reason {index + 1}
    </Verdict>
  ));

  it("shows each claim in the notes' words, with its own verdict after it", () => {
    // The order in which the lesson gives them doesn't matter.
    const html = renderToStaticMarkup(<NotesAnswer notes={first}>{verdicts.toReversed()}</NotesAnswer>);
    const places = first.claims.flatMap((claim, index) => [html.indexOf(claim), html.indexOf(`reason ${index + 1}`)]);
    expect(places).not.toContain(-1);
    expect(places).toEqual(places.toSorted((a, b) => a - b));
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
