/** The engine's public face: all that `components` and `app` may import of `workers/`. */
export type { EngineTrouble, MissingFeature } from "./api/errors";
export type { Limit, Omitted, OutputChunk, StartMethod, StuckOn, StuckWait, TraceEvent, WaitReason } from "./api/events";
export type { Engine, EngineStatus, Program, Run, RunEnd, RunOptions, RunSink, SourceFile } from "./api/engine";
export { LIMITS, OMISSIONS, START_METHODS, WAIT_REASONS } from "./api/events";
export { type EventRecord, RecordKind } from "./api/record";
export type { Ns, Pid, Tid } from "./api/units";
export { ns, pid, tid } from "./api/units";
export { createEngine } from "./page/engine";
