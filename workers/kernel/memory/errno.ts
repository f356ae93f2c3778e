import type { Limit } from "../../api/events";

/** Error numbers as Linux has them (`asm-generic/errno.h`). */
export const Errno = {
  EAGAIN: 11,
  EBADF: 9,
  ECHILD: 10,
  ECONNREFUSED: 111,
  EEXIST: 17,
  EINTR: 4,
  EINVAL: 22,
  EISDIR: 21,
  EMFILE: 24,
  ENAMETOOLONG: 36,
  ENFILE: 23,
  ENOENT: 2,
  ENOLCK: 37,
  ENOMEM: 12,
  ENOSPC: 28,
  ENOTDIR: 20,
  ENOTEMPTY: 39,
  ENOTTY: 25,
  EPERM: 1,
  EPIPE: 32,
  ESRCH: 3,
  ESTALE: 116,
  ETOOMANYREFS: 109,
} as const;

export type ErrnoCode = (typeof Errno)[keyof typeof Errno];

/** A kernel operation failed as the POSIX call of that name would. */
export class KernelError extends Error {
  constructor(
    readonly errno: ErrnoCode,
    operation: string,
  ) {
    super(`${operation}: errno ${errno}`);
  }
}

/** There is no more of something. */
export class LimitError extends KernelError {
  constructor(
    errno: ErrnoCode,
    readonly limit: Limit,
  ) {
    super(errno, limit);
  }
}
