import type { Lesson, Question } from "@/content/lessons";
import type { QuestionView } from "@/components/question";
import { inlineMarkdown } from "./inline-markdown";

/** The predictions about a lab of the lesson, in their order. */
export function predictionsAbout(lesson: Lesson, lab: string): readonly QuestionView[] {
  return lesson.questions.filter((question) => question.lab === lab).map((question) => viewOf(lesson, question));
}

/** All that the lesson asks. */
export function questionsOf(lesson: Lesson): readonly QuestionView[] {
  return lesson.questions.map((question) => viewOf(lesson, question));
}

/** A quiz of the lesson; an unknown id stops the build. */
export function quizOf(lesson: Lesson, id: string): QuestionView {
  const question = lesson.questions.find((candidate) => candidate.id === id);
  if (!question) throw new Error(`${lesson.folder}/questions.yaml has no question "${id}".`);
  return viewOf(lesson, question);
}

function viewOf(lesson: Lesson, question: Question): QuestionView {
  const base = { id: `${lesson.slug}/${question.id}`, kind: question.kind, ask: inlineMarkdown(question.ask), program: [], firstLine: 1 };
  switch (question.kind) {
    case "one":
    case "several":
    case "can":
      return {
        ...base,
        why: "",
        choices: question.choices.map((choice) => ({
          text: inlineMarkdown(choice.text),
          why: inlineMarkdown(choice.why),
          right: "right" in choice && choice.right === true,
          is: "is" in choice ? choice.is : undefined,
          seen: choice.seen === undefined ? [] : Array.isArray(choice.seen) ? choice.seen : [choice.seen],
        })),
      };
    case "order":
      return {
        ...base,
        why: inlineMarkdown(question.why),
        choices: question.choices.map((text) => ({ text: inlineMarkdown(text), why: "", right: false, seen: [] })),
      };
    case "line":
      return {
        ...base,
        why: inlineMarkdown(question.otherwise),
        firstLine: question.from ?? 1,
        program: question.program.slice((question.from ?? 1) - 1, question.to),
        choices: question.choices.map(({ line, right = false, why }) => ({
          text: "",
          why: inlineMarkdown(why),
          right,
          line,
          seen: [],
        })),
      };
  }
}
