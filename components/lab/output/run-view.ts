/** Of the output, what only a run needs: fetched once there is one to be shown (`load-run-view.ts`). */
export { compareWords } from "../comparison/compare-words";
export { stuckWords, threadWords } from "@/components/timeline";
export { AllRows } from "./all-rows";
export { DeadlockNotice } from "./deadlock-notice";
export { firstHint } from "./hint-for";
export { HintLine } from "./hint-line";
export { interruptLines } from "./interrupt-lines";
export { OutputRow } from "./output-row";
export { endWords } from "../run/end-words";
export { litBy, revealed } from "./lit-output";
export { OutputControls } from "./output-controls";
export { ProgramInput } from "./program-input";
export { RunWord } from "./run-word";
export { FailureLine } from "../parts/failure-line";
