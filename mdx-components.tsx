import type { MDXComponents } from "mdx/types";

/** Next wants this file; what a lesson may use is given to it by its page. */
export function useMDXComponents(): MDXComponents {
  return {};
}
