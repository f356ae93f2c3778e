/** The trace as data: pure, and without a word for people. Its second door: who draws a run needs no engine. */
export { doubled } from "./doubled";
export { emptyTrace } from "./empty-trace";
export { Entries, EntryKind, isLink, isTrouble } from "./entries";
export { SHARED_HOLD } from "./holds";
export { IdList } from "./id-list";
export {
  aliveAt,
  entriesOf,
  heldAt,
  lifeOf,
  mostAtOnce,
  omittedBetween,
  outermostSlices,
  overlappingTasks,
  type Span,
  stateAt,
  timeByState,
  wakerOf,
  wakingActOf,
} from "./queries";
export { entriesAt, type Passage } from "./passages";
export { RecordedTrace } from "./recorded-trace";
export { firstAfter, firstAfterFrom } from "./search";
export { stateBit } from "./state-bit";
export { summaryOf, type RunSummary } from "./summary";
export { sumOfTimeSpent, TIME_CAUSES, type TimeCause, timeSpent, type TimeSpent, type TimeSpentByProcess } from "./time-spent";
export { createTraceModel, type TraceModel } from "./trace-model";
export type { Recording } from "./format/recording";
export type { DeadlockTrack, DeadlockWait, ProcessTrack, ThreadTrack } from "./tracks";
