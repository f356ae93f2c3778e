import type { Seen } from "@/content/questions";

export interface ChoiceView {
  /** HTML of its words, and of why it is right or not. */
  readonly text: string;
  readonly why: string;
  readonly right: boolean;
  /** Of `can`: the right one of the three words. */
  readonly is?: Possibility | undefined;
  /** Of `line`. */
  readonly line?: number | undefined;
  /** A run in which all of these hold has made it true; there may be none. */
  readonly seen: readonly Seen[];
}

export const possibilities = ["possible", "impossible", "guaranteed"] as const;
export type Possibility = (typeof possibilities)[number];

export interface QuestionView {
  /** One of its kind in the whole site: `processes-and-threads/counter`. */
  readonly id: string;
  readonly kind: "one" | "several" | "can" | "order" | "line";
  readonly ask: string;
  readonly choices: readonly ChoiceView[];
  /** Of `order`: why this is the order; of `line`: what is said of a line that has no choice. */
  readonly why: string;
  /** Of `line`: what is shown of the program, and the number of its first line. */
  readonly program: readonly string[];
  readonly firstLine: number;
}
