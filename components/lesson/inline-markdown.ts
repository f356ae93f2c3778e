import { marked } from "marked";

/** HTML of a line of Markdown from a lesson's YAML, made with the page: authors are trusted. */
export function inlineMarkdown(text: string): string {
  return marked.parseInline(text.trim(), { async: false });
}
