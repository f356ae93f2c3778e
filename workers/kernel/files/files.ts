import { Errno, KernelError, LimitError } from "../memory/errno";
import {
  BLOCK_BYTES,
  EntryField,
  Header,
  InodeField,
  type KernelMemory,
  MAX_BLOCKS,
  MAX_ENTRIES,
  MAX_INODES,
  NAME_MAX,
  Offset,
} from "../memory/layout";
import { withLock } from "../memory/lock";
import { S_IFDIR } from "./format";

const S_IFMT = 0o170000;
/** Largest file: offsets are signed 32-bit words. */
const MAX_SIZE = 2 ** 31 - 1;

/** How many files an inode is before its numbers come again. */
const GENERATIONS = 1 << 18;

/** Where a field of it lies: an inode's number says its place in the table, and which of the files it has been there. */
const placeOf = (inode: number, field: number): number => Offset.inode(inode % MAX_INODES, field);

const NOTHING = new Uint8Array(0);

export const isFolder = (mode: number): boolean => (mode & S_IFMT) === S_IFDIR;

/** What stat(2) reports of a file. */
export interface FileStatus {
  readonly mode: number;
  readonly links: number;
  readonly size: number;
  /** Unix times in ms. */
  readonly mtime: number;
  readonly atime: number;
}

/** What statvfs(3) reports of the file system. */
export interface FileSpace {
  readonly blocks: number;
  readonly freeBlocks: number;
  readonly inodes: number;
  readonly freeInodes: number;
}

/** A run of bytes of a file, where it lies in the kernel's memory. */
export interface Extent {
  readonly start: number;
  readonly bytes: number;
}

/**
 * The run's file system, shared by all its processes: inodes, the names that folders have for them, and chains of
 * blocks that hold their content. Paths are resolved by the caller; permissions are checked there, too. The number of an inode that has
 * been looked up is no other's once the file is gone: whatever is done with it fails with ESTALE.
 */
export class Files {
  readonly #encoder = new TextEncoder();
  readonly #decoder = new TextDecoder("utf-8", { ignoreBOM: true });

  constructor(
    private readonly memory: KernelMemory,
    private readonly owner: number,
    /** `withLockSoon` for who must not sleep: any method may then throw EAGAIN. */
    private readonly enter: typeof withLock = withLock,
  ) {}

  /** The inode that `folder` has under this name, or undefined. */
  lookup(folder: number, name: string): number | undefined {
    return this.find(folder, name)?.inode;
  }

