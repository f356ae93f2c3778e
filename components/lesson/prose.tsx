import type { MDXComponents } from "mdx/types";
import type { ComponentProps, ReactNode } from "react";
import { Anchor } from "@/components/ui";
import { headingId } from "@/content/lessons";
import { CodeBlock } from "./code-block";
import { namedProcesses } from "./named-processes";
import "./lesson.css";

/** How a lesson's Markdown looks. Each element is a child of the page's grid, so each brings its own space above. */
export const prose = {
  h2: ({ children }: ComponentProps<"h2">) => (
    <h2 id={idOf(children)} className="mt-14 text-heading">
      {linked(children)}
    </h2>
  ),
  h3: ({ children }: ComponentProps<"h3">) => (
    <h3 id={idOf(children)} className="mt-9 text-lead">
      {linked(children)}
    </h3>
  ),
  p: ({ children, ...props }: ComponentProps<"p">) => (
    <p className="prose-p" {...props}>
      {namedProcesses(children)}
    </p>
  ),
  li: ({ children, ...props }: ComponentProps<"li">) => <li {...props}>{namedProcesses(children)}</li>,
  ul: (props: ComponentProps<"ul">) => (
    <ul className="mt-5 list-disc space-y-2 pl-6 font-serif text-prose marker:text-ink-muted" {...props} />
  ),
  ol: (props: ComponentProps<"ol">) => (
    <ol className="mt-5 list-decimal space-y-2 pl-6 font-serif text-prose marker:text-ink-muted" {...props} />
  ),
  a: (props: ComponentProps<"a">) => <a className="prose-link" {...props} />,
  code: (props: ComponentProps<"code">) => <code className="prose-code" {...props} />,
  strong: (props: ComponentProps<"strong">) => <strong className="font-semibold" {...props} />,
  pre: CodeBlock,
} satisfies MDXComponents;

/** A heading is the link to itself. */
function linked(heading: ReactNode): ReactNode {
  const id = idOf(heading);
  return id === undefined ? heading : <Anchor to={id}>{heading}</Anchor>;
}

function idOf(heading: ReactNode): string | undefined {
  return typeof heading === "string" ? headingId(heading) : undefined;
}
