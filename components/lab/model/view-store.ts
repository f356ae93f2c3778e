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
  /** Line of the knob that the reader turns. */
  readonly turned: { readonly file: string; readonly line: number } | null;
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

/** What no longer makes sense once the program is run again. */
export const nothingChosen = { selection: null, hovered: null, pointed: [], turned: null, outputOf: null } satisfies Partial<ViewState>;

export function createViewStore(startMethod: StartMethod, cpuCount: number): ViewStore {
  return createStore<ViewState>(() => ({ startMethod, cpuCount, ...nothingChosen }));
}

/** What is lit up in code and output: what the pointer is on, else what is picked. */
export function litOf({ hovered, selection }: ViewState): TimelineSelection | null {
  return hovered ?? selection;
}
