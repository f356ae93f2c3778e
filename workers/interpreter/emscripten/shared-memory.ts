import { isFile } from "../../kernel/ipc/descriptors";
import { Errno, KernelError } from "../../kernel/memory/errno";
import { RecordKind } from "../../api/record";
import type { Kernel } from "../../kernel/kernel";
import { BLOCK_BYTES, Offset } from "../../kernel/memory/layout";
import { type CompareMemory, STRIDE } from "./compare-memory";
import type { Caller } from "./caller";
import type { Mapping } from "../pyodide/image-state";
import type { PyodideModule } from "../pyodide/internals";
import { TraceAllowance } from "../../shared/trace-allowance";

interface Piece {
  /** In words: of this process's own, and of what it saw last. */
  readonly local: number;
  readonly seen: number;
  readonly shared: Int32Array<SharedArrayBuffer>;
  /** The same words two by two: what others must see change at once. The last word may be left over. */
  readonly pairs: BigInt64Array<SharedArrayBuffer>;
  readonly firstBlock: number;
  /** Versions of the blocks that it lies in, of which it has seen all changes. */
  readonly versions: Int32Array;
}

interface MappedPieces extends Mapping {
  readonly seen: number;
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
 * half of it. The result is in HALVES; returns whether that is other than what was there.
 */
function exchangePair(pairs: BigInt64Array, index: number, words: readonly [number, number], masks: readonly [number, number]): boolean {
  for (;;) {
    const theirs = Atomics.load(pairs, index);
    PAIR[0] = theirs;
    if (masks[0] === 0 && masks[1] === 0) return false;
    for (const half of [0, 1] as const) HALVES[half] = ((HALVES[half] ?? 0) & ~masks[half]) | (words[half] & masks[half]);
    const ours = PAIR[0];
    if (ours === theirs) return false;
    if (Atomics.compareExchange(pairs, index, theirs, ours) === theirs) return true;
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
  if (first >= 4 || end <= 0) return 0;
  const below = end >= 4 ? -1 : (1 << (end * 8)) - 1;
  return below & (-1 << (first * 8));
}

/**
 * Memory shared between processes: mapped files (mmap(2) with MAP_SHARED). A wasm memory can't be shared between workers
 * here, so each process has a copy in its own, and at every system call that orders memory (locks, pipes, waits) the
 * words that changed go out and come in. Single values can be loaded and stored at once (`load`, `store`), as racy as
 * real hardware.
 *
 * What this process has changed shows where its copy differs from what it saw last; what others have, by the version of
 * the file's block, which each change counts up:
 *
 *     this process writes 7    its copy 7, seen 5, shared 5, version 3
 *     synchronise()            its copy 7, seen 7, shared 7, version 4
 *     another's synchronise()  version 4 is not the 3 that it knows: it takes in what differs in that block
 */
export class SharedMemory {
  #mappings: readonly MappedPieces[] = [];
  #pieces: readonly Piece[] = [];

  readonly #kernel: Kernel;
  readonly #allowance: TraceAllowance;
  /** Where the last access was, and what it found or left there. */
  #last = { shared: -1, low: 0, high: 0 };

  constructor(
    private readonly module: Pick<PyodideModule, "HEAP32" | "_malloc" | "_free">,
    private readonly compare: CompareMemory,
    private readonly context: Caller,
  ) {
    this.#kernel = context.kernel;
    this.#allowance = new TraceAllowance(context, "accesses");
  }

  /** The file that a descriptor refers to; throws EBADF. */
  inodeOf(slot: number, fd: number): number {
    const target = this.#kernel.descriptors.get(slot, fd);
    if (target === undefined || !isFile(target)) throw new KernelError(Errno.EBADF, "mmap");
    return this.#kernel.openFiles.inode(target.file);
  }

  /**
   * Makes the memory at `address`, a multiple of 4, a copy of the file's bytes from `offset`, a multiple of 8. Throws EINVAL
   * beyond its end, and ENOMEM.
   */
  map(mapping: Mapping): void {
    const { address, inode, offset, bytes } = mapping;
    const { files, memory } = this.#kernel;
    if (offset % 8 !== 0 || offset + bytes > files.status(inode).size) throw new KernelError(Errno.EINVAL, "mmap");
    const seen = mapping.seen ?? this.module._malloc((bytes + 3) & ~3);
    if (seen === 0) throw new KernelError(Errno.ENOMEM, "mmap");
    let at = 0;
    const pieces = files.map(inode, offset, bytes).map((extent) => {
      const words = (extent.bytes + 3) >> 2;
      const firstBlock = Offset.blockOf(extent.start);
      const blocks = Offset.blockOf(extent.start + words * 4 - 1) + 1 - firstBlock;
      const piece = {
        local: (address + at) >> 2,
        seen: (seen + at) >> 2,
        shared: new Int32Array(memory.buffer, extent.start, words),
        pairs: new BigInt64Array(memory.buffer, extent.start, words >> 1),
        firstBlock,
        versions: Int32Array.from({ length: blocks }, (_, block) => this.#version(firstBlock + block)),
      };
      at += extent.bytes;
      const heap = this.module.HEAP32;
      heap.set(piece.shared, piece.seen);
      heap.copyWithin(piece.local, piece.seen, piece.seen + words);
      return piece;
    });
    this.#remember([...this.#mappings, { ...mapping, seen, pieces }]);
  }

  unmap(address: number): void {
    this.synchronise();
    const [gone, kept] = [true, false].map((which) => this.#mappings.filter((mapping) => (mapping.address === address) === which));
    for (const { seen } of gone ?? []) this.module._free(seen);
    this.#remember(kept ?? []);
  }

  /** What a forked child maps, too: its memory is a copy of this one. */
  list(): readonly Mapping[] {
    return this.#mappings.map(({ address, inode, offset, bytes, seen }) => ({ address, inode, offset, bytes, seen }));
  }

  /** Sends out the words this process changed, takes in those that others changed. */
  synchronise(): void {
    for (const piece of this.#pieces) {
      this.#sendOut(piece);
      for (let block = 0; block < piece.versions.length; block++) {
        if (this.#version(piece.firstBlock + block) !== piece.versions[block]) this.#takeIn(piece, block);
      }
    }
  }

  /** Brings what is shared at these bytes of this process's memory, after its own changes there have gone out. */
  load(address: number, bytes: number): void {
    this.#eachPair(address, bytes, (piece, index) => this.#exchange(piece, index));
    this.#trace(false, address, bytes);
  }

  /** Makes these bytes of this process's memory what is shared. */
  store(address: number, bytes: number): void {
    this.#eachPair(address, bytes, (piece, index, from, to) => {
      this.#exchange(piece, index, bytesWithin(index, from, to), bytesWithin(index + 1, from, to));
    });
    this.#trace(true, address, bytes);
  }

  #trace(written: boolean, address: number, bytes: number): void {
    const at = address >> 2;
    const piece = this.#pieces.find(({ local, shared }) => at >= local && at < local + shared.length);
    if (piece === undefined) return;
    const shared = piece.shared.byteOffset + (address - piece.local * 4);
    const index = piece.seen + at - piece.local;
    const heap = this.module.HEAP32;
    // Of a double, many values differ in the second word alone.
    const [low, high] = [heap[index] ?? 0, bytes > 4 ? (heap[index + 1] ?? 0) : 0];
    const again = shared === this.#last.shared && low === this.#last.low && high === this.#last.high;
    this.#last = { shared, low, high };
    if (again && !written) return;
    this.#record(written ? RecordKind.MEMORY_WRITTEN : RecordKind.MEMORY_READ, shared, bytes);
  }

  #record(
    kind: typeof RecordKind.MEMORY_READ | typeof RecordKind.MEMORY_WRITTEN | typeof RecordKind.MEMORY_CHANGED,
    shared: number,
    bytes: number,
  ): void {
    if (!this.#allowance.take()) return;
    const { kernel, pid, thread } = this.context;
    kernel.trace.memoryEvent(kind, kernel.clock.now(), pid, thread, this.context.where(), shared, bytes);
  }

  #remember(mappings: readonly MappedPieces[]): void {
    this.#mappings = mappings;
    this.#pieces = mappings.flatMap(({ pieces }) => pieces);
    this.context.mapped = mappings.length > 0;
  }

  #sendOut(piece: Piece): void {
    const { local, seen, shared } = piece;
    const bytes = shared.length * 4;
    let first = -1;
    let last = -1;
    const send = (index: number): void => {
      this.#exchange(piece, index);
      if (first < 0) first = index;
      last = index;
    };
    for (let at = 0; at < bytes; at += STRIDE) {
      at += this.compare(local * 4 + at, seen * 4 + at, bytes - at);
      const end = Math.min(shared.length, (at + STRIDE) >> 2);
      for (let index = at >> 2; index < end; index += 2) if (this.#hasChanged(piece, index, end)) send(index);
    }
    const rest = shared.length - (shared.length % (STRIDE / 4));
    for (let index = rest; index < shared.length; index += 2) if (this.#hasChanged(piece, index, shared.length)) send(index);
    if (first >= 0)
      this.#record(RecordKind.MEMORY_CHANGED, shared.byteOffset + first * 4, Math.min(shared.length, last + 2) * 4 - first * 4);
  }

  /** Whether this process has changed one of two words. */
  #hasChanged({ local, seen }: Piece, index: number, end: number): boolean {
    const heap = this.module.HEAP32;
    return heap[local + index] !== heap[seen + index] || (index + 1 < end && heap[local + index + 1] !== heap[seen + index + 1]);
  }

  #takeIn(piece: Piece, block: number): void {
    const { seen, shared, firstBlock, versions } = piece;
    // Before its content: what changes meanwhile is another version.
    versions[block] = this.#version(firstBlock + block);
    const before = (Offset.blockBytes(firstBlock + block) - shared.byteOffset) >> 2;
    const end = Math.min(shared.length, before + BLOCK_BYTES / 4);
    const heap = this.module.HEAP32;
    for (let index = Math.max(0, before); index < end; index += 2) {
      if (shared[index] !== heap[seen + index] || (index + 1 < end && shared[index + 1] !== heap[seen + index + 1]))
        this.#exchange(piece, index);
    }
  }

