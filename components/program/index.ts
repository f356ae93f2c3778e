export { coloursOf } from "./highlight";
export { exerciseUrl } from "./exercise-url";
export { recordingUrl } from "./recording-url";
