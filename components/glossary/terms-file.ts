import { inlineMarkdown } from "@/components/lesson";
import { readGlossary } from "@/content/glossary";

/** What is fetched when a reader first asks for a term (`app/glossary/terms.json`): HTML by id. */
export type TermsFile = Readonly<Record<string, string>>;

export function termsFile(): TermsFile {
  return Object.fromEntries(readGlossary().map(({ id, means }) => [id, inlineMarkdown(means)]));
}
