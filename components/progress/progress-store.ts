import type { StoreApi } from "zustand/vanilla";
import { createStore } from "zustand/vanilla";
import type { RecordStorage } from "./browser-records";
import { noRecords, type RecordKey, type Records, withRecord } from "./records";

export interface ProgressState extends Records {
  /** What was kept has been read, or couldn't be. */
  readonly ready: boolean;
  /** False where the browser refuses to keep anything: it is remembered until the page is left. */
  readonly kept: boolean;
}

export interface ProgressStore {
  readonly store: StoreApi<ProgressState>;
  /** Resolves when what was kept has been read, or couldn't be. */
  readonly ready: Promise<void>;
  /** Remembers, or forgets (`undefined`). */
  put(key: RecordKey, value: unknown): void;
  /** Forgets everything. */
  reset(): void;
  /** Takes in the records of a file, over what there is. */
  take(records: readonly (readonly [key: RecordKey, value: unknown])[]): void;
}

export function createProgressStore(storage: RecordStorage): ProgressStore {
  const store = createStore<ProgressState>(() => ({ ...noRecords, ready: false, kept: true }));
  const take = (key: string, value: unknown) => store.setState((state) => withRecord(state, key, value));
  const refused = () => store.setState({ kept: false });
  /** What was put before the rest had been read is newer. */
  const early = new Set<string>();

  const ready = storage.all().then(
    (all) => {
      for (const [key, value] of all) if (!early.has(key)) take(key, value);
      store.setState({ ready: true });
    },
    () => store.setState({ ready: true, kept: false }),
  );
  storage.onChange((key) => {
    if (key === null) store.setState(noRecords);
    else void storage.one(key).then((value) => take(key, value), refused);
  });

  return {
    store,
    ready,
    put(key, value) {
      early.add(key);
      take(key, value);
      (value === undefined ? storage.remove(key) : storage.keep(key, value)).catch(refused);
    },
    take(records) {
      for (const [key, value] of records) this.put(key, value);
    },
    reset() {
      store.setState(noRecords);
      storage.clear().catch(refused);
    },
  };
}
