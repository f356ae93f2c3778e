/** A part of a text under a heading; of what stands above the first, the title is "". */
export interface TextPart {
  readonly title: string;
  readonly text: string;
}

/** The words of a lesson's or a case's MDX by its headings of the second level, without its signs. Code blocks are left out. */
export function partsOf(mdx: string): readonly TextPart[] {
  const prose = mdx.replace(/^---\r?\n.*?\r?\n---\r?\n/s, "").replace(/^```.*?^```/gms, "");
  return prose.split(/^## /m).map((part, index) => {
    if (index === 0) return { title: "", text: plainText(part) };
    const end = part.indexOf("\n");
    return end < 0 ? { title: part, text: "" } : { title: part.slice(0, end), text: plainText(part.slice(end)) };
  });
}

/** Words without what Markdown and MDX put around them. */
export function plainText(markdown: string): string {
  return markdown
    .replace(/<\/?[A-Za-z](?:"[^"]*"|\{(?:[^{}]|\{[^}]*\})*\}|[^>"{])*>/g, "")
    .replace(/\[([^\]]*)\]\([^)]*\)/g, "$1")
    .replace(/^\s*(?:#{1,6}|[-*>]|\d+\.|\|[-:| ]+\|)(?:\s|$)/gm, " ")
    .replace(/\*\*|\*(?=\w)|(?<=[\w.!?])\*|`|\|/g, "")
    .replace(/\s+/g, " ")
    .trim();
}
