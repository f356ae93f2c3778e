export { lessonComponents } from "./lesson-components";
export { LessonNavigation } from "./lesson-navigation";
