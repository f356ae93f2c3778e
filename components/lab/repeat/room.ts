/** All that many runs take beside the button that asks for them. */
export { Progress } from "./progress";
export { Results } from "./results";
export { createSeries } from "./series";
