import type { ReactNode } from "react";

interface AnchorProps {
  /** Id of the part of the page that it is the name of. */
  readonly to: string;
  readonly children: ReactNode;
}

/** The name of a part of a page as the link to it, with a quiet sign when pointed at or focused. */
export function Anchor({ to, children }: AnchorProps) {
  return (
    <a href={`#${to}`} className="anchor">
      {children}
    </a>
  );
}
