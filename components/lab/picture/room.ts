/** What shows a picture in shared memory; loaded as one when its lab comes near. */
export { MemoryPicture } from "./memory-picture";
