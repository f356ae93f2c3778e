import type { Limit } from "../events";

/** Error numbers as Emscripten's libc has them (WASI's), so that Python's `errno` module agrees. */
export const Errno = {
  EAGAIN: 6,
  EBADF: 8,
  ECHILD: 12,
  ECONNREFUSED: 14,
  EEXIST: 20,
  EINTR: 27,
  EINVAL: 28,
  EISDIR: 31,
  EMFILE: 33,
  ENAMETOOLONG: 37,
  ENFILE: 41,
  ENOENT: 44,
  ENOSPC: 51,
  ENOTDIR: 54,
  ENOTEMPTY: 55,
  EPERM: 63,
  EPIPE: 64,
  ESRCH: 71,
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
