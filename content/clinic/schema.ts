import { z } from "zod";

const pattern = z.string().min(1).refine(isPattern, "must be a regular expression");

function isPattern(text: string): boolean {
  try {
    return RegExp(text) instanceof RegExp;
  } catch {
    return false;
  }
}

/** What the front matter of a `case.mdx` says. */
export const caseSettings = z.strictObject({
  /** As people say it. */
  title: z.string().min(1).max(70),
  /** For search engines and previews: with the error's words, where there are some. */
  summary: z.string().min(50).max(200),
  /** What one sees, in a sentence. */
  symptom: z.string().min(20).max(200),
  /** Why, in a sentence. */
  why: z.string().min(20).max(200),
  /** The error's last line or lines as Python has them, newest first. None: Python says nothing. */
  says: z.array(z.strictObject({ python: z.string().min(1), words: z.string().min(1) })),
  /** What a pasted text matches that has this error in it: regular expressions for a text in one line, whatever its case. */
  errors: z.array(pattern),
  /** How words begin that people use when they say what happens; a phrase counts if all its words are there. */
  words: z.array(z.string().regex(/^[a-z0-9_]+( [a-z0-9_]+)*$/, "must be words in lower case")).min(3),
  /** The start method with which it happens; the cure is run with the same. */
  startMethod: z.enum(["fork", "spawn", "forkserver"]),
  /** How many processes a run is likely to have, the main one included. */
  processes: z.int().min(1),
  /** The broken program never ends by itself. */
  hangs: z.literal(true).optional(),
});

export type CaseSettings = z.infer<typeof caseSettings>;
