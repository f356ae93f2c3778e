import type { ReactNode } from "react";
import type { NotesQuestion } from "@/content/notes/parse";
import { FindingLabel, type Finding } from "./finding";

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
        <FindingLabel is={is} />
      </div>
      {children}
    </section>
  );
}
