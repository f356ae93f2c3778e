export { Predictions } from "./predictions";
export { Question } from "./question";
export { possibilities, type ChoiceView, type QuestionView } from "./question-view";
