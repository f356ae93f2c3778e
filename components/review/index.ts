export { Deck, type AskedIn } from "./deck";
export { Keeping } from "./keeping";
