export { Contents } from "./contents";
export { progressFile, recordsOfFile } from "./progress-file";
export type { AnswerRecord, CardRecord, PlaceRecord } from "./records";
export { SectionTracker } from "./section-tracker";
export { Tick } from "./tick";
export { progress, useProgress } from "./use-progress";
export { useRefusals, useVeil, type Veil } from "./use-veil";
