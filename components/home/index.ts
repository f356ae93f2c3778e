export { CourseMap } from "./course-map";
export { LessonList } from "./lesson-list";
export { Opening } from "./opening";
export { Resume } from "./resume";
