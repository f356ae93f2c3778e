import { ns } from "../api/units";
import { Entries } from "./entries";
import { IdList } from "./id-list";
import type { TraceModel } from "./trace-model";

/** The trace before there is any run: it takes nothing in, and never changes. */
export const emptyTrace: TraceModel = {
  append() {},
  finish() {},
  clear() {},
  processes: [],
  threads: [],
  entries: new Entries(),
  order: new IdList(),
  extent: ns(0),
  lost: 0,
  deadlocks: [],
  deadlockWaits: [],
  seenKinds: new Set(),
  revision: 0,
  shapeRevision: 0,
  processOf: () => undefined,
  threadOf: () => undefined,
  entryOfSequence: () => undefined,
  sharedValueOf: () => undefined,
  subscribe: () => () => {},
};
