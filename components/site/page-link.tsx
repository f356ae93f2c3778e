import type { ComponentProps } from "react";
import { sitePath } from "./site-path";

interface PageLinkProps extends ComponentProps<"a"> {
  /** Path within the site, from its root. */
  readonly href: string;
}

/** A link to a page of this site. As every link within it, it is followed without a new document (`soft-links.tsx`). */
export function PageLink({ href, ...props }: PageLinkProps) {
  return <a href={sitePath(href)} {...props} />;
}