  /** `index`: of the first word of each pair; `from`, `to`: which bytes of the piece it is about. */
  #eachPair(address: number, bytes: number, visit: (piece: Piece, index: number, from: number, to: number) => void): void {
    for (const piece of this.#pieces) {
      const from = Math.max(0, address - piece.local * 4);
      const to = Math.min(piece.shared.length * 4, address + bytes - piece.local * 4);
      for (let index = (from >> 3) * 2; index * 4 < to; index += 2) visit(piece, index, from, to);
    }
  }

  /** Sends out the bytes of two words that this process changed, and those of the masks; takes in the others. */
  #exchange(piece: Piece, index: number, lowMask = 0, highMask = 0): void {
    const { shared, pairs, local, seen } = piece;
    const heap = this.module.HEAP32;
    const word = (at: number): number => heap[local + at] ?? 0;
    const changed = (at: number): number => bytesThatDiffer(word(at), heap[seen + at] ?? 0);
    if (index + 1 === shared.length) {
      const before = Atomics.load(shared, index);
      heap[local + index] = heap[seen + index] = exchangeBytes(shared, index, word(index), lowMask | changed(index));
      if (heap[seen + index] !== before) this.#countChange(piece, index);
      return;
    }
    const sent = exchangePair(pairs, index >> 1, [word(index), word(index + 1)], [lowMask | changed(index), highMask | changed(index + 1)]);
    heap.set(HALVES, local + index);
    heap.set(HALVES, seen + index);
    if (sent) this.#countChange(piece, index);
  }

  /** Has the others look at the block; this process need not, if it has seen all that was there. */
  #countChange({ shared, firstBlock, versions }: Piece, index: number): void {
    const block = Offset.blockOf(shared.byteOffset + index * 4);
    const before = Atomics.add(this.#kernel.memory.words, Offset.blockVersion(block), 1);
    if (versions[block - firstBlock] === before) versions[block - firstBlock] = (before + 1) | 0;
  }

  #version(block: number): number {
    return Atomics.load(this.#kernel.memory.words, Offset.blockVersion(block));
  }
}
