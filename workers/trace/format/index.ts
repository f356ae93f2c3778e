/** A run as a file. A door of its own: a page that shows no recorded run loads none of it. */
export type { Recording } from "./recording";
export { RecordingError, type RecordingFault } from "./recording-error";
export { readRecording } from "./read";
export { writeRecording } from "./write";
