import type { ChoiceView, QuestionView } from "./question-view";

/** What `AnswerRecord.given` holds. */
export type Given = readonly (number | string)[];

export interface Feedback {
  readonly right: boolean;
  /** HTML: why what was chosen is right or isn't. */
  readonly reasons: readonly string[];
  /** What was chosen is right, but it isn't all. */
  readonly incomplete: boolean;
}

/** Something has been chosen wherever something is to be. */
export function isComplete({ kind, choices }: QuestionView, given: Given): boolean {
  if (kind === "can") return choices.every((_, index) => given[index] !== undefined && given[index] !== "");
  if (kind === "order") return given.length === choices.length;
  return given.length > 0;
}

export function feedbackOn(question: QuestionView, given: Given): Feedback {
  const { kind, choices, why } = question;
  switch (kind) {
    case "one":
    case "several": {
      const chosen = choices.filter((_, index) => given.includes(index));
      const wrong = chosen.filter((choice) => !choice.right);
      const right = wrong.length === 0 && chosen.length === choices.filter((choice) => choice.right).length;
      return { right, reasons: whys(right ? chosen : wrong), incomplete: !right && wrong.length === 0 };
    }
    case "can": {
      const wrong = choices.filter((choice, index) => given[index] !== choice.is);
      return { right: wrong.length === 0, reasons: whys(wrong.length === 0 ? choices : wrong), incomplete: false };
    }
    case "order": {
      const right = given.every((place, index) => place === index);
      return { right, reasons: right ? [why] : [], incomplete: !right };
    }
    case "line": {
      const choice = choices.find(({ line }) => line === given[0]);
      return { right: choice?.right ?? false, reasons: [choice?.why ?? why], incomplete: false };
    }
  }
}

/** All that is to be said of the question, whatever was answered. */
export function reasonsOf({ kind, choices, why }: QuestionView): readonly string[] {
  if (kind === "order") return [why];
  return whys(kind === "can" ? choices : choices.filter(({ right }) => right));
}

/** The right answer. */
export function solutionOf({ kind, choices }: QuestionView): Given {
  switch (kind) {
    case "one":
    case "several":
      return choices.flatMap(({ right }, index) => (right ? [index] : []));
    case "can":
      return choices.map(({ is }) => is ?? "");
    case "order":
      return choices.map((_, index) => index);
    case "line":
      return choices.flatMap(({ right, line }) => (right && line !== undefined ? [line] : [])).slice(0, 1);
  }
}

/** Another order than the right one, the same on every page and in every visit: by a hash (FNV-1a) of the words. */
export function shuffled({ choices }: Pick<QuestionView, "choices">): readonly number[] {
  const hash = (text: string) => [...text].reduce((sum, letter) => Math.imul(sum ^ letter.charCodeAt(0), 0x01000193) >>> 0, 0x811c9dc5);
  const right = choices.map((_, index) => index);
  const order = right.toSorted((a, b) => hash(choices[a]!.text) - hash(choices[b]!.text));
  return order.every((place, index) => place === index) ? order.toReversed() : order;
}

function whys(choices: readonly ChoiceView[]): readonly string[] {
  return [...new Set(choices.map(({ why }) => why))];
}
