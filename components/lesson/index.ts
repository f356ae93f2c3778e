export { exerciseFile } from "./exercise-file";
export { inlineMarkdown } from "./inline-markdown";
export { lessonComponents } from "./lesson-components";
export { LessonNavigation } from "./lesson-navigation";
export { questionsOf } from "./question-views";
export { prose } from "./prose";
