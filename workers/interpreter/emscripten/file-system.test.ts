import { beforeEach, describe, expect, it } from "vitest";
import type { Kernel } from "../../kernel/kernel";
import { TO_THE_END } from "../../kernel/files/file-locks";
import { newKernel, start } from "../../kernel/kernel.test-support";
import { BLOCK_BYTES, MAX_BLOCKS, MAX_DESCRIPTORS, MAX_OPEN_FILES, NAME_MAX, ProcessField } from "../../kernel/memory/layout";
import { createRunFiles } from "../../shared/run-files";
import { begin, failure, type Interpreter, O, SEEK } from "./emscripten.test-support";

const PERMISSIONS = 0o7777;

let kernel: Kernel;
/** Two processes of one run. */
let one: Interpreter;
let other: Interpreter;

beforeEach(async () => {
  kernel = newKernel();
  createRunFiles(kernel.files, [
    { name: "main.py", text: "import shapes.square" },
    { name: "shapes/square.py", text: "side = 2" },
  ]);
  one = await begin(start(kernel));
  other = await begin(start(kernel));
});

/** A new file with this text. */
function put(path: string, text: string): void {
  const stream = one.open(path, O.WRONLY | O.CREAT | O.EXCL);
  one.write(stream, text);
  one.FS.close(stream);
}

const names = (path: string): string[] => one.FS.readdir(path).slice(2).sort();
const failed = (operation: () => unknown): string => failure(one, operation);

describe("the shared folders", () => {
  it("hold the program, for every process", () => {
    for (const process of [one, other]) {
      expect(process.FS.readdir("/home/pyodide").sort()).toEqual([".", "..", "main.py", "shapes"]);
      expect(process.content("/home/pyodide/shapes/square.py")).toBe("side = 2");
    }
  });

  it("show at once what another process makes, changes, renames and removes", () => {
    put("/tmp/a", "one");
    expect(other.content("/tmp/a")).toBe("one");
    const stream = other.open("/tmp/a", O.WRONLY | O.TRUNC);
    expect(one.FS.stat("/tmp/a").size).toBe(0);
    other.write(stream, "other");
    expect(one.content("/tmp/a")).toBe("other");
    one.FS.rename("/tmp/a", "/tmp/b");
    expect(failure(other, () => other.open("/tmp/a"))).toBe("ENOENT");
    expect(other.content("/tmp/b")).toBe("other");
    other.FS.unlink("/tmp/b");
    expect(failed(() => one.FS.stat("/tmp/b"))).toBe("ENOENT");
  });

  it("are the only ones that can be written to: a file elsewhere would be one process's own", () => {
    for (const path of ["/mine", "/dev/mine", "/lib/python3/site-packages/mine.py"]) {
      expect(failed(() => one.open(path, O.WRONLY | O.CREAT))).toBe("EACCES");
    }
    expect(one.FS.statfs("/")).toMatchObject({ bavail: 0, ffree: 0 });
    expect(one.FS.statfs("/tmp").bavail).toBeGreaterThan(0);
  });

  it("are apart: no name moves from one to another", () => {
    put("/tmp/a", "");
    expect(failed(() => one.FS.rename("/tmp/a", "/home/a"))).toBe("EXDEV");
    expect(names("/tmp")).toEqual(["a"]);
  });

  it("are those of the run that the process is in", async () => {
    put("/tmp/a", "");
    const later = newKernel();
    createRunFiles(later.files, []);
    expect((await begin(start(later))).FS.readdir("/tmp")).toEqual([".", ".."]);
  });
});

