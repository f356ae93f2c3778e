import { useEffect } from "react";
import { useStore } from "zustand";
import { createStore } from "zustand/vanilla";
import type { LabModel } from "./lab-model";

/** A program of a lab on this page. */
export interface ProgramOnPage {
  /** Of a comparison: its id there; of a lab with one program: the lab's. */
  readonly id: string;
  /** What readers call it. */
  readonly label: string;
  readonly lab: LabModel;
}

const store = createStore<Readonly<Record<string, readonly ProgramOnPage[]>>>(() => ({}));

/** Lets what stands around a lab look at its runs, as long as the lab is there. `programs` must stay the same. */
export function useOnPage(id: string, programs: readonly ProgramOnPage[]): void {
  useEffect(() => {
    store.setState({ [id]: programs });
    return () => {
      store.setState(Object.fromEntries(Object.entries(store.getState()).filter(([other]) => other !== id)), true);
    };
  }, [id, programs]);
}

/** The programs of the lab with this id; none until it has woken up. */
export function useLabOnPage(id: string): readonly ProgramOnPage[] {
  return useStore(store, (labs) => labs[id] ?? nothing);
}

const nothing: readonly ProgramOnPage[] = [];
