/** Error numbers as Emscripten's libc has them (WASI's), so that Python's `errno` module agrees. */
export const Errno = {
  EAGAIN: 6,
  EBADF: 8,
  ECHILD: 12,
  ECONNREFUSED: 14,
  EINTR: 27,
  EINVAL: 28,
  EMFILE: 33,
  ENFILE: 41,
  ENOSPC: 51,
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
