import { createStore } from "zustand/vanilla";
import { loadRunView } from "../output/load-run-view";
import { emptyRuns, noRun } from "./no-run";
import type * as runStore from "./run-store";
import type { RunState, RunStore, RunStoreOptions } from "./run-store";

const notLoaded = "The part of this page that runs programs could not be loaded. Check the connection, then press Run again.";

let loading: Promise<typeof runStore> | null = null;

/** All that a run needs beside Python, once for the page. A failure can be tried again. */
export function loadRunStore(): Promise<typeof runStore> {
  loading ??= load().catch((cause: unknown) => {
    loading = null;
    throw cause;
  });
  return loading;
}

async function load(): Promise<typeof runStore> {
  const [store] = await Promise.all([import("./run-store"), loadRunView()]);
  return store;
}

/** A run store whose code is loaded once there is something to run or to show. */
export function createLateRunStore(options: Omit<RunStoreOptions, "store">): RunStore {
  const store = createStore<RunState>(() => noRun);
  let real: RunStore | null = null;
  /** Tells a run that waits for the code from the one that was asked for after it. */
  let turn = 0;
  /** Tells what is to be shown of the program from what was to be of the one before. */
  let programs = 0;
  const runs = () => real ?? emptyRuns;

  const get = async (): Promise<RunStore> => {
    const { createRunStore } = await loadRunStore();
    return (real ??= createRunStore({ ...options, store }));
  };

  /** Without a connection the lab stays as it is until Run. */
  function showLate(show: (made: RunStore) => void) {
    const mine = programs;
    void get().then(
      (made) => {
        if (mine === programs) show(made);
      },
      () => undefined,
    );
  }

  return {
    store,
    get trace() {
      return runs().trace;
    },
    get output() {
      return runs().output;
    },
    get filtered() {
      return runs().filtered;
    },
    filter: (pid) => runs().filter(pid),
    now: () => runs().now(),
    sharedMemory: (name) => runs().sharedMemory(name),
    find: (passage) => runs().find(passage),
    offer: (recording) => showLate((made) => made.offer(recording)),
    show: (kept, name) => showLate((made) => made.show(kept, name)),
    forget(notice) {
      programs++;
      runs().forget(notice);
    },
    async run(program, chosen) {
      if (real) return real.run(program, chosen);
      const mine = ++turn;
      store.setState({ ...noRun, phase: "queued", shown: "run", program, options: chosen }, true);
      const made = await get().catch(() => null);
      if (mine !== turn) return null;
      if (made) return made.run(program, chosen);
      store.setState({ ...noRun, notice: notLoaded }, true);
      return null;
    },
    stop() {
      if (real) real.stop();
      else if (store.getState().phase === "queued") {
        turn++;
        store.setState({ ...noRun, notice: "Stopped before it began." }, true);
      }
    },
    send: (line) => runs().send(line),
    endInput: () => runs().endInput(),
    clearOutput: () => runs().clearOutput(),
    dispose() {
      turn++;
      runs().dispose();
    },
  };
}
