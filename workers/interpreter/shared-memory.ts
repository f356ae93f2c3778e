import { isFile } from "../kernel/descriptors";
import { Errno, KernelError } from "../kernel/errno";
import type { Kernel } from "../kernel/kernel";
import type { ProcessContext } from "./process-context";
import type { PyodideModule } from "./pyodide/internals";

/** Accesses of one process that are told in the trace; a loop would fill it. */
const MAX_TRACED_ACCESSES = 500;

/** A file's bytes that this process has in its own memory, too. */
export interface Mapping {
  readonly address: number;
  readonly inode: number;
  /** Where in the file. */
  readonly offset: number;
  readonly bytes: number;
}

interface Piece {
  readonly address: number;
  readonly shared: Int32Array<SharedArrayBuffer>;
  /** What the shared words were when this process last looked. */
  readonly seen: Int32Array;
}

interface MappedPieces extends Mapping {
  readonly pieces: readonly Piece[];
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

/** Mask of the bytes of the word at `index` that lie between the byte offsets `from` and `to`. */
function bytesWithin(index: number, from: number, to: number): number {
  const first = Math.max(0, from - index * 4);
  const end = Math.min(4, to - index * 4);
  const below = end >= 4 ? -1 : (1 << (end * 8)) - 1;
  return below & (-1 << (first * 8));
}

/**
 * Memory shared between processes: mapped files (mmap(2) with MAP_SHARED). A wasm memory can't be shared between workers
 * here, so each process has a copy in its own, and at every system call that orders memory (locks, pipes, waits) the
 * words that changed go out and come in. Single values can be loaded and stored at once (`load`, `store`), as racy as
 * real hardware.
 */
export class SharedMemory {
  #mappings: readonly MappedPieces[] = [];
  #pieces: readonly Piece[] = [];

  readonly #kernel: Kernel;
  #traced = 0;
  /** Where the last access was, and what it found or left there. */
  #last = { shared: -1, value: 0 };

  constructor(
    private readonly module: PyodideModule,
    private readonly context: ProcessContext,
  ) {
    this.#kernel = context.kernel;
  }

  /** The file that a descriptor refers to; throws EBADF. */
  inodeOf(slot: number, fd: number): number {
    const target = this.#kernel.descriptors.get(slot, fd);
    if (target === undefined || !isFile(target)) throw new KernelError(Errno.EBADF, "mmap");
    return this.#kernel.openFiles.inode(target.file);
  }

  /** Makes the memory at `address` a copy of the file's bytes; both are multiples of 4. Throws EINVAL beyond its end. */
  map(mapping: Mapping): void {
    const { address, inode, offset, bytes } = mapping;
    const { files, memory } = this.#kernel;
    if (offset + bytes > files.status(inode).size) throw new KernelError(Errno.EINVAL, "mmap");
    let at = address;
    const pieces = files.map(inode, offset, bytes).map((extent) => {
      const words = (extent.bytes + 3) >> 2;
      const piece = { address: at, shared: new Int32Array(memory.buffer, extent.start, words), seen: new Int32Array(words) };
      at += extent.bytes;
      piece.seen.set(piece.shared);
      this.#local(piece).set(piece.seen);
      return piece;
    });
    this.#remember([...this.#mappings, { ...mapping, pieces }]);
  }

  unmap(address: number): void {
    this.synchronise();
    this.#remember(this.#mappings.filter((mapping) => mapping.address !== address));
  }

  /** What a forked child maps, too. */
  list(): readonly Mapping[] {
    return this.#mappings.map(({ address, inode, offset, bytes }) => ({ address, inode, offset, bytes }));
  }

  /** Sends out the words this process changed, takes in those that others changed. */
  synchronise(): void {
    for (const piece of this.#pieces) {
      const { shared, seen } = piece;
      const local = this.#local(piece);
      for (let index = 0; index < local.length; index++) {
        const mine = local[index] ?? 0;
        const before = seen[index] ?? 0;
        const now = mine === before ? Atomics.load(shared, index) : exchangeBytes(shared, index, mine, bytesThatDiffer(mine, before));
        if (now !== mine) local[index] = now;
        if (now !== before) seen[index] = now;
      }
    }
  }

  /** Brings what is shared at these bytes of this process's memory, after its own changes there have gone out. */
  load(address: number, bytes: number): void {
    this.#eachWord(address, bytes, ({ shared, seen }, local, index) => {
      const mine = local[index] ?? 0;
      const now = exchangeBytes(shared, index, mine, bytesThatDiffer(mine, seen[index] ?? 0));
      local[index] = seen[index] = now;
    });
    this.#trace(false, address, bytes);
  }

  /** Makes these bytes of this process's memory what is shared. */
  store(address: number, bytes: number): void {
    this.#eachWord(address, bytes, ({ shared, seen }, local, index, mask) => {
      const changed = mask | bytesThatDiffer(local[index] ?? 0, seen[index] ?? 0);
      local[index] = seen[index] = exchangeBytes(shared, index, local[index] ?? 0, changed);
    });
    this.#trace(true, address, bytes);
  }

  #trace(written: boolean, address: number, bytes: number): void {
    if (this.#traced >= MAX_TRACED_ACCESSES) return;
    const piece = this.#pieces.find((each) => address >= each.address && address < each.address + each.shared.length * 4);
    if (piece === undefined) return;
    const shared = piece.shared.byteOffset + (address - piece.address);
    const value = piece.seen[(address - piece.address) >> 2] ?? 0;
    const again = shared === this.#last.shared && value === this.#last.value;
    this.#last = { shared, value };
    if (again && !written) return;
    this.#traced++;
    const { kernel, pid, thread } = this.context;
    kernel.trace.memoryAccess(written, kernel.clock.now(), pid, thread, this.context.where(), shared, bytes);
  }

  #remember(mappings: readonly MappedPieces[]): void {
    this.#mappings = mappings;
    this.#pieces = mappings.flatMap(({ pieces }) => pieces);
    this.context.mapped = mappings.length > 0;
  }

  #eachWord(address: number, bytes: number, visit: (piece: Piece, local: Int32Array, index: number, mask: number) => void): void {
    for (const piece of this.#pieces) {
      const from = Math.max(0, address - piece.address);
      const to = Math.min(piece.shared.length * 4, address + bytes - piece.address);
      if (from >= to) continue;
      const local = this.#local(piece);
      for (let index = from >> 2; index * 4 < to; index++) visit(piece, local, index, bytesWithin(index, from, to));
    }
  }

  #local({ address, shared }: Piece): Int32Array {
    return new Int32Array(this.module.HEAP8.buffer, address, shared.length);
  }
}
