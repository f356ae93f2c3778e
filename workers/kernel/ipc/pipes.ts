import { Errno, KernelError, LimitError } from "../memory/errno";
import { type KernelMemory, MAX_PIPES, Header, Offset, PIPE_BUF, PIPE_CAPACITY, PipeField } from "../memory/layout";
import { withLock } from "../memory/lock";
import { wakeInterested } from "../memory/waits";

const RING = PIPE_CAPACITY - 1;

/** Pipes as pipe(7): a ring of bytes, counted readers and writers. Numbers are indices into the kernel's table. */
export class Pipes {
  /** Where in its pipe's stream of bytes this process's last read or write began (modulo 2^32). */
  lastPosition = 0;

  constructor(
    private readonly memory: KernelMemory,
    private readonly owner: number,
  ) {}

  /** A new pipe without ends; throws ENFILE when the table is full. */
  create(): number {
    const { words } = this.memory;
    return withLock(this.memory, Header.TABLE_LOCK, this.owner, () => {
      for (let pipe = 0; pipe < MAX_PIPES; pipe++) {
        const base = Offset.pipe(pipe, 0);
        if (Atomics.load(words, base) !== 0) continue;
        words.fill(0, base, base + PipeField.WORDS);
        Atomics.store(words, base, 1);
        return pipe;
      }
      throw new LimitError(Errno.ENFILE, "pipes");
    });
  }

  /** Two new ones, or none; throws ENFILE. */
  createTwo(): [number, number] {
    const first = this.create();
    try {
      return [first, this.create()];
    } catch (error) {
      Atomics.store(this.memory.words, Offset.pipe(first, PipeField.ENDS), 0);
      throw error;
    }
  }

  addReader(pipe: number): void {
    this.#addEnd(pipe, PipeField.READERS);
  }

  addWriter(pipe: number): void {
    this.#addEnd(pipe, PipeField.WRITERS);
  }

  /** `lastGone`: when it was the last, called while the pipe is not another's yet. */
  removeReader(pipe: number, lastGone: () => void = () => {}): void {
    this.#removeEnd(pipe, PipeField.READERS, lastGone);
  }

  removeWriter(pipe: number): void {
    this.#removeEnd(pipe, PipeField.WRITERS, () => {});
  }

  readers(pipe: number): number {
    return this.#load(pipe, PipeField.READERS);
  }

  writers(pipe: number): number {
    return this.#load(pipe, PipeField.WRITERS);
  }

  /** Bytes that wait to be read. */
  bytes(pipe: number): number {
    return this.#used(pipe);
  }

  /** Whether read(2) would not block. */
  readable(pipe: number): boolean {
    return this.#used(pipe) > 0 || this.writers(pipe) === 0;
  }

  /** Whether write(2) of one byte would not block. */
  writable(pipe: number): boolean {
    return this.#used(pipe) < PIPE_CAPACITY || this.#load(pipe, PipeField.READERS) === 0;
  }

  /** Whether a write of `length` bytes would make progress (small ones are all or nothing). */
  hasRoom(pipe: number, length: number): boolean {
    const room = PIPE_CAPACITY - this.#used(pipe);
    return room >= (length <= PIPE_BUF ? length : 1) || this.#load(pipe, PipeField.READERS) === 0;
  }

  /** Bytes read; 0 at end of file; undefined when it would block. */
  tryRead(pipe: number, into: Uint8Array): number | undefined {
    const { words, bytes } = this.memory;
    // The order matters: a writer may write and close between two looks.
    const closed = this.#load(pipe, PipeField.WRITERS) === 0;
    const length = withLock(this.memory, Offset.pipe(pipe, PipeField.LOCK), this.owner, () => {
      const tail = this.#load(pipe, PipeField.TAIL);
      this.lastPosition = tail;
      const count = Math.min(this.#used(pipe), into.length);
      const base = Offset.pipeBytes(pipe);
      const start = tail & RING;
      const first = Math.min(count, PIPE_CAPACITY - start);
      into.set(bytes.subarray(base + start, base + start + first));
      if (count > first) into.set(bytes.subarray(base, base + count - first), first);
      Atomics.store(words, Offset.pipe(pipe, PipeField.TAIL), (tail + count) | 0);
      return count;
    });
    if (length === 0) return closed ? 0 : undefined;
    wakeInterested(this.memory, this.mask(pipe));
    return length;
  }

  /** Bytes written; undefined when it would block; throws EPIPE when nobody can read. */
  tryWrite(pipe: number, from: Uint8Array): number | undefined {
    const { words, bytes } = this.memory;
    if (this.#load(pipe, PipeField.READERS) === 0) throw new KernelError(Errno.EPIPE, "write");
    const length = withLock(this.memory, Offset.pipe(pipe, PipeField.LOCK), this.owner, () => {
      const room = PIPE_CAPACITY - this.#used(pipe);
      if (from.length <= PIPE_BUF && room < from.length) return 0;
      const head = this.#load(pipe, PipeField.HEAD);
      this.lastPosition = head;
      const count = Math.min(room, from.length);
      const base = Offset.pipeBytes(pipe);
      const start = head & RING;
      const first = Math.min(count, PIPE_CAPACITY - start);
      bytes.set(from.subarray(0, first), base + start);
      if (count > first) bytes.set(from.subarray(first, count), base);
      Atomics.store(words, Offset.pipe(pipe, PipeField.HEAD), (head + count) | 0);
      return count;
    });
    if (length === 0 && from.length > 0) return undefined;
    wakeInterested(this.memory, this.mask(pipe));
    return length;
  }

  mask(pipe: number): number {
    return Offset.pipe(pipe, PipeField.MASK);
  }

  lock(pipe: number): number {
    return Offset.pipe(pipe, PipeField.LOCK);
  }

  #addEnd(pipe: number, field: number): void {
    Atomics.add(this.memory.words, Offset.pipe(pipe, PipeField.ENDS), 1);
    Atomics.add(this.memory.words, Offset.pipe(pipe, field), 1);
  }

  #removeEnd(pipe: number, field: number, lastGone: () => void): void {
    const { words } = this.memory;
    if (Atomics.sub(words, Offset.pipe(pipe, field), 1) === 1) {
      lastGone();
      wakeInterested(this.memory, this.mask(pipe));
    }
    // One count for both kinds of end, so that only one process finds itself to be the last.
    const ends = Offset.pipe(pipe, PipeField.ENDS);
    if (Atomics.sub(words, ends, 1) === 2) Atomics.store(words, ends, 0);
  }

  #used(pipe: number): number {
    return (this.#load(pipe, PipeField.HEAD) - this.#load(pipe, PipeField.TAIL)) | 0;
  }

  #load(pipe: number, field: number): number {
    return Atomics.load(this.memory.words, Offset.pipe(pipe, field));
  }
}
