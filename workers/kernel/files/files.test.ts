import { afterEach, describe, expect, it, vi } from "vitest";
import { Errno } from "../memory/errno";
import type { Files } from "./files";
import { ROOT } from "./format";
import type { Kernel } from "../kernel";
import { errnoOf, newKernel, seededRandom, start } from "../kernel.test-support";
import { BLOCK_BYTES, Header, MAX_BLOCKS, MAX_INODES, MAX_OPEN_FILES, NAME_MAX } from "../memory/layout";

const FILE = 0o100644;
const FOLDER = 0o40755;

const encode = (text: string) => new TextEncoder().encode(text);

function content(files: Files, inode: number): string {
  const bytes = new Uint8Array(files.status(inode).size);
  expect(files.read(inode, 0, bytes)).toBe(bytes.length);
  return new TextDecoder().decode(bytes);
}

describe("names", () => {
  it("lead from a folder to a file, for every process", () => {
    const kernel = newKernel();
    const other = start(kernel).kernel.files;
    const inode = kernel.files.create(ROOT, "größe.txt", FILE);
    expect(other.lookup(ROOT, "größe.txt")).toBe(inode);
    expect(other.lookup(ROOT, "größe")).toBeUndefined();
    expect(other.list(ROOT)).toEqual(["größe.txt"]);
  });

  it("are taken only once in a folder, and again in another", () => {
    const { files } = newKernel();
    const folder = files.create(ROOT, "a", FOLDER);
    expect(errnoOf(() => files.create(ROOT, "a", FILE))).toBe(Errno.EEXIST);
    expect(files.lookup(folder, "a")).toBeUndefined();
    files.create(folder, "a", FILE);
    expect(files.list(folder)).toEqual(["a"]);
  });

  it("are no longer than NAME_MAX bytes", () => {
    const { files } = newKernel();
    expect(errnoOf(() => files.create(ROOT, "ä".repeat(NAME_MAX / 2 + 1), FILE))).toBe(Errno.ENAMETOOLONG);
    files.create(ROOT, "a".repeat(NAME_MAX), FILE);
    expect(files.lookup(ROOT, "a".repeat(NAME_MAX))).toBeDefined();
  });

  it("can be removed, but not from a folder that has some", () => {
    const { files } = newKernel();
    const folder = files.create(ROOT, "folder", FOLDER);
    files.create(folder, "file", FILE);
    expect(errnoOf(() => files.remove(ROOT, "folder", "folder"))).toBe(Errno.ENOTEMPTY);
    files.remove(folder, "file", "file");
    files.remove(ROOT, "folder", "folder");
    expect(files.list(ROOT)).toEqual([]);
    expect(errnoOf(() => files.remove(ROOT, "folder", "folder"))).toBe(Errno.ENOENT);
    expect(errnoOf(() => files.create(folder, "late", FILE))).toBe(Errno.ENOENT);
  });

  it("can change, and what had the new name is gone", () => {
    const { files } = newKernel();
    const folder = files.create(ROOT, "folder", FOLDER);
    const inode = files.create(ROOT, "old", FILE);
    files.create(folder, "new", FILE);
    files.rename(ROOT, "old", folder, "new");
    expect(files.lookup(folder, "new")).toBe(inode);
    expect(files.list(ROOT)).toEqual(["folder"]);
    files.rename(folder, "new", folder, "new");
    expect(files.lookup(folder, "new")).toBe(inode);
    expect(errnoOf(() => files.rename(folder, "new", ROOT, "folder"))).toBe(Errno.EISDIR);
    files.create(ROOT, "other", FOLDER);
    expect(errnoOf(() => files.rename(ROOT, "other", folder, "new"))).toBe(Errno.ENOTDIR);
    expect(errnoOf(() => files.rename(ROOT, "old", ROOT, "x"))).toBe(Errno.ENOENT);
  });

  it("never take a folder into itself, however deep", () => {
    const { files } = newKernel();
    const folder = files.create(ROOT, "folder", FOLDER);
    const inner = files.create(folder, "inner", FOLDER);
    files.create(inner, "new", FILE);
    for (const [into, name] of [
      [folder, "x"],
      [inner, "x"],
      [inner, "new"],
    ] as const) {
      expect(errnoOf(() => files.rename(ROOT, "folder", into, name))).toBe(Errno.EINVAL);
    }
    files.rename(inner, "new", folder, "new");
    files.rename(folder, "inner", ROOT, "inner");
    files.rename(ROOT, "folder", inner, "folder");
    expect([files.list(ROOT), files.list(inner), files.list(folder)]).toEqual([["inner"], ["folder"], ["new"]]);
  });

  it("come with the content that a file is made with, or not at all", () => {
    const { files } = newKernel();
    expect(content(files, files.create(ROOT, "a", FILE, encode("text")))).toBe("text");
    files.setSize(files.create(ROOT, "all", FILE), files.space().freeBlocks * BLOCK_BYTES);
    const { freeInodes } = files.space();
    expect(errnoOf(() => files.create(ROOT, "b", FILE, encode("text")))).toBe(Errno.ENOSPC);
    expect(files.list(ROOT)).not.toContain("b");
    expect(files.space().freeInodes).toBe(freeInodes);
  });
});

