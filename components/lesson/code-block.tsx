import type { ReactElement } from "react";
import { CopyButton } from "./copy-button";
import { highlightPython } from "./highlight";

interface CodeBlockProps {
  /** What MDX makes of a fenced block. */
  readonly children?: ReactElement<{ readonly children?: string }>;
}

/** Python in a lesson's text, not meant to be run. */
export async function CodeBlock({ children }: CodeBlockProps) {
  const code = children?.props.children ?? "";
  return (
    <div className="relative mt-5 rounded-sm border border-hairline bg-surface">
      {/* Shiki escapes the code; the rest of the HTML is its own. */}
      <div
        className="overflow-x-auto p-4 pr-20 text-code"
        tabIndex={0}
        dangerouslySetInnerHTML={{ __html: (await highlightPython(code)).replace(' tabindex="0"', "") }}
      />
      <CopyButton text={code} />
    </div>
  );
}
