export { coloursOf } from "./highlight";
export { recordingUrl } from "./recording-url";
