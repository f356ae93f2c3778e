export { CourseMap } from "./course-map";
export { lessonComponents } from "./lesson-components";
export { LessonNavigation } from "./lesson-navigation";
