import { useStore } from "zustand";
import { createStore } from "zustand/vanilla";
import type * as runView from "./run-view";

type RunView = typeof runView;

const loaded = createStore<{ readonly view: RunView | null }>(() => ({ view: null }));

export async function loadRunView(): Promise<void> {
  const view = await import("./run-view");
  loaded.setState({ view });
}

/** Null until it has been loaded, which it is with the first run. */
export function useRunView(): RunView | null {
  return useStore(loaded, ({ view }) => view);
}
