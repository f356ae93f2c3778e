import { PIPE_CAPACITY } from "../../kernel/memory/layout";
import type { DescriptorFlags } from "../pyodide/image-state";
import type { Stream } from "../pyodide/internals";

export const O_NONBLOCK = 0o4000;
const O_APPEND = 0o2000;
const O_CLOEXEC = 0o2000000;
/** What open(2) does once: O_CREAT, O_EXCL, O_NOCTTY, O_TRUNC. */
const AT_OPEN = 0o100 | 0o200 | 0o400 | 0o1000;
const CHANGEABLE = O_NONBLOCK | O_APPEND;
const S_IFIFO = 0o010000;
const S_IFMT = 0o170000;

// Linux's fcntl.h, which is Emscripten's.
export const F_GETFD = 1;
export const F_SETFD = 2;
const F_GETFL = 3;
const F_SETFL = 4;
const F_GETPIPE_SZ = 1032;
const FD_CLOEXEC = 1;

/** fcntl_getfd … of fcntl(2); undefined: a command about something else. */
export function controlFlags(stream: Stream, command: number, argument: number): number | undefined {
  switch (command) {
    case F_GETFD:
      return closeOnExec(stream) ? FD_CLOEXEC : 0;
    case F_SETFD:
      stream.closeOnExec = (argument & FD_CLOEXEC) !== 0;
      return 0;
    case F_GETFL:
      return stream.flags & ~(AT_OPEN | O_CLOEXEC);
    case F_SETFL:
      stream.flags = (stream.flags & ~CHANGEABLE) | (argument & CHANGEABLE);
      return 0;
    case F_GETPIPE_SZ:
      return (stream.node.mode & S_IFMT) === S_IFIFO ? PIPE_CAPACITY : undefined;
    default:
      return undefined;
  }
}

/** What a child that inherits the descriptor would not have by itself. */
export function unusualFlags(stream: Stream): DescriptorFlags | undefined {
  const asMade = stream.closeOnExec === undefined || stream.closeOnExec === ((stream.node.mode & S_IFMT) === S_IFIFO);
  if (asMade && (stream.flags & O_NONBLOCK) === 0) return undefined;
  return { fd: stream.fd, status: stream.flags, closeOnExec: closeOnExec(stream) };
}

const closeOnExec = ({ closeOnExec: set, flags }: Stream): boolean => set ?? (flags & O_CLOEXEC) !== 0;
