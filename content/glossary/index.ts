import { readFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { readYaml } from "../yaml";
import { termId } from "./terms.mjs";

const term = z.strictObject({
  /** As it is looked up. */
  term: z.string().min(1).max(30),
  /** Other words by which a lesson's text means it: its plural, its verb. */
  also: z.array(z.string().min(1)).optional(),
  /** What it means, in two short sentences of Markdown. */
  means: z
    .string()
    .regex(/^.+[.!?] .+[.!?]$/, "must be two sentences")
    .max(220),
  /** Where it says so. */
  source: z.url({ protocol: /^https$/ }),
  /** The lesson's section that explains it: `races-and-lock#what-a-lock-costs`. */
  lesson: z
    .string()
    .regex(/^[a-z0-9-]+#[a-z0-9-]+$/, "must be a lesson's slug, a # and a section's id")
    .optional(),
});

const glossary = z.array(term).superRefine((terms, context) => {
  const known = new Map<string, string>();
  for (const [index, { term: name, also = [] }] of terms.entries()) {
    for (const word of [name, ...also]) {
      const other = known.get(word.toLowerCase());
      if (other !== undefined) context.addIssue({ code: "custom", path: [index], message: `"${word}" is a word of "${other}", too` });
      known.set(word.toLowerCase(), name);
    }
  }
});

export interface Term extends z.infer<typeof term> {
  /** What a link to it says after the #. */
  readonly id: string;
}

/** The glossary's terms, by the alphabet. */
export function readGlossary(): readonly Term[] {
  const file = "content/glossary/glossary.yaml";
  return parseGlossary(file, readFileSync(join(process.cwd(), file), "utf8"));
}

/** `file` is named in what is said of faults. */
export function parseGlossary(file: string, yaml: string): readonly Term[] {
  return readYaml(file, yaml, glossary)
    .map((settings) => ({ ...settings, id: termId(settings.term) }))
    .sort((one, other) => one.term.localeCompare(other.term, "en"));
}
