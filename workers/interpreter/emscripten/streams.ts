import { isFile, isTerminal, type OpenPipe, type OpenTerminal, type Target } from "../../kernel/ipc/descriptors";
import { Errno, KernelError } from "../../kernel/memory/errno";
import { Header, PIPE_BUF } from "../../kernel/memory/layout";
import { RecordKind } from "../../api/record";
import type { Wish } from "../../kernel/deadlocks/wait-table";
import { MAIN_THREAD, type Ns } from "../../api/units";
import type { Condition } from "../../shared/condition";
import type { Caller } from "./caller";
import { controlFlags, O_NONBLOCK, unusualFlags, F_GETFD, F_SETFD } from "./descriptor-flags";
import { VISIBLE } from "../../shared/visible";
import { bytesOf, systemCalls, WASI } from "./emscripten-operations";
import type { RunFileSystem } from "./file-system";
import type { DescriptorFlags } from "../pyodide/image-state";
import type { PyodideModule, Stream, StreamNode, StreamOps } from "../pyodide/internals";

const S_IFIFO = 0o010000;
const S_IFCHR = 0o020000;
const TIOCGWINSZ = 0x5413;
const STANDARD = [0, 1, 2] as const;
/** Lines and columns of the terminal, as where nobody knows them (shutil.get_terminal_size). */
const WINDOW = [24, 80] as const;
// poll(2)'s events; the second number is what Linux calls the same of a descriptor without priorities.
const POLLIN = 1 | 64;
const POLLOUT = 4 | 256;
const POLLERR = 8;
const POLLHUP = 16;
const POLLNVAL = 32;

/** A property of its own: Emscripten's nodes have accessors named `read` and `write`. */
interface PipeNode extends StreamNode {
  readonly openPipe: OpenPipe;
}

interface TerminalNode extends StreamNode {
  readonly openTerminal: OpenTerminal;
}

/** The process whose streams they are. */
interface Owner {
  readonly context: Caller;
  readonly scheduler: { block(condition: Condition): void };
}

/** Kernel pipes and the terminal as Emscripten streams, so that C code (`os.read`, FileIO, zipimport …) can use them. Made with `RunFileSystem`. */
export class Streams {
  readonly #root: StreamNode;
  #made = 0;
  /** The descriptors are a process's, and not those of an interpreter that waits for one. */
  #owned = false;
  readonly #pipeOps: StreamOps;
  readonly #terminalOps: StreamOps;

