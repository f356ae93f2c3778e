import { clear, createStore, del, entries, get, set, type UseStore } from "idb-keyval";

/** Where records are kept. Each call may be refused: private windows, full disks. */
export interface RecordStorage {
  all(): Promise<readonly (readonly [key: string, value: unknown])[]>;
  one(key: string): Promise<unknown>;
  keep(key: string, value: unknown): Promise<void>;
  remove(key: string): Promise<void>;
  clear(): Promise<void>;
  /** Calls back with the key that another tab has written, or null when it has cleared them all. */
  onChange(changed: (key: string | null) => void): void;
}

export function browserRecords(): RecordStorage {
  let database: UseStore | null = null;
  const store = () => (database ??= createStore("interleave-progress", "records"));
  const channel = typeof BroadcastChannel === "undefined" ? null : new BroadcastChannel("interleave-progress");
  const written = (key: string | null) => channel?.postMessage(key);
  return {
    // All async: a browser may refuse by throwing at once.
    all: async () => entries<string, unknown>(store()),
    one: async (key) => get(key, store()),
    async keep(key, value) {
      await set(key, value, store());
      written(key);
    },
    async remove(key) {
      await del(key, store());
      written(key);
    },
    async clear() {
      await clear(store());
      written(null);
    },
    onChange(changed) {
      channel?.addEventListener("message", ({ data }: MessageEvent<unknown>) => changed(typeof data === "string" ? data : null));
    },
  };
}
