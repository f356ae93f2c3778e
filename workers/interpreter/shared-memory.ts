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
  /** The same words two by two: what others must see change at once. The last word may be left over. */
  readonly pairs: BigInt64Array<SharedArrayBuffer>;
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

/** One pair of words, and its halves. */
const PAIR = new BigInt64Array(1);
const HALVES = new Int32Array(PAIR.buffer);

/**
 * As `exchangeBytes` for two words in one access, as real hardware has it for an aligned value of 8 bytes: nobody sees one
 * half of it. The result is in HALVES.
 */
function exchangePair(pairs: BigInt64Array, index: number, words: readonly [number, number], masks: readonly [number, number]): void {
  for (;;) {
    const theirs = Atomics.load(pairs, index);
    PAIR[0] = theirs;
    if (masks[0] === 0 && masks[1] === 0) return;
    for (const half of [0, 1] as const) HALVES[half] = ((HALVES[half] ?? 0) & ~masks[half]) | (words[half] & masks[half]);
    if (Atomics.compareExchange(pairs, index, theirs, PAIR[0]) === theirs) return;
  }
}

function bytesThatDiffer(one: number, other: number): number {
  const difference = one ^ other;
  const byte = (mask: number): number => ((difference & mask) === 0 ? 0 : mask);
  return byte(0xff) | byte(0xff00) | byte(0xff0000) | byte(0xff000000);
}

/** Whether neither this process nor another has changed the word since this process last looked. */
function isInStep({ shared, seen }: Piece, local: Int32Array, index: number): boolean {
  const before = seen[index];
  return local[index] === before && Atomics.load(shared, index) === before;
}

/** Mask of the bytes of the word at `index` that lie between the byte offsets `from` and `to`. */
function bytesWithin(index: number, from: number, to: number): number {
  const first = Math.max(0, from - index * 4);
  const end = Math.min(4, to - index * 4);
  if (first >= 4 || end <= 0) return 0;
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
  #last = { shared: -1, low: 0, high: 0 };

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

  /** Makes the memory at `address`, a multiple of 4, a copy of the file's bytes from `offset`, a multiple of 8. Throws EINVAL beyond its end. */
  map(mapping: Mapping): void {
    const { address, inode, offset, bytes } = mapping;
    const { files, memory } = this.#kernel;
    if (offset % 8 !== 0 || offset + bytes > files.status(inode).size) throw new KernelError(Errno.EINVAL, "mmap");
    let at = address;
    const pieces = files.map(inode, offset, bytes).map((extent) => {
      const words = (extent.bytes + 3) >> 2;
      const piece = {
        address: at,
        shared: new Int32Array(memory.buffer, extent.start, words),
        pairs: new BigInt64Array(memory.buffer, extent.start, words >> 1),
        seen: new Int32Array(words),
      };
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
      const local = this.#local(piece);
      for (let index = 0; index < local.length; index += 2) {
        if (!isInStep(piece, local, index) || (index + 1 < local.length && !isInStep(piece, local, index + 1))) this.#exchange(piece, local, index);
      }
    }
  }

  /** Brings what is shared at these bytes of this process's memory, after its own changes there have gone out. */
  load(address: number, bytes: number): void {
    this.#eachPair(address, bytes, (piece, local, index) => this.#exchange(piece, local, index));
    this.#trace(false, address, bytes);
  }

  /** Makes these bytes of this process's memory what is shared. */
  store(address: number, bytes: number): void {
    this.#eachPair(address, bytes, (piece, local, index, from, to) => {
      this.#exchange(piece, local, index, bytesWithin(index, from, to), bytesWithin(index + 1, from, to));
    });
    this.#trace(true, address, bytes);
  }

  #trace(written: boolean, address: number, bytes: number): void {
    if (this.#traced >= MAX_TRACED_ACCESSES) return;
    const piece = this.#pieces.find((each) => address >= each.address && address < each.address + each.shared.length * 4);
    if (piece === undefined) return;
    const shared = piece.shared.byteOffset + (address - piece.address);
    const index = (address - piece.address) >> 2;
    // Of a double, many values differ in the second word alone.
    const [low, high] = [piece.seen[index] ?? 0, bytes > 4 ? (piece.seen[index + 1] ?? 0) : 0];
    const again = shared === this.#last.shared && low === this.#last.low && high === this.#last.high;
    this.#last = { shared, low, high };
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

  /** `index`: of the first word of each pair; `from`, `to`: which bytes of the piece it is about. */
  #eachPair(address: number, bytes: number, visit: (piece: Piece, local: Int32Array, index: number, from: number, to: number) => void): void {
    for (const piece of this.#pieces) {
      const from = Math.max(0, address - piece.address);
      const to = Math.min(piece.shared.length * 4, address + bytes - piece.address);
      if (from >= to) continue;
      const local = this.#local(piece);
      for (let index = (from >> 3) * 2; index * 4 < to; index += 2) visit(piece, local, index, from, to);
    }
  }

  /** Sends out the bytes of two words that this process changed, and those of the masks; takes in the others. */
  #exchange({ shared, pairs, seen }: Piece, local: Int32Array, index: number, lowMask = 0, highMask = 0): void {
    const changed = (at: number): number => bytesThatDiffer(local[at] ?? 0, seen[at] ?? 0);
    if (index + 1 === local.length) {
      local[index] = seen[index] = exchangeBytes(shared, index, local[index] ?? 0, lowMask | changed(index));
      return;
    }
    exchangePair(pairs, index >> 1, [local[index] ?? 0, local[index + 1] ?? 0], [lowMask | changed(index), highMask | changed(index + 1)]);
    local.set(HALVES, index);
    seen.set(HALVES, index);
  }

  #local({ address, shared }: Piece): Int32Array {
    return new Int32Array(this.module.HEAP8.buffer, address, shared.length);
  }
}
