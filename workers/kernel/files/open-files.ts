import { Errno, LimitError } from "../memory/errno";
import type { FileLocks } from "./file-locks";
import type { Files } from "./files";
import { Header, type KernelMemory, MAX_OPEN_FILES, Offset, OpenFileField } from "../memory/layout";
import { withLock } from "../memory/lock";

/** Open files (POSIX: open file descriptions): descriptors that were duplicated or inherited share one, with its offset. */
export class OpenFiles {
  constructor(
    private readonly memory: KernelMemory,
    private readonly owner: number,
    private readonly files: Files,
    private readonly locks: FileLocks,
  ) {}

  /** A new one with one reference; throws ENFILE, and ESTALE when the file is gone. */
  create(inode: number, flags: number): number {
    this.files.opened(inode);
    try {
      return this.#create(inode, flags);
    } catch (error) {
      this.files.closed(inode);
      throw error;
    }
  }

  addReference(file: number): void {
    Atomics.add(this.memory.words, Offset.openFile(file, OpenFileField.REFERENCES), 1);
  }

  removeReference(file: number): void {
    const { words } = this.memory;
    const word = Offset.openFile(file, OpenFileField.REFERENCES);
    // One more than there are descriptors while it is in use, so that only one process finds itself to be the last.
    if (Atomics.sub(words, word, 1) !== 2) return;
    const inode = this.inode(file);
    this.locks.releaseAll({ openFile: file });
    Atomics.store(words, word, 0);
    this.files.closed(inode);
  }

  inode(file: number): number {
    return Atomics.load(this.memory.words, Offset.openFile(file, OpenFileField.INODE));
  }

  flags(file: number): number {
    return Atomics.load(this.memory.words, Offset.openFile(file, OpenFileField.FLAGS));
  }

  /** F_SETFL of fcntl(2), by way of whichever descriptor. */
  setFlags(file: number, flags: number): void {
    Atomics.store(this.memory.words, Offset.openFile(file, OpenFileField.FLAGS), flags);
  }

  offset(file: number): number {
    return Atomics.load(this.memory.words, Offset.openFile(file, OpenFileField.OFFSET));
  }

  /** read(2): from its offset, which moves on. */
  read(file: number, into: Uint8Array): number {
    return this.files.readOn(this.inode(file), Offset.openFile(file, OpenFileField.OFFSET), into);
  }

  /** write(2): at its offset or (O_APPEND) at the end of the file. Throws ENOSPC. */
  write(file: number, from: Uint8Array, append: boolean): number {
    return this.files.writeOn(this.inode(file), Offset.openFile(file, OpenFileField.OFFSET), append, from);
  }

  /** lseek(2). Throws EINVAL. */
  seek(file: number, distance: number, base: "begin" | "offset" | "end"): number {
    return this.files.seek(this.inode(file), Offset.openFile(file, OpenFileField.OFFSET), distance, base);
  }

  #create(inode: number, flags: number): number {
    const { words } = this.memory;
    return withLock(this.memory, Header.FILE_LOCK, this.owner, () => {
      for (let file = 0; file < MAX_OPEN_FILES; file++) {
        const base = Offset.openFile(file, 0);
        if (Atomics.load(words, base) !== 0) continue;
        words[base + OpenFileField.INODE] = inode;
        words[base + OpenFileField.FLAGS] = flags;
        words[base + OpenFileField.OFFSET] = 0;
        Atomics.store(words, base, 2);
        return file;
      }
      throw new LimitError(Errno.ENFILE, "open-files");
    });
  }
}