describe("another process", () => {
  /** Does `other` as soon as the file system's lock is free, and once. */
  function afterUnlock(kernel: Kernel, other: () => void): void {
    const exchange = Atomics.compareExchange.bind(Atomics) as (...args: unknown[]) => unknown;
    let done = false;
    vi.spyOn(Atomics, "compareExchange").mockImplementation(((...args: unknown[]) => {
      const found = exchange(...args);
      if (!done && args[0] === kernel.memory.words && args[1] === Header.FILE_LOCK && args[3] === 0) {
        done = true;
        other();
      }
      return found;
    }) as never);
  }

  afterEach(() => vi.restoreAllMocks());

  it("can't have a lookup find a file of another name", () => {
    const kernel = newKernel();
    const { files } = start(kernel).kernel;
    const inode = kernel.files.create(ROOT, "one", FILE);
    kernel.files.create(ROOT, "two", FILE);
    afterUnlock(kernel, () => {
      files.remove(ROOT, "one", "file");
      files.rename(ROOT, "two", ROOT, "three");
    });
    expect(kernel.files.lookup(ROOT, "one")).toBe(inode);
  });

  it("that has removed a file leaves nothing of it for others, who have looked its name up before, even where another file has its place", () => {
    const { files, openFiles } = newKernel();
    const inode = files.create(ROOT, "gone", FILE);
    const folder = files.create(ROOT, "folder", FOLDER);
    files.remove(ROOT, "gone", "file");
    files.remove(ROOT, "folder", "folder");
    const uses = [
      () => openFiles.create(inode, 0),
      () => files.status(inode),
      () => files.setMode(inode, 0o600, 0o777),
      () => files.setSize(inode, 0),
      () => files.setTimes(inode, { mtime: 1, atime: undefined }),
      () => files.read(inode, 0, new Uint8Array(1)),
      () => files.write(inode, 0, encode("x")),
    ];
    const errnos = () => uses.map((use) => errnoOf(use));
    expect(errnos()).toEqual(uses.map(() => Errno.ESTALE));
    const [next, other] = [files.create(ROOT, "new", FILE), files.create(ROOT, "new folder", FOLDER)];
    expect(
      [next, other].map((number) => number % MAX_INODES),
      "the same places",
    ).toEqual([inode, folder].map((number) => number % MAX_INODES));
    files.write(next, 0, encode("kept"));
    files.create(other, "inside", FILE);
    expect(errnos()).toEqual(uses.map(() => Errno.ESTALE));
    expect(content(files, next)).toBe("kept");
    expect([files.lookup(folder, "inside"), files.list(folder)]).toEqual([undefined, []]);
    expect(errnoOf(() => files.create(folder, "late", FILE))).toBe(Errno.ENOENT);
    expect(errnoOf(() => files.rename(ROOT, "new", folder, "late"))).toBe(Errno.ENOENT);
  });

  it("that removes a file leaves the folder which has its name by then, and the other way round", () => {
    const { files } = newKernel();
    files.create(ROOT, "folder", FOLDER);
    files.create(ROOT, "file", FILE);
    expect(errnoOf(() => files.remove(ROOT, "folder", "file"))).toBe(Errno.EISDIR);
    expect(errnoOf(() => files.remove(ROOT, "file", "folder"))).toBe(Errno.ENOTDIR);
    expect(files.list(ROOT)).toEqual(["folder", "file"]);
  });

  it("that sets one of a file's times leaves the other", () => {
    const { files } = newKernel();
    const inode = files.create(ROOT, "file", FILE);
    files.setTimes(inode, { mtime: 1.5, atime: 2 });
    files.setTimes(inode, { mtime: undefined, atime: 3 });
    expect(files.status(inode)).toMatchObject({ mtime: 1.5, atime: 3 });
    files.write(inode, 0, encode("x"));
    expect(files.status(inode).atime).toBe(3);
    expect(files.status(inode).mtime).toBeGreaterThan(1e12);
  });

  it("is told how much room there is", () => {
    const { files } = newKernel();
    const before = files.space();
    files.write(files.create(ROOT, "file", FILE), 0, encode("x"));
    expect(files.space()).toEqual({ ...before, freeBlocks: before.freeBlocks - 1, freeInodes: before.freeInodes - 1 });
  });

  it.each([true, false])(
    "that dies while it renames leaves the file with a name, and every name with a file (replacing: %s)",
    (replacing) => {
      let killed = true;
      for (let step = 0; killed; step++) {
        const kernel = newKernel();
        const { files } = kernel;
        files.write(files.create(ROOT, "old", FILE), 0, encode("content"));
        if (replacing) files.create(ROOT, "new", FILE);
        const store = Atomics.store.bind(Atomics) as (...args: unknown[]) => unknown;
        let left = step;
        vi.spyOn(Atomics, "store").mockImplementation(((...args: unknown[]) => {
          if (left-- === 0) throw new Error("killed");
          return store(...args);
        }) as never);
        killed = false;
        try {
          files.rename(ROOT, "old", ROOT, "new");
        } catch {
          killed = true;
        }
        vi.restoreAllMocks();
        const names = ["old", "new"].filter((name) => {
          const inode = files.lookup(ROOT, name);
          return inode !== undefined && content(files, inode) === "content";
        });
        expect(names.length).toBeGreaterThan(0);
        const [last, ...others] = names;
        for (const name of others) files.remove(ROOT, name, "file");
        files.create(ROOT, "next", FILE);
        expect(content(files, files.lookup(ROOT, last ?? "") ?? -1)).toBe("content");
        for (const name of files.list(ROOT)) expect(files.status(files.lookup(ROOT, name) ?? -1).links).toBeGreaterThan(0);
      }
    },
  );
});

