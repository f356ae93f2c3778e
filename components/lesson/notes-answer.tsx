import { Children, Fragment, isValidElement, type ReactElement, type ReactNode } from "react";
import { claimAnchor } from "@/content/anchors";
import type { NotesQuestion } from "@/content/notes/parse";
import { FindingSign, findingWords } from "./finding";
import { Verdict, type VerdictProps } from "./verdict";

interface NotesAnswerProps {
  readonly notes: NotesQuestion;
  /** A Verdict for each claim, and what comes next in the lesson: it begins under the answer, not only under the verdicts. */
  readonly children: ReactNode;
}

/** The notes' answer, in their words and paragraphs; each sentence ends with a mark that leads to our verdict on it. */
export function NotesAnswer({ notes, children }: NotesAnswerProps) {
  const given = Children.toArray(children);
  const verdicts = verdictsOf(notes, given.filter(isVerdict));
  const firsts = notes.paragraphs.map((_, index) => notes.paragraphs.slice(0, index).flat().length);
  return (
    <section className="notes-answer wide mt-6 grid grid-cols-subgrid xl:grid-rows-[auto_1fr]">
      <div className="col-span-full self-start rounded-sm border border-hairline bg-sheet px-4 py-3 sm:px-5 sm:py-4 xl:col-span-1 xl:col-start-2">
        <h2 className="font-sans text-small text-ink-muted">The notes’ answer</h2>
        <blockquote className="mt-1 space-y-1.5 font-serif text-[0.9375rem] leading-[1.42] sm:mt-2 sm:space-y-2 sm:text-prose sm:leading-[1.55]">
          {notes.paragraphs.map((sentences, index) => (
            <p key={sentences[0]}>
              {sentences.map((sentence, place) => (
                <Fragment key={sentence}>
                  {place > 0 && " "}
                  <Sentence text={sentence} verdict={verdicts[(firsts[index] ?? 0) + place]?.props} />
                </Fragment>
              ))}
            </p>
          ))}
        </blockquote>
      </div>
      <ol
        aria-label="Our verdicts"
        className="verdicts col-span-full mt-2 grid grid-cols-2 gap-x-4 xl:col-span-1 xl:col-start-3 xl:row-span-2 xl:row-start-1 xl:mt-0 xl:block xl:space-y-2 xl:pl-6"
      >
        {verdicts.map((verdict) => (
          <li key={verdict.props.claim}>{verdict}</li>
        ))}
      </ol>
      <div className="col-span-full max-sm:[&>h2]:mt-8 max-sm:[&>p]:mt-3 xl:col-span-1 xl:col-start-2">
        {given.filter((child) => !isVerdict(child))}
      </div>
    </section>
  );
}

function Sentence({ text, verdict }: { readonly text: string; readonly verdict: VerdictProps | undefined }) {
  if (!verdict) return text;
  const { claim, is } = verdict;
  const lastWord = text.lastIndexOf(" ") + 1;
  return (
    <span id={`claim-${claim}`} className="rounded-xs">
      {text.slice(0, lastWord)}
      {/* The mark never stands on a line of its own. */}
      <span className="whitespace-nowrap">
        {text.slice(lastWord)}
        {/* No part of the notes' words, so it isn't copied with them. */}
        <a href={`#${claimAnchor(claim)}`} aria-label={`Verdict ${claim}: ${findingWords[is]}`} className="claim-mark">
          {claim}
          <FindingSign is={is} />
        </a>
      </span>
    </span>
  );
}

function isVerdict(child: ReactNode): child is ReactElement<VerdictProps> {
  return isValidElement(child) && child.type === Verdict;
}

function verdictsOf(notes: NotesQuestion, given: readonly ReactElement<VerdictProps>[]): readonly ReactElement<VerdictProps>[] {
  return notes.claims.map((_, index) => {
    const verdict = given.find(({ props }) => props.claim === index + 1);
    if (verdict) return verdict;
    throw new Error(`Claim ${index + 1} of the notes' answer to question ${notes.number} has no verdict.`);
  });
}
