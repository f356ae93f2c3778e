import { createStore } from "zustand/vanilla";
import type { Engine, EngineStatus } from "@/workers";

/** The page's one engine: loaded when first wanted, shared by all labs of the page. */
export interface EngineAccess {
  readonly status: {
    getState(): EngineStatus;
    subscribe(listener: (status: EngineStatus) => void): () => void;
  };
  /** The engine, loading; rejects with words for the reader when its code can't be had. */
  get(): Promise<Engine>;
  /** Only one lab runs at a time: `release` is called when another one takes the engine. */
  take(release: () => void): void;
}

export function createEngineAccess(create: () => Promise<Engine>): EngineAccess {
  const status = createStore<EngineStatus>(() => ({ phase: "idle" }));
  let engine: Promise<Engine> | null = null;
  let release = () => {};

  const load = async () => {
    status.setState({ phase: "loading", progress: 0 }, true);
    try {
      const made = await create();
      made.subscribe(() => status.setState(made.status, true));
      made.start();
      status.setState(made.status, true);
      return made;
    } catch (cause) {
      engine = null;
      const message = `Python’s engine could not be loaded (${cause instanceof Error ? cause.message : String(cause)}). Check the connection and reload the page.`;
      status.setState({ phase: "failed", message }, true);
      throw new Error(message, { cause });
    }
  };

  return {
    status: {
      getState: status.getState,
      subscribe: (listener) => status.subscribe((state) => listener(state)),
    },
    get: () => (engine ??= load()),
    take(next) {
      if (release !== next) release();
      release = next;
    },
  };
}

export const pageEngine = createEngineAccess(async () => {
  const { createEngine } = await import("@/workers");
  return createEngine({ basePath: process.env.NEXT_PUBLIC_BASE_PATH ?? "" });
});
