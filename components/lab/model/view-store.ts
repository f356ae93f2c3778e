import type { StoreApi } from "zustand/vanilla";
import { createStore } from "zustand/vanilla";
import type { TimelineSelection } from "@/components/timeline";
import type { Pid, StartMethod } from "@/workers";

/** What the reader has chosen in a lab, beside the program's text. */
export interface ViewState {
  readonly startMethod: StartMethod;
  readonly cpuCount: number;
  /** Picked on the timeline, in the events table, or in the output. */
  readonly selection: TimelineSelection | null;
  /** What the pointer is on, on the timeline. */
  readonly hovered: TimelineSelection | null;
  /** Entries of the timeline that the text around the lab points at. */
  readonly pointed: readonly number[];
  /** Whose output is shown; null: everybody's. */
  readonly outputOf: Pid | null;
}

export type ViewStore = StoreApi<ViewState>;

/** Python can't be told of more CPUs than this; 64 workers are already more than a browser bears. */
export const mostCpus = 64;

/** What is assumed where nobody can tell, as when the page is made. */
export const assumedCpus = 4;

export function machineCpus(): number {
  return typeof navigator === "undefined" ? assumedCpus : Math.min(navigator.hardwareConcurrency || assumedCpus, mostCpus);
}

export function createViewStore(startMethod: StartMethod, cpuCount: number): ViewStore {
  return createStore<ViewState>(() => ({ startMethod, cpuCount, selection: null, hovered: null, pointed: [], outputOf: null }));
}

/** What is lit up in code and output: what the pointer is on, else what is picked. */
export function litOf({ hovered, selection }: ViewState): TimelineSelection | null {
  return hovered ?? selection;
}