describe("content", () => {
  it("is read back as it was written, over the ends of blocks", () => {
    const { files } = newKernel();
    const inode = files.create(ROOT, "f", FILE);
    const bytes = Uint8Array.from({ length: 3 * BLOCK_BYTES + 100 }, (_, index) => index % 251);
    expect(files.write(inode, 0, bytes)).toBe(bytes.length);
    const part = new Uint8Array(BLOCK_BYTES + 50);
    expect(files.read(inode, BLOCK_BYTES - 20, part)).toBe(part.length);
    expect(part).toEqual(bytes.slice(BLOCK_BYTES - 20, 2 * BLOCK_BYTES + 30));
    expect(files.read(inode, bytes.length - 5, part)).toBe(5);
    expect(files.read(inode, bytes.length, part)).toBe(0);
  });

  it("is appended to where no position is given, whoever wrote before", () => {
    const kernel = newKernel();
    const inode = kernel.files.create(ROOT, "log", FILE);
    kernel.files.write(inode, undefined, encode("one "));
    start(kernel).kernel.files.write(inode, undefined, encode("two"));
    expect(content(kernel.files, inode)).toBe("one two");
  });

  it("is zero where nothing was written, even after it was cut off and grew again", () => {
    const { files } = newKernel();
    const inode = files.create(ROOT, "f", FILE);
    files.write(inode, 3, encode("abc"));
    expect(content(files, inode)).toBe("\0\0\0abc");
    files.setSize(inode, 4);
    files.setSize(inode, 6);
    expect(content(files, inode)).toBe("\0\0\0a\0\0");
  });

  it("finds an end: ENOSPC, and the file is as it was", () => {
    const { files } = newKernel();
    const inode = files.create(ROOT, "f", FILE);
    files.write(inode, 0, encode("kept"));
    expect(errnoOf(() => files.setSize(inode, MAX_BLOCKS * BLOCK_BYTES + 1))).toBe(Errno.ENOSPC);
    expect(content(files, inode)).toBe("kept");
    files.setSize(inode, MAX_BLOCKS * BLOCK_BYTES);
    expect(errnoOf(() => files.write(files.create(ROOT, "g", FILE), 0, encode("x")))).toBe(Errno.ENOSPC);
    files.setSize(inode, 0);
    files.write(files.create(ROOT, "h", FILE), 0, encode("x"));
  });

  it("keeps its place in memory once it has been mapped, though it is cut off", () => {
    const { files, memory } = newKernel();
    const mapped = files.create(ROOT, "f", FILE);
    files.write(mapped, 0, new Uint8Array(2 * BLOCK_BYTES).fill(7));
    const [extent] = files.map(mapped, 0, 2 * BLOCK_BYTES);
    files.setSize(mapped, 0);
    const other = files.create(ROOT, "g", FILE);
    files.write(other, 0, encode("other"));
    memory.bytes.fill(9, extent?.start, (extent?.start ?? 0) + (extent?.bytes ?? 0));
    expect(content(files, other)).toBe("other");
    files.setSize(mapped, 2);
    expect(content(files, mapped)).toBe("\0\0");
    files.remove(ROOT, "f", "file");
    const next = files.create(ROOT, "h", FILE);
    files.setSize(next, (MAX_BLOCKS - 1) * BLOCK_BYTES);
    files.setSize(next, 0);
    files.setSize(files.create(ROOT, "i", FILE), (MAX_BLOCKS - 1) * BLOCK_BYTES);
  });

  it("lies in the kernel's memory where its mapping says", () => {
    const { files, memory } = newKernel();
    const inode = files.create(ROOT, "f", FILE);
    files.write(inode, 0, new Uint8Array(2 * BLOCK_BYTES).fill(7));
    const [extent, ...others] = files.map(inode, 100, 2 * BLOCK_BYTES - 100);
    expect(others).toEqual([]);
    expect(extent?.bytes).toBe(2 * BLOCK_BYTES - 100);
    memory.bytes[extent?.start ?? 0] = 9;
    const byte = new Uint8Array(1);
    files.read(inode, 100, byte);
    expect(byte[0]).toBe(9);
  });
});

