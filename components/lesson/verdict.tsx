import type { ReactNode } from "react";
import { claimAnchor } from "@/content/anchors";
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
    <details>
      <summary className="verdict-heading target">
        <Heading claim={claim} is={is} />
      </summary>
      {/* Inside, so that a link to it opens the details. */}
      <div id={claimAnchor(claim)} className="verdict">
        <div className="verdict-heading">
          <Heading claim={claim} is={is} />
        </div>
        <div className="verdict-words">{children}</div>
      </div>
    </details>
  );
}

function Heading({ claim, is }: { readonly claim: number; readonly is: Finding }) {
  return (
    <>
      <span className="verdict-number">{claim}</span>
      <FindingLabel is={is} />
    </>
  );
}
