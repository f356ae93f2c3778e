import { describe, expect, it } from "vitest";
import { closeFile, createFile, nameProblem, openFiles, renameFile, startFrom } from "./arrange-files";
import type { EditStorage, KeptFiles } from "./edit-storage";
import { createFileStore, type FileStore } from "./file-store";

const file = (name: string, text = "") => ({ name, text });

function storage(): EditStorage {
  const kept = new Map<string, KeptFiles>();
  return {
    load: async (id) => kept.get(id),
    save: async (id, files) => void kept.set(id, files),
    remove: async (id) => void kept.delete(id),
  };
}

const playground = (kept = storage()) =>
  createFileStore({ id: "playground", original: [file("snippet.py", "print(1)\n")], keepsOriginal: true, storage: kept });

const stateOf = ({ store }: FileStore) => store.getState();
const namesIn = (files: FileStore) => stateOf(files).files.map(({ name }) => name);

describe("opening", () => {
  it("takes the place of an untouched program, and stands beside an edited one", () => {
    const files = playground();
    openFiles(files, [file("a.py", "a")]);
    expect(stateOf(files)).toMatchObject({ files: [file("a.py", "a")], edited: false });
    files.edit("a.py", "aa");
    openFiles(files, [file("b.py", "b")]);
    expect(stateOf(files)).toMatchObject({ active: "b.py", files: [file("a.py", "aa"), file("b.py", "b")] });
  });

  it("replaces files of the same name in place and adds the others", () => {
    const files = playground();
    openFiles(files, [file("a.py", "old"), file("b.py")]);
    files.edit("b.py", "mine");
    openFiles(files, [file("c.py"), file("a.py", "new")]);
    expect(stateOf(files).files).toEqual([file("a.py", "new"), file("b.py", "mine"), file("c.py")]);
  });
});

it("closes a file so that it can be had back, and never the last one", () => {
  const files = playground();
  createFile(files);
  files.edit("untitled.py", "x");
  closeFile(files, "untitled.py");
  expect(stateOf(files)).toMatchObject({ active: "snippet.py", undo: { what: "Close untitled.py" } });
  closeFile(files, "snippet.py");
  expect(namesIn(files)).toEqual(["snippet.py"]);
  files.undo();
  expect(stateOf(files)).toMatchObject({ active: "untitled.py", files: [{}, { text: "x" }] });
});

it("makes a file of a name that is free", () => {
  const files = playground();
  for (let made = 0; made < 3; made++) createFile(files);
  expect(namesIn(files)).toEqual(["snippet.py", "untitled.py", "untitled2.py", "untitled3.py"]);
});

it("keeps what the reader started from, for Reset after a reload", async () => {
  const kept = storage();
  const files = playground(kept);
  startFrom(files, [file("q3.py", "cube")]);
  files.edit("q3.py", "cubes");
  await expect.poll(() => stateOf(files).storage).toBe("kept");
  const reloaded = playground(kept);
  await reloaded.restore();
  reloaded.reset();
  expect(stateOf(reloaded).files).toEqual([file("q3.py", "cube")]);
});

describe("names", () => {
  it.each(["notes.txt", "a b.py", "../x.py", ".py/", ""])("refuses %j", (name) => {
    expect(nameProblem([], "a.py", name)).not.toBe("");
  });

  it("refuses a name that is taken, but not a file's own", () => {
    const files = [file("a.py"), file("b.py")];
    expect(nameProblem(files, "a.py", "b.py")).toContain("already");
    expect(nameProblem(files, "a.py", "a.py")).toBe("");
  });

  it("keeps the text and the place of a renamed file, and shows it as before", () => {
    const files = playground();
    createFile(files);
    files.activate("snippet.py");
    renameFile(files, "snippet.py", "z.py");
    expect(stateOf(files)).toMatchObject({ active: "z.py", files: [file("z.py", "print(1)\n"), file("untitled.py")] });
  });
});