  /** The inode that `folder` has under this name, with its mode, or undefined. */
  find(folder: number, name: string): { inode: number; mode: number } | undefined {
    return this.#locked(() => {
      const entry = this.#find(folder, this.#encoder.encode(name));
      if (entry === undefined) return undefined;
      const inode = this.#word(Offset.entry(entry, EntryField.INODE));
      return { inode, mode: this.#get(inode, InodeField.MODE) };
    });
  }

  /**
   * A new file or folder, which has `content` from the first moment on that others can see it; throws EEXIST, ENAMETOOLONG, ENOSPC,
   * and ENOENT when the folder is gone.
   */
  create(folder: number, name: string, mode: number, content = NOTHING): number {
    return this.#locked(() => {
      const encoded = this.#encoder.encode(name);
      this.#mustExist(folder, Errno.ENOENT);
      if (this.#find(folder, encoded) !== undefined) throw new KernelError(Errno.EEXIST, "open");
      const entry = this.#freeEntry();
      const inode = this.#freeInode();
      for (let field = 1; field < InodeField.GENERATION; field++) this.#set(inode, field, 0);
      this.#set(inode, InodeField.LINKS, 1);
      this.#touch(inode);
      this.#writeTime(inode, InodeField.ATIME, Date.now());
      this.#set(inode, InodeField.MODE, mode);
      try {
        this.#write(inode, 0, content);
      } catch (error) {
        this.#dropLink(inode);
        throw error;
      }
      this.#writeEntry(entry, folder, inode, encoded);
      this.#touch(folder);
      return inode;
    });
  }

  /** unlink(2), or rmdir(2) of a folder; throws ENOENT, ENOTEMPTY, and EISDIR or ENOTDIR where it is of the other kind. */
  remove(folder: number, name: string, kind: "file" | "folder"): void {
    this.#locked(() => {
      const entry = this.#mustFind(folder, name);
      const inode = this.#word(Offset.entry(entry, EntryField.INODE));
      const isOne = isFolder(this.#get(inode, InodeField.MODE));
      if (isOne && kind === "file") throw new KernelError(Errno.EISDIR, "unlink");
      if (!isOne && kind === "folder") throw new KernelError(Errno.ENOTDIR, "rmdir");
      this.#mustBeEmpty(inode);
      this.#store(Offset.entry(entry, EntryField.FOLDER), 0);
      this.#touch(folder);
      this.#dropLink(inode);
    });
  }

  /** rename(2): what had the new name before is gone. Throws ENOENT, ENOTEMPTY, EISDIR, ENOTDIR, and EINVAL for a folder into itself. */
  rename(folder: number, name: string, newFolder: number, newName: string): void {
    this.#locked(() => {
      const entry = this.#mustFind(folder, name);
      const inode = this.#word(Offset.entry(entry, EntryField.INODE));
      const encoded = this.#encoder.encode(newName);
      this.#mustExist(newFolder, Errno.ENOENT);
      this.#mustBeOutside(newFolder, inode);
      const target = this.#find(newFolder, encoded);
      if (target === entry) return;
      const free = target === undefined ? this.#freeEntry() : target;
      const replaced = target === undefined ? undefined : this.#word(Offset.entry(target, EntryField.INODE));
      if (replaced !== undefined) this.#mustBeReplaceable(replaced, inode);
      // Who dies in the middle leaves a file with two names, and not a name of a file that the other's removal has freed.
      this.#set(inode, InodeField.LINKS, this.#get(inode, InodeField.LINKS) + 1);
      if (replaced === undefined) this.#writeEntry(free, newFolder, inode, encoded);
      else this.#store(Offset.entry(free, EntryField.INODE), inode);
      this.#store(Offset.entry(entry, EntryField.FOLDER), 0);
      this.#dropLink(inode);
      if (replaced !== undefined) this.#dropLink(replaced);
      this.#touch(folder);
      this.#touch(newFolder);
    });
  }

  /** Names in a folder, without `.` and `..`. */
  list(folder: number): string[] {
    return this.#locked(() =>
      this.#entriesOf(folder).map((entry) => {
        const start = Offset.entry(entry, EntryField.NAME) * 4;
        const length = this.#word(Offset.entry(entry, EntryField.LENGTH));
        // TextDecoder refuses shared memory.
        return this.#decoder.decode(new Uint8Array(this.memory.bytes.subarray(start, start + length)));
      }),
    );
  }

  /** Throws ESTALE when it is gone. */
  status(inode: number): FileStatus {
    return this.#locked(() => {
      this.#mustExist(inode);
      return {
        mode: this.#get(inode, InodeField.MODE),
        links: this.#get(inode, InodeField.LINKS),
        size: this.#get(inode, InodeField.SIZE),
        mtime: this.#time(inode, InodeField.MTIME),
        atime: this.#time(inode, InodeField.ATIME),
      };
    });
  }

  space(): FileSpace {
    return this.#locked(() => {
      const free = Array.from({ length: MAX_INODES }, (_, place) => this.#word(Offset.inode(place, InodeField.MODE))).filter(
        (mode) => mode === 0,
      );
      return { blocks: MAX_BLOCKS, freeBlocks: this.#freeBlockCount(), inodes: MAX_INODES, freeInodes: free.length };
    });
  }

  /** Gives it these of the bits `which` of its mode, which is returned. Throws ESTALE when it is gone. */
  setMode(inode: number, mode: number, which: number): number {
    return this.#locked(() => {
      this.#mustExist(inode);
      const changed = (this.#get(inode, InodeField.MODE) & ~which) | (mode & which);
      this.#set(inode, InodeField.MODE, changed);
      return changed;
    });
  }

  /** Unix times in ms; undefined: as it is. Throws ESTALE when it is gone. */
  setTimes(inode: number, { mtime, atime }: { readonly mtime: number | undefined; readonly atime: number | undefined }): void {
    this.#locked(() => {
      this.#mustExist(inode);
      if (mtime !== undefined) this.#writeTime(inode, InodeField.MTIME, mtime);
      if (atime !== undefined) this.#writeTime(inode, InodeField.ATIME, atime);
    });
  }

  /** truncate(2): new bytes are zero. Throws ENOSPC, and then nothing has changed; ESTALE when it is gone. */
  setSize(inode: number, size: number): void {
    this.#locked(() => {
      this.#mustExist(inode);
      if (this.#roomFor(inode, size) < size) throw new LimitError(Errno.ENOSPC, "file-space");
      const before = this.#get(inode, InodeField.SIZE);
      if (size > before) this.#grow(inode, size);
      this.#set(inode, InodeField.SIZE, size);
      // Blocks that somebody may have mapped stay: what is written there must not end up in another file.
      if (size < before && this.#get(inode, InodeField.MAPPED) === 0) this.#freeBlocks(inode, Math.ceil(size / BLOCK_BYTES));
      this.#touch(inode);
    });
  }

  /** Bytes read; 0 at the end of the file. Throws ESTALE when it is gone. */
  read(inode: number, position: number, into: Uint8Array): number {
    return this.#locked(() => {
      this.#mustExist(inode);
      return this.#read(inode, position, into);
    });
  }

  /** As `read`, from the offset that lies in the word `offset`, which moves on: no two get the same bytes. */
  readOn(inode: number, offset: number, into: Uint8Array): number {
    return this.#locked(() => {
      const position = this.#word(offset);
      const count = this.#read(inode, position, into);
      this.#store(offset, position + count);
      return count;
    });
  }

  /**
   * Writes at `position`, or at the end when that is undefined (O_APPEND), as much as there is room for; others see all of
   * it or nothing. Throws ENOSPC when there is none.
   */
  write(inode: number, position: number | undefined, from: Uint8Array): number {
    return this.#locked(() => this.#write(inode, position ?? this.#get(inode, InodeField.SIZE), from));
  }

  /** As `write`, at the offset that lies in the word `offset`, or (`append`) at the end; the offset is then where that was. */
  writeOn(inode: number, offset: number, append: boolean, from: Uint8Array): number {
    return this.#locked(() => {
      const position = append ? this.#get(inode, InodeField.SIZE) : this.#word(offset);
      const count = this.#write(inode, position, from);
      this.#store(offset, position + count);
      return count;
    });
  }

  /**
   * lseek(2) of the offset that lies in the word `offset`: moves it from where `base` says. Throws EINVAL before the begin, and beyond
   * where any file could end.
   */
  seek(inode: number, offset: number, distance: number, base: "begin" | "offset" | "end"): number {
    return this.#locked(() => {
      const from = { begin: 0, offset: this.#word(offset), end: this.#get(inode, InodeField.SIZE) }[base];
      if (from + distance < 0 || from + distance > MAX_SIZE) throw new KernelError(Errno.EINVAL, "lseek");
      this.#store(offset, from + distance);
      return from + distance;
    });
  }

  /** Where these bytes of a file lie, and stay as long as there is the file, which must be that large. */
  map(inode: number, position: number, bytes: number): Extent[] {
    return this.#locked(() => {
      this.#set(inode, InodeField.MAPPED, 1);
      const extents: { start: number; bytes: number }[] = [];
      this.#eachExtent(inode, position, bytes, (start, length) => {
        const last = extents.at(-1);
        if (last !== undefined && last.start + last.bytes === start) last.bytes += length;
        else extents.push({ start, bytes: length });
      });
      return extents;
    });
  }

  /** An open file refers to it from now on: it lives on without a name. Throws ESTALE when it is gone. */
  opened(inode: number): void {
    this.#locked(() => {
      this.#mustExist(inode);
      this.#set(inode, InodeField.OPENS, this.#get(inode, InodeField.OPENS) + 1);
    });
  }

  closed(inode: number): void {
    this.#locked(() => {
      this.#set(inode, InodeField.OPENS, this.#get(inode, InodeField.OPENS) - 1);
      this.#freeIfUnused(inode);
    });
  }

  #read(inode: number, position: number, into: Uint8Array): number {
    const length = Math.max(0, Math.min(into.length, this.#get(inode, InodeField.SIZE) - position));
    this.#eachExtent(inode, position, length, (start, bytes, at) => {
      into.set(this.memory.bytes.subarray(start, start + bytes), at);
    });
    return length;
  }

  #write(inode: number, start: number, from: Uint8Array): number {
    if (from.length === 0) return 0;
    this.#mustExist(inode);
    const size = this.#get(inode, InodeField.SIZE);
    const end = this.#roomFor(inode, start + from.length);
    if (end <= start) throw new LimitError(Errno.ENOSPC, "file-space");
    if (end > size) this.#grow(inode, end);
    this.#eachExtent(inode, start, end - start, (to, bytes, at) => {
      this.memory.bytes.set(from.subarray(at, at + bytes), to);
      this.#changed(to);
    });
    if (end > size) this.#set(inode, InodeField.SIZE, end);
    this.#touch(inode);
    return end - start;
  }

  /** How large the file can be made, if that is less than `size`. */
  #roomFor(inode: number, size: number): number {
    const needed = Math.ceil(Math.min(size, MAX_SIZE) / BLOCK_BYTES);
    let count = 0;
    for (let block = this.#get(inode, InodeField.BLOCK); block !== 0 && count < needed; count++)
      block = this.#word(Offset.nextBlock(block - 1));
    if (count < needed) count += this.#freeBlockCount();
    return count < needed ? count * BLOCK_BYTES : Math.min(size, MAX_SIZE);
  }

  /** Gives the file blocks for `size` bytes, which there are; what it did not have before is zero. */
  #grow(inode: number, size: number): void {
    const before = this.#get(inode, InodeField.SIZE);
    const needed = Math.ceil(size / BLOCK_BYTES);
    let last = placeOf(inode, InodeField.BLOCK);
    let count = 0;
    for (; count < needed && this.#word(last) !== 0; count++) last = Offset.nextBlock(this.#word(last) - 1);
    const kept = count * BLOCK_BYTES;
    for (; count < needed; count++) {
      const block = this.#takeBlock();
      this.#store(last, block + 1);
      last = Offset.nextBlock(block);
    }
    this.#eachExtent(inode, before, Math.min(size, kept) - before, (start, bytes) => {
      this.memory.bytes.fill(0, start, start + bytes);
      this.#changed(start);
    });
  }

  /** Processes that have mapped the block at this byte shall see that it has something else in it. */
  #changed(byte: number): void {
    Atomics.add(this.memory.words, Offset.blockVersion(Offset.blockOf(byte)), 1);
  }

  #freeBlockCount(): number {
    const { words } = this.memory;
    let count = MAX_BLOCKS - Atomics.load(words, Header.BLOCKS_END);
    for (let block = Atomics.load(words, Header.FREE_BLOCK); block !== 0; block = this.#word(Offset.nextBlock(block - 1))) count++;
    return count;
  }

  #takeBlock(): number {
    const { words, bytes } = this.memory;
    let block = Atomics.load(words, Header.FREE_BLOCK) - 1;
    if (block < 0) block = Atomics.add(words, Header.BLOCKS_END, 1);
    else Atomics.store(words, Header.FREE_BLOCK, this.#word(Offset.nextBlock(block)));
    this.#store(Offset.nextBlock(block), 0);
    bytes.fill(0, Offset.blockBytes(block), Offset.blockBytes(block + 1));
    return block;
  }

  /** Frees all blocks but the first `keep`. */
  #freeBlocks(inode: number, keep: number): void {
    let last = placeOf(inode, InodeField.BLOCK);
    for (let count = 0; count < keep && this.#word(last) !== 0; count++) last = Offset.nextBlock(this.#word(last) - 1);
    let block = this.#word(last);
    this.#store(last, 0);
    while (block !== 0) {
      const next = this.#word(Offset.nextBlock(block - 1));
      this.#store(Offset.nextBlock(block - 1), this.#word(Header.FREE_BLOCK));
      this.#store(Header.FREE_BLOCK, block);
      block = next;
    }
  }

  /** Calls `visit` with each piece of these bytes: its place in memory, its length, and how far into the bytes it is. */
  #eachExtent(inode: number, position: number, length: number, visit: (start: number, bytes: number, at: number) => void): void {
    if (length <= 0) return;
    let block = this.#get(inode, InodeField.BLOCK);
    let blockStart = 0;
    for (; block !== 0 && blockStart + BLOCK_BYTES <= position; blockStart += BLOCK_BYTES) block = this.#word(Offset.nextBlock(block - 1));
    for (let at = 0; at < length && block !== 0; blockStart += BLOCK_BYTES) {
      const within = position + at - blockStart;
      const bytes = Math.min(BLOCK_BYTES - within, length - at);
      visit(Offset.blockBytes(block - 1) + within, bytes, at);
      at += bytes;
      block = this.#word(Offset.nextBlock(block - 1));
    }
  }

  #find(folder: number, name: Uint8Array): number | undefined {
    if (name.length > NAME_MAX) throw new KernelError(Errno.ENAMETOOLONG, "lookup");
    const hash = hashOf(name);
    const end = this.#word(Header.ENTRIES_END);
    for (let entry = 0; entry < end; entry++) {
      const base = Offset.entry(entry, 0);
      if (this.#word(base) === folder + 1 && this.#word(base + EntryField.HASH) === hash && this.#isNamed(base, name)) return entry;
    }
    return undefined;
  }

  #isNamed(base: number, name: Uint8Array): boolean {
    const start = (base + EntryField.NAME) * 4;
    return this.#word(base + EntryField.LENGTH) === name.length && name.every((byte, index) => this.memory.bytes[start + index] === byte);
  }

  #entriesOf(folder: number): number[] {
    return Array.from({ length: this.#word(Header.ENTRIES_END) }, (_, entry) => entry).filter(
      (entry) => this.#word(Offset.entry(entry, EntryField.FOLDER)) === folder + 1,
    );
  }

  #mustFind(folder: number, name: string): number {
    const entry = this.#find(folder, this.#encoder.encode(name));
    if (entry === undefined) throw new KernelError(Errno.ENOENT, name);
    return entry;
  }

  #mustExist(inode: number, otherwise: typeof Errno.ENOENT | typeof Errno.ESTALE = Errno.ESTALE): void {
    if (this.#get(inode, InodeField.MODE) === 0 || this.#numberOf(inode % MAX_INODES) !== inode) throw new KernelError(otherwise, "stat");
  }

  #numberOf(index: number): number {
    return this.#get(index, InodeField.GENERATION) * MAX_INODES + index;
  }

  #mustBeEmpty(inode: number): void {
    if (isFolder(this.#get(inode, InodeField.MODE)) && this.#entriesOf(inode).length > 0) throw new KernelError(Errno.ENOTEMPTY, "rmdir");
  }

  /** A folder that was moved into itself would be in no other any more. */
  #mustBeOutside(folder: number, moved: number): void {
    if (!isFolder(this.#get(moved, InodeField.MODE))) return;
    for (let around: number | undefined = folder; around !== undefined; around = this.#folderAround(around))
      if (around === moved) throw new KernelError(Errno.EINVAL, "rename");
  }

  /** The folder that has a name for this one, or undefined: it is the root, or removed. */
  #folderAround(folder: number): number | undefined {
    const end = this.#word(Header.ENTRIES_END);
    for (let entry = 0; entry < end; entry++) {
      const owner = this.#word(Offset.entry(entry, EntryField.FOLDER));
      if (owner !== 0 && this.#word(Offset.entry(entry, EntryField.INODE)) === folder) return owner - 1;
    }
    return undefined;
  }

  #mustBeReplaceable(replaced: number, by: number): void {
    const [there, here] = [replaced, by].map((inode) => isFolder(this.#get(inode, InodeField.MODE)));
    if (there && !here) throw new KernelError(Errno.EISDIR, "rename");
    if (!there && here) throw new KernelError(Errno.ENOTDIR, "rename");
    this.#mustBeEmpty(replaced);
  }

  #writeEntry(entry: number, folder: number, inode: number, name: Uint8Array): void {
    const base = Offset.entry(entry, 0);
    this.#store(base + EntryField.INODE, inode);
    this.#store(base + EntryField.HASH, hashOf(name));
    this.#store(base + EntryField.LENGTH, name.length);
    this.memory.bytes.set(name, (base + EntryField.NAME) * 4);
    this.#store(base + EntryField.FOLDER, folder + 1);
    if (entry >= this.#word(Header.ENTRIES_END)) this.#store(Header.ENTRIES_END, entry + 1);
  }

  #freeEntry(): number {
    for (let entry = 0; entry < MAX_ENTRIES; entry++) if (this.#word(Offset.entry(entry, EntryField.FOLDER)) === 0) return entry;
    throw new LimitError(Errno.ENOSPC, "file-names");
  }

  #freeInode(): number {
    for (let index = 0; index < MAX_INODES; index++) if (this.#get(index, InodeField.MODE) === 0) return this.#numberOf(index);
    throw new LimitError(Errno.ENOSPC, "file-names");
  }

  #dropLink(inode: number): void {
    this.#set(inode, InodeField.LINKS, this.#get(inode, InodeField.LINKS) - 1);
    this.#freeIfUnused(inode);
  }

  #freeIfUnused(inode: number): void {
    if (this.#get(inode, InodeField.LINKS) > 0 || this.#get(inode, InodeField.OPENS) > 0) return;
    this.#freeBlocks(inode, 0);
    this.#set(inode, InodeField.GENERATION, (this.#get(inode, InodeField.GENERATION) + 1) % GENERATIONS);
    this.#set(inode, InodeField.MODE, 0);
  }

  #touch(inode: number): void {
    this.#writeTime(inode, InodeField.MTIME, Date.now());
  }

  #time(inode: number, field: number): number {
    return this.memory.floats[placeOf(inode, field) / 2] ?? 0;
  }

  #writeTime(inode: number, field: number, time: number): void {
    this.memory.floats[placeOf(inode, field) / 2] = time;
  }

  #locked<Result>(section: () => Result): Result {
    return this.enter(this.memory, Header.FILE_LOCK, this.owner, section);
  }

  #get(inode: number, field: number): number {
    return this.#word(placeOf(inode, field));
  }

  #set(inode: number, field: number, value: number): void {
    this.#store(placeOf(inode, field), value);
  }

  #word(index: number): number {
    return Atomics.load(this.memory.words, index);
  }

  #store(index: number, value: number): void {
    Atomics.store(this.memory.words, index, value);
  }
}

/** FNV-1a. */
function hashOf(name: Uint8Array): number {
  return name.reduce((hash, byte) => Math.imul(hash ^ byte, 0x01000193), 0x811c9dc5 | 0);
}