describe("open", () => {
  it("makes a file only where it is asked to, and only one of a name", () => {
    expect(failed(() => one.open("/tmp/a", O.WRONLY))).toBe("ENOENT");
    expect(failed(() => one.open("/tmp/none/a", O.WRONLY | O.CREAT))).toBe("ENOENT");
    put("/tmp/a", "text");
    expect(failed(() => one.open("/tmp/a/b", O.WRONLY | O.CREAT))).toBe("ENOTDIR");
    expect(failed(() => one.open("/tmp/a", O.WRONLY | O.CREAT | O.EXCL))).toBe("EEXIST");
    one.open("/tmp/a", O.WRONLY | O.CREAT);
    expect(one.content("/tmp/a")).toBe("text");
    one.open("/tmp/a", O.WRONLY | O.TRUNC);
    expect(one.content("/tmp/a")).toBe("");
  });

  it("gives no more than the mode and the umask allow", () => {
    one.kernel.processes.set(one.slot, ProcessField.UMASK, 0o027);
    one.open("/tmp/a", O.WRONLY | O.CREAT, 0o666);
    one.open("/tmp/b", O.WRONLY | O.CREAT);
    one.open("/tmp/c", O.WRONLY | O.CREAT, 0o777);
    one.FS.mkdir("/tmp/d", 0o777);
    const modes = ["a", "b", "c", "d"].map((name) => other.FS.stat(`/tmp/${name}`).mode & PERMISSIONS);
    expect(modes).toEqual([0o640, 0o640, 0o750, 0o750]);
  });

  it("opens the file that another process makes between the look and the attempt, unless it must be new", () => {
    const made = (path: string, flags: number): string => {
      const { create } = one.kernel.files;
      one.kernel.files.create = (...args) => {
        one.kernel.files.create = create;
        other.write(other.open(path, O.WRONLY | O.CREAT), "theirs");
        return create.apply(one.kernel.files, args);
      };
      return failed(() => one.open(path, flags));
    };
    expect(made("/tmp/a", O.RDWR | O.CREAT)).toBe("");
    expect(one.content("/tmp/a")).toBe("theirs");
    expect(made("/tmp/b", O.RDWR | O.CREAT | O.EXCL)).toBe("EEXIST");
  });

  it("looks again when another process removes the file between the look and the attempt", () => {
    put("/tmp/a", "old");
    const { create } = one.kernel.openFiles;
    one.kernel.openFiles.create = (...args) => {
      one.kernel.openFiles.create = create;
      other.FS.unlink("/tmp/a");
      other.write(other.open("/tmp/a", O.WRONLY | O.CREAT), "new");
      return create.apply(one.kernel.openFiles, args);
    };
    expect(one.content("/tmp/a")).toBe("new");
  });

  it("of a folder reads none of its bytes, and writes none", () => {
    expect(failed(() => one.read(one.open("/tmp")))).toBe("EISDIR");
    expect(failed(() => one.open("/tmp", O.WRONLY))).toBe("EISDIR");
  });

  it("refuses what the mode refuses", () => {
    put("/tmp/a", "");
    other.FS.chmod("/tmp/a", 0o444);
    expect(failed(() => one.open("/tmp/a", O.WRONLY))).toBe("EACCES");
    other.FS.chmod("/tmp/a", 0o200);
    expect(failed(() => one.open("/tmp/a"))).toBe("EACCES");
  });

  it("refuses a name that is too long", () => {
    const name = "n".repeat(NAME_MAX);
    put(`/tmp/${name}`, "");
    expect(failed(() => one.open(`/tmp/${name}n`, O.WRONLY | O.CREAT))).toBe("ENAMETOOLONG");
    expect(failed(() => one.FS.mkdir(`/tmp/${name}n`))).toBe("ENAMETOOLONG");
    expect(failed(() => one.FS.rename(`/tmp/${name}`, `/tmp/${name}n`))).toBe("ENAMETOOLONG");
  });

  it("fails with EMFILE beyond a process's descriptors, and with ENFILE beyond the run's open files; one closed, it can again", () => {
    put("/tmp/a", "");
    const open = () => one.open("/tmp/a");
    const streams = Array.from({ length: MAX_DESCRIPTORS - one.FS.streams.filter(Boolean).length }, open);
    expect(failed(open)).toBe("EMFILE");
    one.FS.close(streams[0]!);
    expect(failed(open)).toBe("");
    const inode = one.files.openFile(streams[1]!)!;
    for (let count = streams.length; count < MAX_OPEN_FILES; count++) kernel.openFiles.create(kernel.openFiles.inode(inode), O.RDONLY);
    expect(failure(other, () => other.open("/tmp/a"))).toBe("ENFILE");
    one.FS.close(streams[1]!);
    expect(failure(other, () => other.open("/tmp/a"))).toBe("");
  });
});