describe("an open file", () => {
  it("lives on without a name, until its last descriptor is closed", () => {
    const kernel = newKernel();
    const { files, openFiles, descriptors } = kernel;
    const process = start(kernel);
    const child = start(kernel, process.pid);
    const inode = files.create(ROOT, "f", FILE);
    files.write(inode, 0, encode("still here"));
    descriptors.adopt(process.slot, 3, { file: openFiles.create(inode, 0) });
    descriptors.inherit(process.slot, child.slot);
    files.remove(ROOT, "f", "file");
    descriptors.close(process.slot, 3);
    expect(content(files, inode)).toBe("still here");
    kernel.endProcess(child.slot, 0);
    expect(errnoOf(() => files.status(inode))).toBe(Errno.ESTALE);
  });

  it("has one offset for all who inherited it", () => {
    const kernel = newKernel();
    const other = start(kernel).kernel;
    const file = kernel.openFiles.create(kernel.files.create(ROOT, "f", FILE), 1);
    expect(kernel.openFiles.write(file, encode("one two three"), false)).toBe(13);
    expect(other.openFiles.seek(file, -5, "offset")).toBe(8);
    const into = new Uint8Array(3);
    expect(kernel.openFiles.read(file, into)).toBe(3);
    expect(new TextDecoder().decode(into)).toBe("thr");
    expect(other.openFiles.offset(file)).toBe(11);
    expect(other.openFiles.write(file, encode("!"), true)).toBe(1);
    expect(kernel.openFiles.seek(file, 0, "offset")).toBe(14);
    expect(errnoOf(() => other.openFiles.seek(file, -15, "end"))).toBe(Errno.EINVAL);
    expect(other.openFiles.flags(file)).toBe(1);
  });

  it("has no offset beyond where any file could end: as a word it would lie before the begin", () => {
    const { files, openFiles } = newKernel();
    const [before, inode, after] = ["before", "f", "after"].map((name) => files.create(ROOT, name, FILE, encode("text")));
    const file = openFiles.create(inode!, 2);
    const last = 2 ** 31 - 1;
    expect(openFiles.seek(file, last, "begin")).toBe(last);
    expect(errnoOf(() => openFiles.write(file, encode("x"), false))).toBe(Errno.ENOSPC);
    for (const distance of [last + 1, 2 ** 32 - 100]) {
      expect(errnoOf(() => openFiles.seek(file, distance, "begin"))).toBe(Errno.EINVAL);
    }
    expect(errnoOf(() => openFiles.seek(file, 1, "offset"))).toBe(Errno.EINVAL);
    expect(openFiles.offset(file)).toBe(last);
    expect(openFiles.read(file, new Uint8Array(1))).toBe(0);
    expect([before!, inode!, after!].map((each) => content(files, each))).toEqual(["text", "text", "text"]);
  });

  it("is one of many, but not of more than the table holds", () => {
    const { files, openFiles } = newKernel();
    const inode = files.create(ROOT, "f", FILE);
    const made = Array.from({ length: MAX_OPEN_FILES }, () => openFiles.create(inode, 0));
    expect(errnoOf(() => openFiles.create(inode, 0))).toBe(Errno.ENFILE);
    for (const file of made) openFiles.removeReference(file);
    files.remove(ROOT, "f", "file");
    expect(errnoOf(() => files.status(inode))).toBe(Errno.ESTALE);
  });
});

