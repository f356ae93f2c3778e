import { Errno, KernelError, LimitError } from "../memory/errno";
import type { Flight, InFlight } from "./in-flight";
import { type KernelMemory, MAX_DESCRIPTORS, Offset, ProcessField } from "../memory/layout";
import type { OpenFiles } from "../files/open-files";
import type { Pipes } from "./pipes";
import { atomicMax } from "../memory/atomic-max";

/** The pipe it reads from and the pipe it writes to (a socket has both). */
export interface OpenPipe {
  readonly read: number | undefined;
  readonly write: number | undefined;
}

const encode = (end: number | undefined): number => (end === undefined ? 0 : end + 1);
const decode = (end: number): number | undefined => (end === 0 ? undefined : end - 1);

/** A file: number in the kernel's table of open files. */
export interface OpenFile {
  readonly file: number;
}

/** The terminal, which shows what is written as standard output (1) or standard error (2). */
export interface OpenTerminal {
  readonly terminal: 1 | 2;
}

/** What a descriptor refers to. */
export type Target = OpenPipe | OpenFile | OpenTerminal;

export const isFile = (target: Target): target is OpenFile => "file" in target;
export const isTerminal = (target: Target): target is OpenTerminal => "terminal" in target;

/** Less than any file is as a word. */
const TERMINAL = -0x8000_0000;

/**
 * A target in one word: of pipes, read end + 1 in the low half and write end + 1 in the high half; of a file, negative;
 * of the terminal, the least numbers there are.
 */
function pack(target: Target): number {
  if (isTerminal(target)) return TERMINAL + target.terminal;
  return isFile(target) ? ~target.file : encode(target.read) | (encode(target.write) << 16);
}

function unpack(word: number): Target {
  if (word === TERMINAL + 1 || word === TERMINAL + 2) return { terminal: word === TERMINAL + 1 ? 1 : 2 };
  return word < 0 ? { file: ~word } : { read: decode(word & 0xffff), write: decode(word >>> 16) };
}

/** The descriptor tables: which descriptor of which process refers to what. They hold the reference counts. */
export class Descriptors {
  constructor(
    private readonly memory: KernelMemory,
    private readonly pipes: Pipes,
    private readonly openFiles: OpenFiles,
    private readonly inFlight: InFlight,
  ) {}

  /** Makes `fd` refer to the target and counts the references; throws EMFILE beyond the limit. */
  open(slot: number, fd: number, target: Target): void {
    if (fd >= MAX_DESCRIPTORS) throw new LimitError(Errno.EMFILE, "descriptors");
    this.retain(target);
    this.#store(slot, fd, target);
  }

  /** As `open`, for references that were counted before (`retain`), e.g. those of a descriptor that was received; when it fails they are given up. */
  adopt(slot: number, fd: number, target: Target): void {
    if (fd >= MAX_DESCRIPTORS) {
      this.release(target);
      throw new LimitError(Errno.EMFILE, "descriptors");
    }
    this.#store(slot, fd, target);
  }

  get(slot: number, fd: number): Target | undefined {
    // Beyond them lie another process's.
    if (fd < 0 || fd >= MAX_DESCRIPTORS) return undefined;
    const word = Atomics.load(this.memory.words, Offset.descriptor(slot, fd));
    return word === 0 ? undefined : unpack(word);
  }

  close(slot: number, fd: number): void {
    if (fd < 0 || fd >= MAX_DESCRIPTORS) return;
    const word = Atomics.exchange(this.memory.words, Offset.descriptor(slot, fd), 0);
    if (word !== 0) this.release(unpack(word));
  }

  /** Also gives up what the process has sent for as long as it lives. */
  closeAll(slot: number): void {
    for (let fd = 0; fd < this.#end(slot); fd++) this.close(slot, fd);
    this.#releaseAll(this.inFlight.takeFrom(slot));
  }

  /**
   * Has a message contain the target, counted: the number that the receiver takes it by. Once nobody can receive what
   * comes by the pipe any more, it is given up. Throws EPIPE when that is so already, and ETOOMANYREFS.
   */
  send(target: Target, flight: Flight): number {
    this.retain(target);
    let number: number;
    try {
      number = this.inFlight.put(pack(target), flight);
    } catch (error) {
      this.release(target);
      throw error;
    }
    // The last reader may have gone before it was there to be given up.
    if (flight.pipe === undefined || this.pipes.readers(flight.pipe) > 0) return number;
    this.#giveUpAll(flight.pipe);
    throw new KernelError(Errno.EPIPE, "sendmsg");
  }

  /** What was sent nobody shall receive. */
  giveUp(number: number): void {
    const target = this.inFlight.take(number);
    if (target !== undefined) this.release(unpack(target));
  }

  /** What was sent, to be adopted; throws ENOENT when it has been given up, or received before. */
  receive(number: number): Target {
    const target = this.inFlight.take(number);
    if (target === undefined) throw new KernelError(Errno.ENOENT, "recvmsg");
    return unpack(target);
  }

  /** Gives another process the same descriptors: all of them (fork), or those listed (spawn). */
  inherit(from: number, to: number, only?: ReadonlySet<number>): void {
    for (const [fd, target] of this.list(from)) {
      if (only === undefined || only.has(fd)) this.open(to, fd, target);
    }
  }

  list(slot: number): (readonly [fd: number, target: Target])[] {
    const found: (readonly [number, Target])[] = [];
    for (let fd = 0; fd < this.#end(slot); fd++) {
      const target = this.get(slot, fd);
      if (target !== undefined) found.push([fd, target]);
    }
    return found;
  }

  /** Counts a reference that no table holds yet. */
  retain(target: Target): void {
    if (isTerminal(target)) return;
    if (isFile(target)) {
      this.openFiles.addReference(target.file);
      return;
    }
    if (target.read !== undefined) this.pipes.addReader(target.read);
    if (target.write !== undefined) this.pipes.addWriter(target.write);
  }

  /** Gives up a reference that no table holds. */
  release(target: Target): void {
    if (isTerminal(target)) return;
    if (isFile(target)) {
      this.openFiles.removeReference(target.file);
      return;
    }
    const { read, write } = target;
    if (read !== undefined) this.pipes.removeReader(read, () => this.#giveUpAll(read));
    if (write !== undefined) this.pipes.removeWriter(write);
  }

  /** Nobody will read what is in the pipe. */
  #giveUpAll(pipe: number): void {
    this.#releaseAll(this.inFlight.takeBy(pipe));
  }

  #releaseAll(targets: readonly number[]): void {
    for (const target of targets) this.release(unpack(target));
  }

  #end(slot: number): number {
    return Atomics.load(this.memory.words, Offset.process(slot, ProcessField.DESCRIPTORS_END));
  }

  #store(slot: number, fd: number, target: Target): void {
    atomicMax(this.memory.words, Offset.process(slot, ProcessField.DESCRIPTORS_END), fd + 1);
    Atomics.store(this.memory.words, Offset.descriptor(slot, fd), pack(target));
  }
}
