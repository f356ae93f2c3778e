export { processIdentity } from "./identity";
export { markBox, markPaths } from "./mark-paths";
export { ProcessMark } from "./process-mark";
