export { targetOf } from "./passage-of";
export { Point } from "./point";
export { Tour } from "./tour";
export { TourStep } from "./tour-step";
