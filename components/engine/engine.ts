import { createStore } from "zustand/vanilla";
import { troubleWords } from "./trouble-words";
import type { Engine, EngineStatus } from "@/workers";
import { sitePath } from "@/components/site";

/** The page's one engine: loaded when first wanted, shared by all labs of the page. */
export interface EngineAccess {
  readonly status: {
    getState(): EngineStatus;
    subscribe(listener: (status: EngineStatus) => void): () => void;
  };
  /** The engine, loading; rejects with words for the reader when its code can't be had. */
  get(): Promise<Engine>;
  /** How many processes a lab of the page is likely to have: as many are kept ready as the largest needs. Returns the function that ends that. */
  expect(processes: number): () => void;
  /** Resolves once that many interpreters are ready to become processes, but `patience` ms after the first is at the latest. */
  gathered(processes: number, patience: number): Promise<void>;
  /** Only one lab runs at a time: `release` is called when another one takes the engine. */
  take(release: () => void): void;
}

export function createEngineAccess(create: () => Promise<Engine>): EngineAccess {
  const status = createStore<EngineStatus>(() => ({ phase: "idle" }));
  let engine: Promise<Engine> | null = null;
  let release = () => {};
  const expected = new Set<{ readonly processes: number }>();
  const most = () => Math.max(0, ...[...expected].map(({ processes }) => processes));

  const load = async () => {
    status.setState({ phase: "loading", progress: 0 }, true);
    try {
      const made = await create();
      made.subscribe(() => status.setState(made.status, true));
      made.expect(most());
      made.start();
      status.setState(made.status, true);
      return made;
    } catch (cause) {
      engine = null;
      const trouble = { code: "engine-unreachable", detail: cause instanceof Error ? cause.message : String(cause) } as const;
      status.setState({ phase: "failed", trouble }, true);
      throw new Error(troubleWords(trouble), { cause });
    }
  };

  return {
    status: {
      getState: status.getState,
      subscribe: (listener) => status.subscribe((state) => listener(state)),
    },
    get: () => (engine ??= load()),
    expect(processes) {
      const expectation = { processes };
      const tell = () =>
        void engine?.then(
          (made) => made.expect(most()),
          () => {},
        );
      expected.add(expectation);
      tell();
      return () => {
        expected.delete(expectation);
        tell();
      };
    },
    gathered(processes, patience) {
      return new Promise((resolve) => {
        let timer: ReturnType<typeof setTimeout> | undefined;
        const look = () => {
          const now = status.getState();
          if (now.phase === "idle" || now.phase === "loading") return;
          if (now.phase === "ready" && now.warm < processes && patience > 0) {
            timer ??= setTimeout(finish, patience);
            return;
          }
          finish();
        };
        const finish = () => {
          clearTimeout(timer);
          stopLooking();
          resolve();
        };
        const stopLooking = status.subscribe(look);
        look();
      });
    },
    take(next) {
      if (release !== next) release();
      release = next;
    },
  };
}

export const pageEngine = createEngineAccess(async () => {
  const { createEngine } = await import("@/workers");
  const build = process.env.NEXT_PUBLIC_ENGINE_BUILD ?? "";
  return createEngine({ assetsUrl: sitePath(`/engine/${build}/`), build });
});
