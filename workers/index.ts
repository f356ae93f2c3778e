/** The engine's public face: all that `components` and `app` may import of `workers/`. */
export type { Limit, OutputChunk, StartMethod, StuckOn, StuckWait, TraceEvent, WaitReason } from "./events";
export type {
  Engine,
  EngineStatus,
  Program,
  Recording,
  Run,
  RunEnd,
  RunOptions,
  RunSink,
  SourceFile,
} from "./protocol";
export type { Ns, Pid, Tid } from "./units";
export { ns, pid, tid } from "./units";
export { createEngine } from "./client/engine";