describe("an open file", () => {
  it("is read from where it was read to, to its end", () => {
    put("/tmp/a", "abcdef");
    const stream = one.open("/tmp/a");
    expect([one.read(stream, 2), one.read(stream, 3), one.read(stream, 3), one.read(stream, 3)]).toEqual(["ab", "cde", "f", ""]);
  });

  it("is only read, or only written, if opened so", () => {
    put("/tmp/a", "text");
    expect(failed(() => one.write(one.open("/tmp/a"), "x"))).toBe("EBADF");
    expect(failed(() => one.read(one.open("/tmp/a", O.WRONLY)))).toBe("EBADF");
    expect(failed(() => one.FS.ftruncate(one.open("/tmp/a").fd, 0))).toBe("EINVAL");
    expect(one.content("/tmp/a")).toBe("text");
  });

  it("is no more once it is closed", () => {
    const stream = one.open("/tmp/a", O.RDWR | O.CREAT);
    const { fd } = stream;
    one.FS.close(stream);
    expect(failed(() => one.write(stream, "x"))).toBe("EBADF");
    expect(failed(() => one.FS.close(stream))).toBe("EBADF");
    expect(one.kernel.descriptors.get(one.slot, fd)).toBeUndefined();
  });

  it("is read and written at other places without its offset moving", () => {
    put("/tmp/a", "abcdef");
    const stream = one.open("/tmp/a", O.RDWR);
    one.read(stream, 1);
    expect(one.read(stream, 2, 4)).toBe("ef");
    expect(one.write(stream, "X", 3)).toBe(1);
    expect(one.read(stream)).toBe("bcXef");
    expect(one.read(stream, 10, 1000)).toBe("");
    expect(failed(() => one.read(stream, 1, -1))).toBe("EINVAL");
  });

  it("has an offset that can be put anywhere but before its begin; what lies between is zero", () => {
    put("/tmp/a", "abc");
    const stream = one.open("/tmp/a", O.RDWR);
    expect(one.FS.llseek(stream, -1, SEEK.END)).toBe(2);
    expect(one.FS.llseek(stream, -1, SEEK.CUR)).toBe(1);
    expect(one.read(stream)).toBe("bc");
    expect(failed(() => one.FS.llseek(stream, -4, SEEK.END))).toBe("EINVAL");
    expect(failed(() => one.FS.llseek(stream, 0, 7))).toBe("EINVAL");
    expect(one.FS.llseek(stream, 5, SEEK.SET)).toBe(5);
    expect(one.read(stream)).toBe("");
    one.write(stream, "f");
    expect(one.content("/tmp/a")).toBe("abc\0\0f");
  });

  it("is appended to at what is its end by then", () => {
    const [mine, theirs] = [one, other].map((process) => process.open("/tmp/a", O.WRONLY | O.CREAT | O.APPEND));
    one.write(mine!, "1");
    other.write(theirs!, "2");
    one.FS.llseek(mine!, 0, SEEK.SET);
    one.write(mine!, "3");
    // As on Linux, contrary to POSIX.
    one.write(mine!, "4", 0);
    expect(one.content("/tmp/a")).toBe("1234");
  });

  it("has one offset for its duplicates, and is open until the last of them is closed", () => {
    put("/tmp/a", "abcdef");
    const stream = one.open("/tmp/a");
    const twin = one.FS.dupStream(stream);
    expect([one.read(stream, 2), one.read(twin, 2)]).toEqual(["ab", "cd"]);
    one.FS.close(stream);
    expect(one.read(twin)).toBe("ef");
    expect(one.files.openFile(twin)).toBe(
      one.kernel.descriptors.list(one.slot).flatMap(([, target]) => ("file" in target ? target.file : []))[0],
    );
  });

  it("has one offset and one set of flags for the process that inherited it", async () => {
    put("/tmp/a", "abcdef");
    const stream = one.open("/tmp/a", O.RDWR);
    const child = start(kernel, one.pid);
    kernel.descriptors.inherit(one.slot, child.slot);
    const heir = await begin(child);
    expect(one.read(stream, 2)).toBe("ab");
    expect(heir.read(heir.stream(stream.fd), 2)).toBe("cd");
    expect(one.read(stream, 2)).toBe("ef");
    one.FS.llseek(stream, 0, SEEK.SET);
    heir.stream(stream.fd).flags |= O.APPEND;
    one.write(stream, "g");
    expect(one.content("/tmp/a")).toBe("abcdefg");
  });

  it("lives on without its name, and gives its room back with its last descriptor", () => {
    const free = kernel.files.space();
    const stream = one.open("/tmp/a", O.RDWR | O.CREAT);
    one.write(stream, "text");
    other.FS.unlink("/tmp/a");
    expect(one.FS.fstat(stream.fd)).toMatchObject({ nlink: 0, size: 4 });
    put("/tmp/a", "another");
    expect(one.read(stream, 4, 0)).toBe("text");
    one.FS.unlink("/tmp/a");
    one.FS.close(stream);
    expect(kernel.files.space()).toEqual(free);
  });

  it("is unlocked by the process that closes a descriptor of it, though it has locked it by another", () => {
    put("/tmp/a", "");
    const [mine, twin] = [one.open("/tmp/a", O.RDWR), one.open("/tmp/a")];
    const inode = kernel.openFiles.inode(one.files.openFile(mine)!);
    const whole = { from: 0, to: TO_THE_END };
    const lockedBy = (process: Interpreter): boolean => process.kernel.fileLocks.tryLock(inode, { process: process.pid }, true, whole);
    expect([lockedBy(one), lockedBy(other)]).toEqual([true, false]);
    one.FS.close(twin);
    expect(lockedBy(other)).toBe(true);
  });

  it("keeps what it is when another takes its name", () => {
    put("/tmp/a", "old");
    put("/tmp/b", "new");
    const stream = other.open("/tmp/a");
    one.FS.rename("/tmp/b", "/tmp/a");
    expect(other.read(stream)).toBe("old");
    expect(other.content("/tmp/a")).toBe("new");
    expect(names("/tmp")).toEqual(["a"]);
  });

  it("can be cut off and made longer, with zeros", () => {
    put("/tmp/a", "abcdef");
    const stream = one.open("/tmp/a", O.RDWR);
    one.FS.ftruncate(stream.fd, 2);
    one.FS.ftruncate(stream.fd, 4);
    expect(one.read(stream)).toBe("ab\0\0");
    one.FS.truncate("/tmp/a", 1);
    expect(one.FS.fstat(stream.fd).size).toBe(1);
  });

  it("takes as much as there is room for, and then fails with ENOSPC", () => {
    const stream = one.open("/tmp/a", O.RDWR | O.CREAT);
    const rest = (kernel.files.space().freeBlocks - 1) * BLOCK_BYTES;
    expect(MAX_BLOCKS * BLOCK_BYTES).toBeGreaterThan(rest);
    one.FS.ftruncate(stream.fd, rest);
    one.FS.llseek(stream, 0, SEEK.END);
    expect(one.write(stream, "x".repeat(BLOCK_BYTES + 1))).toBe(BLOCK_BYTES);
    expect(failed(() => one.write(stream, "x"))).toBe("ENOSPC");
    expect(one.FS.fstat(stream.fd).size).toBe(rest + BLOCK_BYTES);
  });
});