  constructor(
    private readonly module: PyodideModule,
    private readonly owner: () => Owner,
    private readonly files: RunFileSystem,
  ) {
    this.#root = module.FS.createNode(null, "kernel", 0o40000 | 0o777, 0);
    const caller = (): Caller | undefined => (this.#owned ? this.context : undefined);
    this.#pipeOps = systemCalls<StreamOps>(module, caller, VISIBLE.pipes, {
      getattr: (stream) => attributes(stream, S_IFIFO),
      poll: (stream) => this.#poll(pipeOf(stream)),
      dup: (stream) => {
        stream.closeOnExec = false;
        this.files.duplicate(stream, pipeOf(stream));
      },
      close: (stream) => this.#closed(stream),
      read: (stream, buffer, offset, length) => this.#read(stream, bytesOf(buffer, offset, length)),
      write: (stream, buffer, offset, length) => this.#write(stream, bytesOf(buffer, offset, length)),
      ioctl: noTerminal,
      fsync: noFile,
    });
    this.#terminalOps = systemCalls<StreamOps>(module, caller, VISIBLE.terminal, {
      getattr: (stream) => attributes(stream, S_IFCHR),
      poll: () => POLLOUT,
      close: (stream) => this.#closed(stream),
      dup: (stream) => {
        stream.closeOnExec = false;
        this.files.duplicate(stream, terminalOf(stream));
      },
      write: (stream, buffer, offset, length) => this.#print(terminalOf(stream).terminal, bytesOf(buffer, offset, length)),
      ioctl: noTerminal,
      fsync: noFile,
    });
    // To open them would be to write to the browser's console. As without a terminal of its own, a process has none.
    for (const name of ["tty", "tty1", "stdin", "stdout", "stderr"]) module.FS.unlink(`/dev/${name}`);
    // Nor shall a file take their place.
    module.FS.chmod("/dev", 0o555);
    this.#openTerminals();
  }

  /** Opens streams for all descriptors that the kernel has for the process that begins. */
  begin(): void {
    for (const fd of STANDARD) if (this.module.FS.streams[fd]) this.module.FS.closeStream(fd);
    for (const [fd, target] of this.context.kernel.descriptors.list(this.context.slot)) this.#create(fd, target);
    this.#owned = true;
  }

  /** After execve(2): what is still there is inherited by other programs, too. */
  beginProgram(): void {
    for (const fd of STANDARD) if (this.module.FS.streams[fd]) this.fcntl(fd, F_SETFD, 0);
  }

  /** Standard input, output and error as far as a new program inherits them. */
  inheritableStandard(): number[] {
    return STANDARD.filter((fd) => this.module.FS.streams[fd] && this.fcntl(fd, F_GETFD, 0) === 0);
  }

  /** Forgets the descriptors of an ended process, which the kernel has closed. */
  reset(): void {
    const { FS } = this.module;
    this.#owned = false;
    for (const stream of FS.streams) if (stream) FS.closeStream(stream.fd);
    this.#openTerminals();
  }

  /** A new descriptor for the pipes; the kernel counts the references. Throws EMFILE. */
  open(pipe: OpenPipe): number {
    this.context.kernel.descriptors.retain(pipe);
    return this.adopt(pipe);
  }

  /** As `open`, for references counted before. */
  adopt(target: Target): number {
    const { fd } = this.#create(-1, target);
    try {
      this.context.kernel.descriptors.adopt(this.context.slot, fd, target);
    } catch (error) {
      this.module.FS.closeStream(fd);
      throw error;
    }
    return fd;
  }

  /** close(2). */
  close(fd: number): void {
    this.module.FS.closeStream(fd);
    this.context.kernel.descriptors.close(this.context.slot, fd);
  }

  /** What a descriptor refers to, or undefined when it is no kernel pipe (a file: always ready). */
  pipe(fd: number): OpenPipe | undefined {
    const stream = this.module.FS.streams[fd];
    return stream && stream.stream_ops === this.#pipeOps ? pipeOf(stream) : undefined;
  }

  /** Whether a read or write that would have to wait fails at once: the descriptor is non-blocking. */
  nonblocking(fd: number): boolean {
    return ((this.module.FS.streams[fd]?.flags ?? 0) & O_NONBLOCK) !== 0;
  }

  /** fcntl(2) about flags; undefined: about something else. Throws EBADF. */
  fcntl(fd: number, command: number, argument: number): number | undefined {
    const stream = this.module.FS.streams[fd];
    if (!stream) throw new KernelError(Errno.EBADF, "fcntl");
    return controlFlags(stream, command, argument);
  }

  /** ioctl(2) of the terminal, which can be asked for its size alone: a negative errno of Emscripten's; else undefined. */
  ioctl(fd: number, request: number): number | undefined {
    const isTerminal = this.module.FS.streams[fd]?.stream_ops === this.#terminalOps;
    return isTerminal && request !== TIOCGWINSZ ? -WASI[Errno.ENOTTY] : undefined;
  }

  /** Of all descriptors that differ from what they are when they are made or inherited. */
  flags(): DescriptorFlags[] {
    return this.module.FS.streams.flatMap((stream) => (stream ? (unusualFlags(stream) ?? []) : []));
  }

  setFlags(flags: readonly DescriptorFlags[]): void {
    for (const { fd, status, closeOnExec } of flags) {
      const stream = this.module.FS.streams[fd];
      if (!stream) continue;
      stream.flags = status;
      stream.closeOnExec = closeOnExec;
    }
  }

  /** The events that poll(2) reports of a descriptor. */
  events(fd: number): number {
    const stream = this.module.FS.streams[fd];
    if (!stream) return POLLNVAL;
    return stream.stream_ops.poll?.(stream) ?? POLLIN | POLLOUT;
  }

  private get context(): Caller {
    return this.owner().context;
  }

  /** For an interpreter that waits for a process. */
  #openTerminals(): void {
    const { FS } = this.module;
    for (const terminal of [1, 2] as const) {
      if (FS.streams[terminal]) FS.closeStream(terminal);
      this.#createTerminal(terminal, { terminal });
    }
  }

  #createTerminal(fd: number, openTerminal: OpenTerminal): Stream {
    const node = Object.assign(this.#node(S_IFCHR | 0o666), { openTerminal });
    const { FS } = this.module;
    const stream = FS.createStream({ path: "/dev/tty", node, flags: 1, seekable: false, stream_ops: this.#terminalOps }, fd);
    stream.tty = { ops: { ioctl_tiocgwinsz: () => WINDOW } };
    return stream;
  }

  #closed({ fd }: Stream): void {
    if (!this.#owned) return;
    this.context.kernel.descriptors.close(this.context.slot, fd);
  }

  #create(fd: number, target: Target): Stream {
    if (isTerminal(target)) return this.#createTerminal(fd, target);
    return isFile(target) ? this.files.attach(fd, target.file) : this.#createPipe(fd, target);
  }

  #createPipe(fd: number, pipe: OpenPipe): Stream {
    const node = Object.assign(this.#node(S_IFIFO | 0o600), { openPipe: pipe });
    const access = pipe.read === undefined ? 1 : pipe.write === undefined ? 0 : 2;
    const stream = { path: `pipe:${this.#made}`, node, flags: access, seekable: false, stream_ops: this.#pipeOps };
    return Object.assign(this.module.FS.createStream(stream, fd), { closeOnExec: true });
  }

  #node(mode: number): StreamNode {
    return this.module.FS.createNode(this.#root, `node${this.#made++}`, mode, 0);
  }

  #poll({ read, write }: OpenPipe): number {
    const { pipes } = this.context.kernel;
    let events = 0;
    if (read !== undefined) {
      // The order matters: a writer may write and close between two looks.
      const closed = pipes.writers(read) === 0;
      // A socket can be read to its end; a pipe's end is reported by POLLHUP alone.
      if (pipes.bytes(read) > 0 || (closed && write !== undefined)) events |= POLLIN;
      if (closed) events |= POLLHUP;
    }
    if (write !== undefined) {
      if (pipes.hasRoom(write, PIPE_BUF)) events |= POLLOUT;
      if (read === undefined && pipes.readers(write) === 0) events |= POLLERR;
    }
    return events;
  }

  #read(stream: Stream, into: Uint8Array): number {
    const { pipes, memory } = this.context.kernel;
    const { read } = pipeOf(stream);
    if (read === undefined) throw new KernelError(Errno.EBADF, "read");
    if (into.length === 0) return 0;
    const reason = read === memory.words[Header.STDIN_PIPE] ? "stdin" : "pipe-read";
    for (;;) {
      this.context.dieIfKilled();
      const length = pipes.tryRead(read, into);
      if (length !== undefined) {
        this.context.synchronise();
        if (length > 0) this.#traceTransfer(RecordKind.RECEIVED, this.context.kernel.clock.now(), read, length);
        return length;
      }
      this.#block(stream, { reason, object: read, pipes: [{ pipe: read, room: false }] }, () => pipes.readable(read), "read");
    }
  }

  #write(stream: Stream, from: Uint8Array): number {
    const { pipes } = this.context.kernel;
    const { write } = pipeOf(stream);
    if (write === undefined) throw new KernelError(Errno.EBADF, "write");
    // Even where nobody reads.
    if (from.length === 0) return 0;
    this.context.synchronise();
    let rest = from;
    for (;;) {
      this.context.dieIfKilled();
      // Before, so that nobody receives it earlier than it was sent.
      const time = this.context.kernel.clock.now();
      try {
        const length = pipes.tryWrite(write, rest);
        if (length !== undefined) {
          this.#traceTransfer(RecordKind.SENT, time, write, length);
          rest = rest.subarray(length);
          // All of it, as write(2); where there are other threads, they run before the next attempt (`_interleave/posix.py`).
          if (rest.length === 0 || this.context.threads > 1) return from.length - rest.length;
        }
        const wish = { reason: "pipe-write", object: write, pipes: [{ pipe: write, room: true }], length: rest.length } as const;
        this.#block(stream, wish, () => pipes.hasRoom(write, rest.length), "write");
      } catch (error) {
        if (rest === from || !(error instanceof KernelError)) throw error;
        return from.length - rest.length;
      }
    }
  }

  #block(stream: Stream, wish: Wish, ready: () => boolean, operation: string): void {
    if ((stream.flags & O_NONBLOCK) !== 0) throw new KernelError(Errno.EAGAIN, operation);
    const masks = [this.context.kernel.pipes.mask(wish.object)];
    this.owner().scheduler.block({ ...wish, masks, ready, deadline: Infinity });
    if (this.context.signalPending && this.context.thread === MAIN_THREAD && !ready()) {
      throw new KernelError(Errno.EINTR, operation);
    }
  }

  #traceTransfer(kind: typeof RecordKind.SENT | typeof RecordKind.RECEIVED, time: Ns, pipe: number, bytes: number): void {
    const { kernel, pid, thread } = this.context;
    kernel.trace.transfer(kind, time, pid, thread, this.context.where(), pipe, kernel.pipes.lastPosition, bytes);
  }

  #print(stream: 1 | 2, text: Uint8Array): number {
    const { kernel, pid, thread } = this.context;
    for (let rest = text; rest.length > 0;) {
      this.context.dieIfKilled();
      const time = kernel.clock.now();
      const written = kernel.trace.hasRoom() ? kernel.output.tryWrite(time, pid, thread, stream, rest) : undefined;
      if (written === undefined) {
        const masks = [Header.OUTPUT_MASK];
        const ready = (): boolean => kernel.output.hasRoom() && kernel.trace.hasRoom();
        this.owner().scheduler.block({ reason: "output", object: stream, masks, ready, deadline: Infinity });
        continue;
      }
      kernel.trace.wrote(time, pid, thread, this.context.where(), stream, written.length, written.sequence);
      rest = rest.subarray(written.length);
    }
    return text.length;
  }
}

const noTerminal = (): never => {
  throw new KernelError(Errno.ENOTTY, "ioctl");
};

const terminalOf = (stream: Stream): OpenTerminal => (stream.node as TerminalNode).openTerminal;

const noFile = (): never => {
  throw new KernelError(Errno.EINVAL, "fsync");
};

const pipeOf = (stream: Stream): OpenPipe => (stream.node as PipeNode).openPipe;

function attributes({ node }: Stream, mode: number): Record<string, unknown> {
  const now = new Date();
  return {
    dev: 14,
    ino: node.id,
    mode: mode | 0o600,
    nlink: 1,
    uid: 0,
    gid: 0,
    rdev: 0,
    size: 0,
    atime: now,
    mtime: now,
    ctime: now,
    blksize: 4096,
    blocks: 0,
  };
}
