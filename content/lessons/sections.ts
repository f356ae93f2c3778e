/** A part of a lesson under a heading of the second level. */
export interface Section {
  /** What a link to it says after the #. */
  readonly id: string;
  readonly title: string;
}

/** The lesson's parts, in order. Headings in code blocks are code. */
export function sectionsOf(mdx: string): readonly Section[] {
  const prose = mdx.replace(/^```.*?^```/gms, "");
  return [...prose.matchAll(/^## (.+)$/gm)].map(([, title = ""]) => ({ id: headingId(title), title }));
}

/** A heading's words, joined by hyphens: `One house, or several` → `one-house-or-several`. */
export function headingId(heading: string): string {
  return heading
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-|-$/g, "");
}
