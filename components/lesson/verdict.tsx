import type { ReactNode } from "react";
import { FindingLabel, type Finding } from "./finding";

export interface VerdictProps {
  /** Number of the claim in the notes' answer. */
  readonly claim: number;
  readonly is: Finding;
  readonly children: ReactNode;
}

/**
 * What we say of one of the notes' claims: to be opened under their answer, always to be read where there is a margin
 * for it (there nothing is left to open, and the summary gives its words to a line of text).
 */
export function Verdict({ claim, is, children }: VerdictProps) {
  return (
    <details className="xl:details-content:[content-visibility:visible] xl:details-content:block">
      <summary className="target flex items-center gap-2 py-1 xl:hidden">
        <Heading claim={claim} is={is} />
      </summary>
      {/* Inside, so that a link to it opens the details. */}
      <div id={`verdict-${claim}`} className="scroll-mt-20 rounded-sm pb-3 xl:-mx-2 xl:px-2 xl:pb-1">
        <div className="hidden items-center gap-2 xl:flex">
          <Heading claim={claim} is={is} />
        </div>
        <div className="pl-5 [&_p]:mt-0.5 [&_p]:font-sans [&_p]:text-small [&_em]:font-serif [&_em]:text-[0.92em] [&_em]:leading-none">
          {children}
        </div>
      </div>
    </details>
  );
}

function Heading({ claim, is }: { readonly claim: number; readonly is: Finding }) {
  return (
    <>
      <span className="w-3 shrink-0 font-mono text-small text-ink-muted">{claim}</span>
      <FindingLabel is={is} />
    </>
  );
}
