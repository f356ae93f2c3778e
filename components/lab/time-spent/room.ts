/** What tells where the time went; loaded as one when it comes near. */
export { Breakdown } from "./breakdown";