describe("names", () => {
  it("of folders are made once, and removed when nothing is in them", () => {
    one.FS.mkdir("/tmp/d");
    expect(failure(other, () => other.FS.mkdir("/tmp/d"))).toBe("EEXIST");
    put("/tmp/d/a", "");
    expect(failed(() => one.FS.rmdir("/tmp/d"))).toBe("ENOTEMPTY");
    expect(failed(() => one.FS.unlink("/tmp/d"))).toBe("EISDIR");
    expect(failed(() => one.FS.rmdir("/tmp/d/a"))).toBe("ENOTDIR");
    one.FS.unlink("/tmp/d/a");
    one.FS.rmdir("/tmp/d");
    expect(failure(other, () => other.open("/tmp/d/a", O.WRONLY | O.CREAT))).toBe("ENOENT");
    expect(failed(() => one.FS.rmdir("/tmp/d"))).toBe("ENOENT");
  });

  it("that are removed must have been there", () => {
    expect(failed(() => one.FS.unlink("/tmp/a"))).toBe("ENOENT");
    expect(failed(() => one.FS.rename("/tmp/a", "/tmp/b"))).toBe("ENOENT");
  });

  it("change, with all that is in a folder", () => {
    one.FS.mkdir("/tmp/d");
    put("/tmp/d/a", "text");
    one.FS.mkdir("/tmp/e");
    one.FS.rename("/tmp/d", "/tmp/e/f");
    expect(other.content("/tmp/e/f/a")).toBe("text");
    expect(names("/tmp")).toEqual(["e"]);
    one.FS.rename("/tmp/e/f/a", "/tmp/b");
    expect([names("/tmp"), names("/tmp/e/f")]).toEqual([["b", "e"], []]);
  });

  it("change to themselves", () => {
    put("/tmp/a", "text");
    one.FS.rename("/tmp/a", "/tmp/a");
    expect(one.content("/tmp/a")).toBe("text");
  });

  it("take another's place only where that is of their kind, and a folder's only where it is empty", () => {
    put("/tmp/a", "");
    one.FS.mkdir("/tmp/d");
    one.FS.mkdir("/tmp/e");
    put("/tmp/e/b", "");
    expect(failed(() => one.FS.rename("/tmp/a", "/tmp/d"))).toBe("EISDIR");
    expect(failed(() => one.FS.rename("/tmp/d", "/tmp/a"))).toBe("ENOTDIR");
    expect(failed(() => one.FS.rename("/tmp/d", "/tmp/e"))).toBe("ENOTEMPTY");
    one.FS.rename("/tmp/e", "/tmp/d");
    expect([names("/tmp"), names("/tmp/d")]).toEqual([["a", "d"], ["b"]]);
  });

  it("of a folder never lead into itself, whatever way there is taken", () => {
    one.FS.mkdirTree("/tmp/d/e");
    one.FS.symlink("/tmp/d", "/tmp/way");
    expect(failed(() => one.FS.rename("/tmp/d", "/tmp/d/f"))).toBe("EINVAL");
    expect(failed(() => one.FS.rename("/tmp/d", "/tmp/way/e/f"))).toBe("EINVAL");
    expect(names("/tmp/d")).toEqual(["e"]);
  });
});

