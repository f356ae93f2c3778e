export { createTraceModel } from "./columns/trace-model";
export type { ProcessTrack, ThreadTrack, TraceModel } from "./columns/trace-model";
export { selectionOf, selectionOfSequence } from "./columns/selection";
export type { TimelineSelection } from "./columns/selection";
export { createViewport } from "./interaction/viewport";
export type { Viewport } from "./interaction/viewport";
export { Timeline } from "./timeline";
export type { TimelineProps } from "./timeline";
