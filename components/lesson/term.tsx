import type { ReactNode } from "react";

interface TermProps {
  /** Of a term of the glossary. */
  readonly id: string;
  readonly children: ReactNode;
}

/** A term on first use: leads to the glossary, and what it means is shown beside it (`components/glossary`). */
export function Term({ id, children }: TermProps) {
  return (
    <a href={`../glossary#${id}`} className="term">
      {children}
    </a>
  );
}
