export { Predictions } from "./predictions";
export { Question } from "./question";
export { Veiled } from "./veiled";
export { possibilities, type ChoiceView, type QuestionView } from "./question-view";
