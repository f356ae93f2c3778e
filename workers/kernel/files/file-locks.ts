import { Errno, KernelError } from "../memory/errno";
import { FileLockField, Header, type KernelMemory, MAX_FILE_LOCKS, Offset } from "../memory/layout";
import { withLock } from "../memory/lock";
import { wakeInterested } from "../memory/waits";

/** The end of a range that reaches to the file's end, however long it gets. */
export const TO_THE_END = 0x7fff_ffff;

/**
 * Who holds a lock: an open file (flock(2)), so that descriptors which were duplicated or inherited hold it together, or a
 * process (fcntl(2)). Locks of the two kinds don't see each other, as on Linux.
 */
export type LockOwner = { readonly openFile: number } | { readonly process: number };

/** Bytes of a file, `to` excluded. */
export interface LockRange {
  readonly from: number;
  readonly to: number;
}

export interface FileLock extends LockRange {
  readonly exclusive: boolean;
  /** As `LockOwner`, in one number. */
  readonly owner: number;
}

const numberOf = (owner: LockOwner): number => ("process" in owner ? -owner.process : owner.openFile + 1);

/** Advisory locks on files: flock(2), and the record locks of fcntl(2) and lockf(3). */
export class FileLocks {
  constructor(
    private readonly memory: KernelMemory,
    private readonly process: number,
  ) {}

  /** Takes the lock, in the place of what the owner has of these bytes. False: another holds it. Throws ENOLCK. */
  tryLock(inode: number, owner: LockOwner, exclusive: boolean, range: LockRange): boolean {
    return this.#locked(() => {
      if (this.#conflict(inode, numberOf(owner), exclusive, range)) return false;
      this.#carve(inode, numberOf(owner), range);
      this.#add(inode, { ...range, exclusive, owner: numberOf(owner) });
      return true;
    });
  }

  /** The lock of another that is in the way; undefined: none. */
  conflict(inode: number, owner: LockOwner, exclusive: boolean, range: LockRange): FileLock | undefined {
    return this.#locked(() => this.#conflict(inode, numberOf(owner), exclusive, range));
  }

  unlock(inode: number, owner: LockOwner, range: LockRange = { from: 0, to: TO_THE_END }): void {
    if (this.#end === 0) return;
    this.#locked(() => this.#carve(inode, numberOf(owner), range));
  }

  /** The owner is no more. */
  releaseAll(owner: LockOwner): void {
    if (this.#end === 0) return;
    const number = numberOf(owner);
    this.#locked(() => {
      for (const index of this.#used()) if (this.#word(index, FileLockField.OWNER) === number) this.#free(index);
    });
    wakeInterested(this.memory, Header.FILE_LOCKS_MASK);
  }

  get #end(): number {
    return Atomics.load(this.memory.words, Header.FILE_LOCKS_END);
  }

  #locked<Result>(section: () => Result): Result {
    return withLock(this.memory, Header.FILE_LOCK, this.process, section);
  }

  #conflict(inode: number, owner: number, exclusive: boolean, { from, to }: LockRange): FileLock | undefined {
    for (const index of this.#used()) {
      const lock = this.#read(index);
      const sameKind = lock.owner < 0 === owner < 0;
      if (this.#inode(index) !== inode || !sameKind || lock.owner === owner || !(exclusive || lock.exclusive)) continue;
      if (lock.from < to && from < lock.to) return lock;
    }
    return undefined;
  }

  /** The owner has nothing of these bytes any more; a lock that reaches beyond them on both sides becomes two. */
  #carve(inode: number, owner: number, { from, to }: LockRange): void {
    for (const index of this.#used()) {
      const lock = this.#read(index);
      if (this.#inode(index) !== inode || lock.owner !== owner || lock.from >= to || from >= lock.to) continue;
      if (lock.to > to) this.#add(inode, { ...lock, from: to });
      if (lock.from < from) this.#set(index, FileLockField.TO, from);
      else this.#free(index);
    }
    wakeInterested(this.memory, Header.FILE_LOCKS_MASK);
  }

  #add(inode: number, { from, to, exclusive, owner }: FileLock): void {
    let index = 0;
    while (index < MAX_FILE_LOCKS && this.#word(index, FileLockField.INODE) !== 0) index++;
    if (index === MAX_FILE_LOCKS) throw new KernelError(Errno.ENOLCK, "fcntl");
    this.#set(index, FileLockField.OWNER, owner);
    this.#set(index, FileLockField.EXCLUSIVE, exclusive ? 1 : 0);
    this.#set(index, FileLockField.FROM, from);
    this.#set(index, FileLockField.TO, to);
    if (index >= this.#end) Atomics.store(this.memory.words, Header.FILE_LOCKS_END, index + 1);
    this.#set(index, FileLockField.INODE, inode + 1);
  }

  /** Records in use as of now. */
  #used(): number[] {
    return Array.from({ length: this.#end }, (_, index) => index).filter((index) => this.#word(index, FileLockField.INODE) !== 0);
  }

  #read(index: number): FileLock {
    return {
      owner: this.#word(index, FileLockField.OWNER),
      exclusive: this.#word(index, FileLockField.EXCLUSIVE) === 1,
      from: this.#word(index, FileLockField.FROM),
      to: this.#word(index, FileLockField.TO),
    };
  }

  #inode(index: number): number {
    return this.#word(index, FileLockField.INODE) - 1;
  }

  #free(index: number): void {
    this.#set(index, FileLockField.INODE, 0);
  }

  #word(index: number, field: number): number {
    return Atomics.load(this.memory.words, Offset.fileLock(index, field));
  }

  #set(index: number, field: number, value: number): void {
    Atomics.store(this.memory.words, Offset.fileLock(index, field), value);
  }
}
