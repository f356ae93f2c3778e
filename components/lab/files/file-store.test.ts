import { describe, expect, it } from "vitest";
import type { EditStorage, KeptFiles } from "./edit-storage";
import { createFileStore } from "./file-store";

const original = [{ name: "snippet.py", text: "print(1)\n" }];

function memory() {
  const kept = new Map<string, KeptFiles>();
  const storage: EditStorage = {
    load: async (id) => kept.get(id),
    save: async (id, files) => void kept.set(id, files),
    remove: async (id) => void kept.delete(id),
  };
  return { kept, storage };
}

const lab = (storage: EditStorage, keepsOriginal = false) => createFileStore({ id: "q5", original, keepsOriginal, storage });
const areKept = (files: ReturnType<typeof lab>) => expect.poll(() => files.store.getState().storage).toBe("kept");
const text = (store: ReturnType<typeof lab>) => store.store.getState().files[0]!.text;

describe("edits", () => {
  it("are there again after a reload", async () => {
    const { storage } = memory();
    const files = lab(storage);
    files.edit("snippet.py", "print(2)\n");
    await areKept(files);
    const reloaded = lab(storage);
    await reloaded.restore();
    expect(text(reloaded)).toBe("print(2)\n");
    expect(reloaded.store.getState().edited).toBe(true);
  });

  it("make way for other text, and come back", async () => {
    const files = lab(memory().storage);
    files.edit("snippet.py", "print(2)\n");
    files.replace([{ name: "snippet.py", text: "print(3)\n" }], "Load the solution");
    expect(text(files)).toBe("print(3)\n");
    expect(files.store.getState()).toMatchObject({ original, edited: true, undo: { what: "Load the solution" } });
    files.undo();
    expect(text(files)).toBe("print(2)\n");
  });

  it("are forgotten once the text is the original again", async () => {
    const { storage, kept } = memory();
    const files = lab(storage);
    files.edit("snippet.py", "print(2)\n");
    files.edit("snippet.py", "print(1)\n");
    expect(files.store.getState().edited).toBe(false);
    await expect.poll(() => kept.size).toBe(0);
  });

  it("made while the kept ones load win", async () => {
    const { storage } = memory();
    const before = lab(storage);
    before.edit("snippet.py", "old");
    await areKept(before);
    const files = lab(storage);
    const loading = files.restore();
    files.edit("snippet.py", "new");
    await loading;
    expect(text(files)).toBe("new");
  });

  it("go on in memory, and say so, when the browser refuses to keep them", async () => {
    const refuse = () => Promise.reject(new DOMException("full", "QuotaExceededError"));
    const files = lab({ load: refuse, save: refuse, remove: refuse });
    await files.restore();
    files.edit("snippet.py", "print(2)\n");
    expect(text(files)).toBe("print(2)\n");
    expect(files.store.getState().storage).toBe("refused");
  });

  it("are said to be kept once they are, and those of one step are one write", async () => {
    const { storage } = memory();
    const written: string[] = [];
    let finish = () => {};
    const slow: EditStorage = {
      ...storage,
      save: (_id, { files }) =>
        new Promise((resolve) => {
          written.push(files[0]!.text);
          finish = resolve;
        }),
    };
    const files = lab(slow);
    for (const typed of ["#", "# ", "# m", "# mine"]) files.edit("snippet.py", typed);
    await expect.poll(() => written).toEqual(["# mine"]);
    expect(files.store.getState().storage).toBeNull();
    finish();
    await areKept(files);
  });

  it("of every keystroke reach the storage in the end, one write at a time", async () => {
    const { storage, kept } = memory();
    let writing = 0;
    let most = 0;
    const slow: EditStorage = {
      ...storage,
      async save(id, files) {
        most = Math.max(most, ++writing);
        await storage.save(id, files);
        writing--;
      },
    };
    const files = lab(slow);
    for (let i = 0; i < 20; i++) files.edit("snippet.py", `print(${i + 2})\n`);
    await expect.poll(() => kept.get("q5")?.files[0]?.text).toBe("print(21)\n");
    expect(most).toBe(1);
  });
});

describe("Reset", () => {
  it("brings the original back and can be undone", () => {
    const files = lab(memory().storage);
    files.edit("snippet.py", "mine");
    files.reset();
    expect(text(files)).toBe("print(1)\n");
    expect(files.store.getState().undo?.what).toBe("Reset");
    files.undo();
    expect(text(files)).toBe("mine");
    expect(files.store.getState().edited).toBe(true);
  });
});
