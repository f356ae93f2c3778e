import type { StoreApi } from "zustand/vanilla";
import { createStore } from "zustand/vanilla";
import type { EditStorage } from "./edit-storage";
import type { Files } from "./file-list";
import { sameFiles, withText } from "./file-list";
import { createSaver } from "./saver";

interface Undo {
  /** What would be undone, e.g. `Reset`. */
  readonly what: string;
  readonly files: Files;
  readonly original: Files;
  readonly active: string;
}

export interface FileState {
  readonly files: Files;
  /** What Reset goes back to. */
  readonly original: Files;
  /** Name of the file in the editor. */
  readonly active: string;
  readonly edited: boolean;
  /** The last step that put text away. */
  readonly undo: Undo | null;
  /** Whether edits survive a reload; null until the first of them is written. */
  readonly storage: "kept" | "refused" | null;
}

/** The reader's program: its files, edited and kept in this browser. */
export interface FileStore {
  readonly store: StoreApi<FileState>;
  /** Brings back what was kept; edits made meanwhile win. */
  restore(): Promise<void>;
  edit(name: string, text: string): void;
  activate(name: string): void;
  reset(): void;
  undo(): void;
  /** Puts other text in the place of the reader's; Undo, named by `what`, brings theirs back, and Reset the original. */
  replace(files: Files, what: string): void;
  /** Other files (`arrange-files.ts`); Undo, named by `what` unless that is null, goes back. */
  arrange(next: Partial<Pick<FileState, "files" | "original" | "active">>, what: string | null): void;
}

interface FileStoreOptions {
  /** The key edits are kept under. */
  readonly id: string;
  readonly original: Files;
  /** The playground's original is the reader's choice and is kept too; a lesson's is the lesson's. */
  readonly keepsOriginal: boolean;
  readonly storage: EditStorage;
}

export function createFileStore({ id, original, keepsOriginal, storage }: FileStoreOptions): FileStore {
  const store = createStore<FileState>(() => ({
    files: original,
    original,
    active: original[0]?.name ?? "",
    edited: false,
    undo: null,
    storage: null,
  }));
  let touched = false;

  const save = createSaver<FileState>({
    write: (state) =>
      state.edited || (keepsOriginal && !sameFiles(state.original, original))
        ? storage.save(id, { files: state.files, original: state.original })
        : storage.remove(id),
    saved: () => store.setState(({ edited }) => ({ storage: edited ? "kept" : null })),
    failed: () => store.setState({ storage: "refused" }),
  });

  const change = (next: Partial<FileState>) => {
    touched = true;
    const state = { ...store.getState(), ...next };
    const active = state.files.some((file) => file.name === state.active) ? state.active : (state.files[0]?.name ?? "");
    store.setState({ ...state, active, edited: !sameFiles(state.files, state.original) });
    save(store.getState());
  };

  const undoOf = (what: string): Undo => {
    const { files, original: before, active } = store.getState();
    return { what, files, original: before, active };
  };

  return {
    store,
    async restore() {
      try {
        const kept = await storage.load(id);
        if (!kept || touched) return;
        const base = keepsOriginal ? kept.original : original;
        store.setState({
          files: kept.files,
          original: base,
          active: kept.files[0]?.name ?? "",
          edited: !sameFiles(kept.files, base),
          storage: "kept",
        });
      } catch {
        store.setState({ storage: "refused" });
      }
    },
    edit(name, text) {
      const { files } = store.getState();
      if (files.find((file) => file.name === name)?.text === text) return;
      change({ files: withText(files, name, text), undo: null });
    },
    activate(name) {
      store.setState({ active: name });
    },
    reset() {
      change({ files: store.getState().original, undo: undoOf("Reset") });
    },
    undo() {
      const { undo } = store.getState();
      if (undo) change({ files: undo.files, original: undo.original, active: undo.active, undo: null });
    },
    replace(files, what) {
      change({ files, undo: undoOf(what) });
    },
    arrange(next, what) {
      change({ ...next, undo: what === null ? null : undoOf(what) });
    },
  };
}
