import type { FrameClock } from "../run/pump";
import { pump } from "../run/pump";
import type { RunStore } from "../run/run-store";

/** What is in the shared memory of the run that is shown, as long as somebody looks. */
interface WatchedMemory {
  subscribe(changed: () => void): () => void;
  /** The same until something has been written; null: there is nothing to see. */
  read(): Uint8Array | null;
}

/** Looks once a frame while a run goes on. What was seen last stays when the run is over. */
export function watchMemory(runs: RunStore, name: string, frames: FrameClock): WatchedMemory {
  let bytes: Uint8Array | null = null;

  /** Whether it is another than before. */
  function look(): boolean {
    const before = bytes;
    const { phase, shown, name: which } = runs.store.getState();
    const now = phase === "queued" || shown === "nothing" ? undefined : runs.sharedMemory(name);
    if (now) bytes = bytes && areSame(bytes, now) ? bytes : now;
    // Of a run that was kept to be looked at again, the memory was not.
    else if (phase === "queued" || shown !== "run" || which !== "") bytes = null;
    return bytes !== before;
  }

  return {
    read: () => bytes,
    subscribe(changed) {
      let watching = true;
      let pumping = false;
      const isRunning = () => runs.store.getState().phase === "running";
      const tell = () => {
        if (look()) changed();
        if (!isRunning() || pumping) return;
        pumping = true;
        pump(frames, () => {
          if (watching && look()) changed();
          return (pumping = watching && isRunning());
        });
      };
      const end = runs.store.subscribe(tell);
      tell();
      return () => {
        watching = false;
        end();
      };
    },
  };
}

const areSame = (a: Uint8Array, b: Uint8Array): boolean => a.length === b.length && a.every((byte, index) => byte === b[index]);
