export { CourseMap } from "./course-map";
export { lessonComponents } from "./lesson-components";
export { Opening } from "./opening";
export { LessonNavigation } from "./lesson-navigation";
