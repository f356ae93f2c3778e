import type { Check, Variant } from "@/workers/grading";
import type { Colours } from "../editor/colours";

/** A check, and the author's own words for it as HTML, where they are given. */
export type AskedCheck = Check & { readonly ask?: string | undefined; readonly advice?: string | undefined };

/** All of an exercise that isn't needed to begin with it, nor meant to be read in the page's source: a file of its own. */
export interface ExerciseFile {
  /** HTML, from a nudge to a worked step. */
  readonly hints: readonly string[];
  readonly solution: { readonly program: string; readonly colours: Colours; readonly why: string };
  readonly checks: readonly AskedCheck[];
  readonly runs: number;
  readonly values: Readonly<Record<string, string>>;
  readonly variants: readonly Variant[];
  readonly baseline: string | null;
  /** Seconds until a run counts as one that never ends. */
  readonly timeout: number;
}

export async function fetchExercise(url: string): Promise<ExerciseFile> {
  const response = await fetch(url);
  if (!response.ok) throw new Error(`${url}: ${response.status}`);
  return (await response.json()) as ExerciseFile;
}
