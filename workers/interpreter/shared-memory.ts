import { Errno, KernelError } from "../kernel/errno";
import { Header, type KernelMemory, Offset, SHARED_BYTES } from "../kernel/layout";
import type { PyodideModule } from "./pyodide/internals";

const ALIGN = 64;

interface Mapping {
  readonly address: number;
  readonly offset: number;
  readonly bytes: number;
  /** What the shared words were when this process last looked. */
  readonly seen: Int32Array;
}

/** Puts the bytes of `word` that `mask` covers into the shared word, and leaves its other bytes; returns the result. */
function exchangeBytes(shared: Int32Array, index: number, word: number, mask: number): number {
  for (;;) {
    const theirs = Atomics.load(shared, index);
    const merged = (theirs & ~mask) | (word & mask);
    if (Atomics.compareExchange(shared, index, theirs, merged) === theirs) return merged;
  }
}

function bytesThatDiffer(one: number, other: number): number {
  const difference = one ^ other;
  const byte = (mask: number): number => ((difference & mask) === 0 ? 0 : mask);
  return byte(0xff) | byte(0xff00) | byte(0xff0000) | byte(0xff000000);
}

/**
 * Memory shared between processes. A wasm memory can't be shared between workers here, so each process has a copy in
 * its own, and at every system call the words that changed go out and come in. That is coherent under locks, and as
 * racy as real hardware without.
 */
export class SharedMemory {
  #mappings: Mapping[] = [];

  constructor(
    private readonly module: PyodideModule,
    private readonly memory: KernelMemory,
  ) {}

  /** Offset of that many new bytes, zeroed; throws ENOSPC. */
  create(bytes: number): number {
    const size = (bytes + ALIGN - 1) & ~(ALIGN - 1);
    const offset = Atomics.add(this.memory.words, Header.SHARED_END, size);
    if (offset + size > SHARED_BYTES) {
      Atomics.sub(this.memory.words, Header.SHARED_END, size);
      throw new KernelError(Errno.ENOSPC, "shm_open");
    }
    return offset;
  }

  /** Makes `bytes` at `address` a copy of the shared bytes at `offset`; `fresh`: what is at `address` is the first content. */
  map(address: number, offset: number, bytes: number, fresh: boolean): void {
    const mapping = { address, offset, bytes, seen: new Int32Array(bytes >> 2) };
    const shared = this.#shared(mapping);
    if (fresh) shared.set(this.#local(mapping));
    else this.#local(mapping).set(shared);
    mapping.seen.set(shared);
    this.#mappings.push(mapping);
  }

  unmap(address: number): void {
    this.synchronise();
    this.#mappings = this.#mappings.filter((mapping) => mapping.address !== address);
  }

  /** What a forked child maps, too. */
  list(): readonly (readonly [address: number, offset: number, bytes: number])[] {
    return this.#mappings.map(({ address, offset, bytes }) => [address, offset, bytes]);
  }

  /** Sends out the words this process changed, takes in those that others changed. */
  synchronise(): void {
    for (const mapping of this.#mappings) {
      const local = this.#local(mapping);
      const shared = this.#shared(mapping);
      const { seen } = mapping;
      for (let index = 0; index < local.length; index++) {
        const mine = local[index] ?? 0;
        const before = seen[index] ?? 0;
        const now = mine === before ? Atomics.load(shared, index) : exchangeBytes(shared, index, mine, bytesThatDiffer(mine, before));
        if (now !== mine) local[index] = now;
        if (now !== before) seen[index] = now;
      }
    }
  }

  #local({ address, bytes }: Mapping): Int32Array {
    return new Int32Array(this.module.HEAP8.buffer, address, bytes >> 2);
  }

  #shared({ offset, bytes }: Mapping): Int32Array {
    return new Int32Array(this.memory.buffer, Offset.sharedBytes + offset, bytes >> 2);
  }
}
