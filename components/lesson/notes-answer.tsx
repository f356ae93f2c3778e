import { Children, isValidElement, type ReactElement, type ReactNode } from "react";
import type { NotesQuestion } from "@/content/notes/parse";
import { Verdict, type VerdictProps } from "./verdict";

interface NotesAnswerProps {
  readonly notes: NotesQuestion;
  /** A Verdict for each claim. */
  readonly children: ReactNode;
}

const row = "col-span-full grid grid-cols-subgrid";

/** Each claim is a slip of their paper with our words under it; where there is a margin, one sheet with our words in it. */
const sheet =
  "col-span-full flex gap-3 rounded-sm border border-hairline bg-sheet px-5 py-3 font-serif text-prose " +
  "xl:col-span-1 xl:col-start-2 xl:rounded-none xl:border-y-0 xl:group-last:rounded-b-sm xl:group-last:border-b xl:group-last:pb-5";

/** The notes' answer, word for word, claim under claim, each with our verdict in the margin. */
export function NotesAnswer({ notes, children }: NotesAnswerProps) {
  const verdicts = Children.toArray(children).filter(isVerdict);
  return (
    <section className="wide mt-8 grid grid-cols-subgrid">
      <div className={row}>
        <h2 className="col-span-full pb-2 font-sans text-small text-ink-muted xl:col-span-1 xl:col-start-2 xl:rounded-t-sm xl:border xl:border-b-0 xl:border-hairline xl:bg-sheet xl:px-5 xl:pt-4">
          The notes’ answer
        </h2>
      </div>
      <ol className={row}>
        {notes.claims.map((claim, index) => (
          <li key={claim} id={`claim-${index + 1}`} className={`group ${row}`}>
            <blockquote className={sheet}>
              <span aria-hidden="true" className="w-5 shrink-0 pt-1 font-mono text-small text-ink-muted">
                {index + 1}
              </span>
              <p>{claim}</p>
            </blockquote>
            <div className="col-span-full pt-3 pb-6 pl-13 xl:col-span-1 xl:col-start-3 xl:py-3 xl:pl-6">
              {verdictOn(index + 1, verdicts, notes)}
            </div>
          </li>
        ))}
      </ol>
    </section>
  );
}

function isVerdict(child: ReactNode): child is ReactElement<VerdictProps> {
  return isValidElement(child) && child.type === Verdict;
}

function verdictOn(claim: number, verdicts: readonly ReactElement<VerdictProps>[], notes: NotesQuestion) {
  const verdict = verdicts.find((candidate) => candidate.props.claim === claim);
  if (verdict) return verdict;
  throw new Error(`Claim ${claim} of the notes' answer to question ${notes.number} has no verdict.`);
}