describe("a symbolic link", () => {
  it("leads to what it names, for every process, and is itself no file of that kind", () => {
    put("/tmp/a", "text");
    one.FS.symlink("a", "/tmp/link");
    one.FS.symlink("/tmp", "/home/way");
    expect([other.content("/tmp/link"), other.content("/home/way/link")]).toEqual(["text", "text"]);
    expect(other.FS.readlink("/tmp/link")).toBe("a");
    expect(other.FS.stat("/tmp/link", true).mode & 0o170000).toBe(0o120000);
    expect(other.FS.stat("/tmp/link").mode & 0o170000).toBe(0o100000);
    expect(failed(() => one.FS.readlink("/tmp/a"))).toBe("EINVAL");
  });

  it("is removed and renamed without what it leads to", () => {
    put("/tmp/a", "text");
    one.FS.symlink("a", "/tmp/link");
    one.FS.rename("/tmp/link", "/tmp/other");
    expect(one.FS.readlink("/tmp/other")).toBe("a");
    one.FS.unlink("/tmp/other");
    expect(names("/tmp")).toEqual(["a"]);
  });

  it("may lead nowhere, or round in circles", () => {
    one.FS.symlink("nowhere", "/tmp/a");
    one.FS.symlink("c", "/tmp/b");
    one.FS.symlink("b", "/tmp/c");
    expect(failed(() => one.open("/tmp/a"))).toBe("ENOENT");
    expect(failed(() => one.open("/tmp/b"))).toBe("ELOOP");
    expect(failed(() => one.open("/tmp/a", O.RDONLY | O.NOFOLLOW))).toBe("ELOOP");
    one.open("/tmp/a", O.WRONLY | O.CREAT);
    expect(names("/tmp")).toContain("nowhere");
  });

  it("takes no name that there is", () => {
    put("/tmp/a", "text");
    expect(failed(() => one.FS.symlink("elsewhere", "/tmp/a"))).toBe("EEXIST");
    expect(one.content("/tmp/a")).toBe("text");
  });

  it("is there whole or not at all: it leaves no name where there is no room", () => {
    const stream = one.open("/tmp/a", O.RDWR | O.CREAT);
    one.FS.ftruncate(stream.fd, kernel.files.space().freeBlocks * BLOCK_BYTES);
    expect(failed(() => one.FS.symlink("a", "/tmp/link"))).toBe("ENOSPC");
    expect(names("/tmp")).toEqual(["a"]);
  });
});

describe("what is told of a file", () => {
  it("is its mode, which any process may change", () => {
    put("/tmp/a", "");
    other.FS.chmod("/tmp/a", 0o4751);
    expect(one.FS.stat("/tmp/a").mode).toBe(0o104751);
    const { fd } = one.open("/tmp/a");
    other.FS.chmod("/tmp/a", 0o600);
    expect(one.FS.fstat(fd).mode).toBe(0o100600);
  });

  it("are its times, each by itself", () => {
    put("/tmp/a", "");
    one.FS.utime("/tmp/a", 1000, 2000);
    expect(other.FS.stat("/tmp/a")).toMatchObject({ atime: new Date(1000), mtime: new Date(2000) });
    other.write(other.open("/tmp/a", O.WRONLY), "x");
    expect(one.FS.stat("/tmp/a").mtime.getTime()).toBeGreaterThan(2000);
    expect(one.FS.stat("/tmp/a").atime).toEqual(new Date(1000));
  });

  it("is how much room there is", () => {
    const before = one.FS.statfs("/tmp");
    put("/tmp/a", "x".repeat(BLOCK_BYTES + 1));
    const after = one.FS.statfs("/tmp");
    expect([before.bavail! - after.bavail!, before.ffree! - after.ffree!]).toEqual([2, 1]);
  });
});
