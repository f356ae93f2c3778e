import type { ReactElement } from "react";
import { CopyButton } from "./copy-button";
import { coloursOf } from "@/components/program";
import { colouredLines } from "@/components/lab";

interface CodeBlockProps {
  /** What MDX makes of a fenced block. */
  readonly children?: ReactElement<{ readonly children?: string }>;
}

/** Python in a lesson's text, not meant to be run. */
export async function CodeBlock({ children }: CodeBlockProps) {
  const code = children?.props.children ?? "";
  return (
    <div className="relative mt-5 rounded-sm border border-hairline bg-surface">
      <pre className="overflow-x-auto p-4 pr-20 text-code" tabIndex={0}>
        <code dangerouslySetInnerHTML={{ __html: colouredLines(code, await coloursOf(code)).join("\n") }} />
      </pre>
      <CopyButton text={code} />
    </div>
  );
}
