import { del, get, set } from "idb-keyval";
import type { SourceFile } from "@/workers";

/** What is kept of one lab. */
export interface KeptFiles {
  readonly files: readonly SourceFile[];
  /** What Reset goes back to. */
  readonly original: readonly SourceFile[];
}

/** Keeps the reader's edits in this browser. May be refused: private windows, full disks. */
export interface EditStorage {
  load(id: string): Promise<KeptFiles | undefined>;
  save(id: string, kept: KeptFiles): Promise<void>;
  remove(id: string): Promise<void>;
}

const keyOf = (id: string) => `lab/${id}`;

export const browserEdits: EditStorage = {
  async load(id) {
    const kept: unknown = await get(keyOf(id));
    return isKept(kept) ? kept : undefined;
  },
  // Both async: a browser may refuse by throwing at once.
  save: async (id, kept) => set(keyOf(id), kept),
  remove: async (id) => del(keyOf(id)),
};

/** What another version of the page kept may look different. */
function isKept(value: unknown): value is KeptFiles {
  return (
    typeof value === "object" &&
    value !== null &&
    "files" in value &&
    "original" in value &&
    isFiles(value.files) &&
    isFiles(value.original)
  );
}

function isFiles(value: unknown): value is readonly SourceFile[] {
  return (
    Array.isArray(value) &&
    value.length > 0 &&
    value.every((file) => typeof file === "object" && file !== null && typeof file.name === "string" && typeof file.text === "string")
  );
}
