import { isFile } from "../../kernel/ipc/descriptors";
import { Errno, KernelError } from "../../kernel/memory/errno";
import type { LockOwner, LockRange } from "../../kernel/files/file-locks";
import { TO_THE_END } from "../../kernel/files/file-locks";
import { Header } from "../../kernel/memory/layout";
import type { Condition } from "../../shared/condition";
import type { ProcessContext } from "./process-context";

/** A lock that somebody asks for. */
export interface LockRequest extends LockRange {
  readonly inode: number;
  readonly owner: LockOwner;
  readonly exclusive: boolean;
}

/** flock(2) locks are an open file's, those of fcntl(2) the process's. Throws EBADF. */
export function lockRequest(
  { kernel, slot, pid }: ProcessContext,
  fd: number,
  byProcess: boolean,
  exclusive: boolean,
  range: LockRange,
): LockRequest {
  const target = kernel.descriptors.get(slot, fd);
  if (target === undefined || !isFile(target)) throw new KernelError(Errno.EBADF, "flock");
  const owner = byProcess ? { process: pid } : { openFile: target.file };
  return { ...range, inode: kernel.openFiles.inode(target.file), owner, exclusive };
}

export function tryLock({ kernel }: ProcessContext, { inode, owner, exclusive, ...range }: LockRequest): boolean {
  return kernel.fileLocks.tryLock(inode, owner, exclusive, range);
}

/** What a thread waits for that wants this lock. */
export function lockIsFree({ kernel }: ProcessContext, { inode, owner, exclusive, ...range }: LockRequest): Omit<Condition, "deadline"> {
  const ready = (): boolean => kernel.fileLocks.conflict(inode, owner, exclusive, range) === undefined;
  return { reason: "file-lock", object: inode, masks: [Header.FILE_LOCKS_MASK], ready };
}

// Emscripten's fcntl.h.
const F_GETLK = 12;
const F_SETLK = 13;
const F_SETLKW = 14;
const F_WRLCK = 1;
const F_UNLCK = 2;

/** Whether fcntl(2) with this command is about record locks. */
export const isLockCommand = (command: number): boolean => command >= F_GETLK && command <= F_SETLKW;

/** fcntl(2) with a `struct flock`, as C code asks for it (SQLite); `block` waits. Throws EAGAIN, EBADF, EINVAL, ENOLCK. */
export function recordLock(
  context: ProcessContext,
  fd: number,
  command: number,
  flock: DataView,
  block: (condition: Omit<Condition, "deadline">) => void,
): void {
  const type = flock.getInt16(0, true);
  const start = Number(flock.getBigInt64(8, true));
  const length = Number(flock.getBigInt64(16, true));
  // SQLite's are counted from the file's begin; lockf(3) has its own way (`python/file_locks.py`).
  if (flock.getInt16(2, true) !== 0 || start < 0 || length < 0) throw new KernelError(Errno.EINVAL, "fcntl");
  const range = { from: Math.min(start, TO_THE_END), to: length === 0 ? TO_THE_END : Math.min(start + length, TO_THE_END) };
  const request = lockRequest(context, fd, true, type === F_WRLCK, range);
  const { fileLocks } = context.kernel;
  if (command === F_GETLK) {
    const other = fileLocks.conflict(request.inode, request.owner, request.exclusive, range);
    flock.setInt16(0, other === undefined ? F_UNLCK : other.exclusive ? F_WRLCK : 0, true);
    if (other !== undefined) flock.setInt32(24, -other.owner, true);
  } else if (type === F_UNLCK) {
    fileLocks.unlock(request.inode, request.owner, range);
  } else {
    while (!tryLock(context, request)) {
      if (command === F_SETLK) throw new KernelError(Errno.EAGAIN, "fcntl");
      block(lockIsFree(context, request));
      context.dieIfKilled();
    }
  }
}
