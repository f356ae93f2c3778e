import { Question } from "@/components/question";
import { questionAnchor } from "@/content/anchors";
import type { Lesson } from "@/content/lessons";
import { quizOf } from "./question-views";

interface QuizProps {
  readonly lesson: Lesson;
  /** Of a question in the lesson's `questions.yaml`. */
  readonly id: string;
}

/** A question that stands in the lesson's text. */
export function Quiz({ lesson, id }: QuizProps) {
  return (
    <div id={questionAnchor(id)} className="question mt-8">
      <Question question={quizOf(lesson, id)} />
    </div>
  );
}
