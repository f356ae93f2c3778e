export { progress, useProgress } from "./use-progress";
export type { AnswerRecord, PlaceRecord } from "./records";
export { useRefusals, useVeil, type Veil } from "./use-veil";
