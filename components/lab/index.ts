export { checkOutcome } from "./comparison/compare-words";
export type { Outcome } from "./comparison/compare-words";
export { ComparisonLab } from "./comparison/comparison-lab";
export { type Colours, colouredLines } from "./editor/colours";
export { Lab } from "./lab";
export { useLabOnPage, type ProgramOnPage } from "./model/labs-on-page";
export { OpeningLab } from "./opening/opening-lab";
export type { Starter } from "./playground/file-bar";
export { Playground } from "./playground/playground";
