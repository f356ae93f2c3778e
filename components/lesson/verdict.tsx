import type { ReactNode } from "react";
import type { NotesQuestion } from "@/content/notes/parse";

const words = {
  holds: "Holds",
  condition: "Holds, with a condition",
  imprecise: "Imprecise",
  wrong: "Wrong",
} as const;

type Finding = keyof typeof words;

const colours: Readonly<Record<Finding, string>> = {
  holds: "text-ink",
  condition: "text-warning",
  imprecise: "text-warning",
  wrong: "text-danger",
};

/** Strokes in a box of 16 × 16: a tick, a tick on a line, a wave, a cross. */
const marks: Readonly<Record<Finding, string>> = {
  holds: "M3 8.5l3.5 3.5L13 4.5",
  condition: "M3 6.5l3.5 3.5L13 2.5M3 14h10",
  imprecise: "M2 9.5c2-4 4-4 6-1s4 3 6-1",
  wrong: "M4 4l8 8M12 4l-8 8",
};

export interface VerdictProps {
  /** Number of the claim in the notes' answer. */
  readonly claim: number;
  readonly is: Finding;
  readonly children: ReactNode;
}

/** What we say in the margin of one of the notes' claims. */
export function Verdict({ is, children }: VerdictProps) {
  return (
    <div>
      <Label is={is} />
      <div className="[&_p]:mt-1 [&_p]:text-[0.9375rem] [&_p]:leading-normal">{children}</div>
    </div>
  );
}

interface RemarkProps {
  readonly notes: NotesQuestion;
  /** The words or the line of the notes it is about, exactly as they have them. */
  readonly quote: string;
  readonly is: Finding;
  readonly children: ReactNode;
}

/** What we say about a line of the notes' code or of their recorded output. */
export function Remark({ notes, quote, is, children }: RemarkProps) {
  const said = [notes.question, notes.cell?.snippet, notes.cell?.output].some((part) => part?.includes(quote));
  if (!said) throw new Error(`The notes don't say "${quote}" under question ${notes.number}.`);
  return (
    <section className="mt-6 border-l-2 border-hairline pl-5 [&_p]:mt-2">
      <blockquote className="w-fit max-w-full overflow-x-auto rounded-sm border border-hairline bg-sheet px-2 py-0.5 font-mono text-code">
        {quote}
      </blockquote>
      <div className="mt-3">
        <Label is={is} />
      </div>
      {children}
    </section>
  );
}

function Label({ is }: { readonly is: Finding }) {
  return (
    <p className={`flex items-center gap-1.5 font-sans text-small font-semibold ${colours[is]}`}>
      <svg aria-hidden="true" viewBox="0 0 16 16" className="size-4 shrink-0">
        <path d={marks[is]} fill="none" stroke="currentColor" strokeWidth="1.8" strokeLinecap="round" strokeLinejoin="round" />
      </svg>
      {words[is]}
    </p>
  );
}
