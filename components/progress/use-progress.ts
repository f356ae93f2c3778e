import { useStore } from "zustand";
import { browserRecords, type RecordStorage } from "./browser-records";
import { createProgressStore, type ProgressState, type ProgressStore } from "./progress-store";

/** While the page is made there is nobody to remember. */
const nothingKept: RecordStorage = {
  all: () => Promise.resolve([]),
  one: () => Promise.resolve(undefined),
  keep: () => Promise.resolve(),
  remove: () => Promise.resolve(),
  clear: () => Promise.resolve(),
  onChange: () => {},
};

/** The reader's, one for the whole page. */
export const progress: ProgressStore = createProgressStore(typeof indexedDB === "undefined" ? nothingKept : browserRecords());

export function useProgress<Selected>(select: (state: ProgressState) => Selected): Selected {
  return useStore(progress.store, select);
}
