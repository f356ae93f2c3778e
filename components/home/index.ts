export { CourseMap } from "./course-map";
export { Opening } from "./opening";
