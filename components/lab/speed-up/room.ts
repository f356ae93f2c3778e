/** What measures and draws a speed-up; loaded as one when it comes near. */
export { Measuring } from "./measuring";