it("agrees with a map from names to texts, whatever is done, and gives every block back", () => {
  const random = seededRandom(20261125);
  const pick = (count: number) => Math.floor(random() * count);
  const kernel = newKernel();
  const { files } = kernel;
  const model = new Map<string, string>();
  for (let step = 0; step < 3000; step++) {
    const name = `f${pick(12)}`;
    const inode = files.lookup(ROOT, name);
    const text = model.get(name);
    expect(inode === undefined).toBe(text === undefined);
    if (inode === undefined || text === undefined) {
      files.create(ROOT, name, FILE);
      model.set(name, "");
      continue;
    }
    switch (pick(5)) {
      case 0: {
        const added = String.fromCharCode(97 + pick(26)).repeat(pick(BLOCK_BYTES));
        files.write(inode, undefined, encode(added));
        model.set(name, text + added);
        break;
      }
      case 1: {
        const size = pick(text.length + 100);
        files.setSize(inode, size);
        model.set(name, text.slice(0, size).padEnd(size, "\0"));
        break;
      }
      case 2:
        files.remove(ROOT, name, "file");
        model.delete(name);
        break;
      case 3: {
        const newName = `f${pick(12)}`;
        files.rename(ROOT, name, ROOT, newName);
        model.delete(name);
        model.set(newName, text);
        break;
      }
      case 4:
        expect(content(files, inode)).toBe(text);
    }
    expect(files.list(ROOT).sort()).toEqual([...model.keys()].sort());
  }
  for (const name of model.keys()) files.remove(ROOT, name, "file");
  const last = files.create(ROOT, "all", FILE);
  files.setSize(last, MAX_BLOCKS * BLOCK_BYTES);
  expect(Atomics.load(kernel.memory.words, Header.FREE_BLOCK)).toBe(0);
});
