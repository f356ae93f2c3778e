import { Errno, KernelError } from "./errno";
import { type KernelMemory, MAX_DESCRIPTORS, Offset } from "./layout";
import type { Pipes } from "./pipes";

/** What a descriptor refers to: the pipe it reads from and the pipe it writes to (a socket has both). */
export interface OpenPipe {
  readonly read: number | undefined;
  readonly write: number | undefined;
}

const encode = (end: number | undefined): number => (end === undefined ? 0 : end + 1);
const decode = (end: number): number | undefined => (end === 0 ? undefined : end - 1);

/** An OpenPipe in one word: read end + 1 in the low half, write end + 1 in the high half. */
const pack = ({ read, write }: OpenPipe): number => encode(read) | (encode(write) << 16);
const unpack = (word: number): OpenPipe => ({ read: decode(word & 0xffff), write: decode(word >>> 16) });

/** The descriptor tables: which descriptor of which process refers to which pipe. They hold the pipes' reference counts. */
export class Descriptors {
  constructor(
    private readonly memory: KernelMemory,
    private readonly pipes: Pipes,
  ) {}

  /** Makes `fd` refer to the pipes and counts the references; throws EMFILE beyond the limit. */
  open(slot: number, fd: number, pipe: OpenPipe): void {
    if (fd >= MAX_DESCRIPTORS) throw new KernelError(Errno.EMFILE, "open");
    this.retain(pipe);
    this.#store(slot, fd, pipe);
  }

  /** As `open`, for references that were counted before (`retain`), e.g. those of a descriptor sent in a message. */
  adopt(slot: number, fd: number, pipe: OpenPipe): void {
    if (fd >= MAX_DESCRIPTORS) throw new KernelError(Errno.EMFILE, "open");
    this.#store(slot, fd, pipe);
  }

  get(slot: number, fd: number): OpenPipe | undefined {
    const word = Atomics.load(this.memory.words, Offset.descriptor(slot, fd));
    return word === 0 ? undefined : unpack(word);
  }

  close(slot: number, fd: number): void {
    const word = Atomics.exchange(this.memory.words, Offset.descriptor(slot, fd), 0);
    if (word === 0) return;
    const { read, write } = unpack(word);
    if (read !== undefined) this.pipes.removeReader(read);
    if (write !== undefined) this.pipes.removeWriter(write);
  }

  closeAll(slot: number): void {
    for (let fd = 0; fd < MAX_DESCRIPTORS; fd++) this.close(slot, fd);
  }

  /** Gives another process the same descriptors: all of them (fork), or those listed (spawn). */
  inherit(from: number, to: number, only?: ReadonlySet<number>): void {
    for (const [fd, pipe] of this.list(from)) {
      if (only === undefined || only.has(fd)) this.open(to, fd, pipe);
    }
  }

  list(slot: number): (readonly [fd: number, pipe: OpenPipe])[] {
    const found: (readonly [number, OpenPipe])[] = [];
    for (let fd = 0; fd < MAX_DESCRIPTORS; fd++) {
      const pipe = this.get(slot, fd);
      if (pipe !== undefined) found.push([fd, pipe]);
    }
    return found;
  }

  /** Counts a reference that no table holds yet. */
  retain({ read, write }: OpenPipe): void {
    if (read !== undefined) this.pipes.addReader(read);
    if (write !== undefined) this.pipes.addWriter(write);
  }

  #store(slot: number, fd: number, pipe: OpenPipe): void {
    Atomics.store(this.memory.words, Offset.descriptor(slot, fd), pack(pipe));
  }
}
