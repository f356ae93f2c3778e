import type { Pid } from "../../units";
import {
  allocateImageBuffer,
  claimImage,
  COMPLETE,
  FIRST_IMAGE_WORD,
  handOverImage,
  IMAGE_START,
  releaseImage,
  setProgress,
  waitForBuffer,
  waitForProgress,
} from "../image-buffer";
import type { Mapping } from "../shared-memory";
import { MAIN_STACK_DEPTH } from "./c-stacks";
import type { HiwireKey, HiwireState, PyodideModule } from "./internals";
import { nameOf } from "./snapshot";

/** What an image holds besides the memory. */
export interface ImageState {
  /** Memory shared with other processes. */
  readonly mappings: readonly Mapping[];
  readonly cwd: string;
}

/** Lies in the buffer after the memory's bytes, as JSON. */
interface Description extends ImageState {
  readonly hiwire: HiwireState;
}

/** A part of the memory that is in use. */
interface Region {
  readonly start: number;
  readonly bytes: number;
}

/** Words at a buffer's head: how large the memory is; where its two regions begin and how long they are; how long the description is. */
const ImageWord = {
  MEMORY_BYTES: FIRST_IMAGE_WORD,
  REGIONS: FIRST_IMAGE_WORD + 1,
  DESCRIPTION_BYTES: FIRST_IMAGE_WORD + 5,
  END: FIRST_IMAGE_WORD + 6,
} as const;

/** The child copies so many bytes while its parent copies the next. */
const CHUNK_BYTES = 1 << 20;
/** Buffers large enough for one process's images; when all wait to be copied by children, fork waits. */
const MAX_BUFFERS = 4;
/** No function of `_kernel` is called this. */
const UNNAMED = "?";
const BUFFER_SLACK = 4 << 20;
/** More than Python's own fork hooks allocate and the description takes. */
const FORK_BYTES = 2 << 20;

/**
 * Takes images of this process: a live interpreter as it lies in memory at one moment, which a forked child begins as.
 * May only run while the forking thread is suspended: no Python frame is then on the wasm stack, and CPython's fork
 * hooks (`PyOS_BeforeFork`, `PyOS_AfterFork_Parent`) see the event loop's thread state.
 */
export class ImageTaker {
  readonly #buffers: SharedArrayBuffer[];
  readonly #name: (value: unknown) => string;

  constructor(
    private readonly module: PyodideModule,
    syscalls: object,
    /** The run's, which all its processes share. */
    buffers: readonly SharedArrayBuffer[],
    private readonly taker: Pid,
  ) {
    this.#buffers = [...buffers];
    const name = nameOf(syscalls);
    // What other threads of the parent hold (promises, callbacks) means nothing in a child, which has only one.
    this.#name = (value) => name(value) ?? UNNAMED;
  }

  /** Waits until there is room for an image; before the child exists, which would seem stuck meanwhile. */
  reserve(): SharedArrayBuffer {
    return this.#freeBuffer(sizeOf(regionsInUse(this.module)) + FORK_BYTES);
  }

  /** `buffer`: just reserved, and `child`'s from here on. */
  take(buffer: SharedArrayBuffer, child: Pid, state: ImageState): void {
    const { module } = this;
    module._PyOS_BeforeFork();
    try {
      const hiwire = module.API.serializeHiwireState(this.#name);
      const regions = regionsInUse(module);
      writeHead(buffer, module.HEAP8.length, regions);
      const total = sizeOf(regions);
      for (let done = 0; done < total; done += CHUNK_BYTES) {
        const end = Math.min(total, done + CHUNK_BYTES);
        for (const { address, bytes } of partsOf(regions, done, end, buffer)) bytes.set(module.HEAPU8.subarray(address, address + bytes.length));
        setProgress(buffer, end);
      }
      describe(buffer, total, { ...state, hiwire });
      handOverImage(buffer, child);
    } finally {
      module._PyOS_AfterFork_Parent();
    }
  }

  #freeBuffer(bytes: number): SharedArrayBuffer {
    for (;;) {
      const large = this.#buffers.filter((buffer) => buffer.byteLength >= bytes + IMAGE_START);
      const free = large.find((buffer) => claimImage(buffer, this.taker));
      if (free !== undefined) return free;
      // Any of them may come free, and only one can be waited for.
      if (large[0] !== undefined && large.length >= MAX_BUFFERS) waitForBuffer(large[0]);
      else this.#buffers.push(allocateImageBuffer(bytes + BUFFER_SLACK));
    }
  }
}

/** All but the stack's free part, which is a third of a small process, and what malloc has never had. Only the event loop may ask. */
function regionsInUse(module: PyodideModule): readonly Region[] {
  const stackFree = module._emscripten_stack_get_end();
  const stackUsed = (module._emscripten_stack_get_current() - MAIN_STACK_DEPTH) & ~7;
  const heapEnd = module.HEAPU32[module._emscripten_get_sbrk_ptr() >>> 2] ?? module.HEAP8.length;
  return [
    { start: 0, bytes: stackFree },
    { start: stackUsed, bytes: heapEnd - stackUsed },
  ];
}

function sizeOf(regions: readonly Region[]): number {
  return regions.reduce((sum, { bytes }) => sum + bytes, 0);
}

/** Bytes `from` to `end` of all regions, one after the other: where they lie in the memory, and in the buffer. */
function* partsOf(regions: readonly Region[], from: number, end: number, buffer: SharedArrayBuffer): Generator<{ address: number; bytes: Uint8Array }> {
  let first = 0;
  for (const region of regions) {
    const [low, high] = [Math.max(from, first), Math.min(end, first + region.bytes)];
    if (low < high) yield { address: region.start + low - first, bytes: new Uint8Array(buffer, IMAGE_START + low, high - low) };
    first += region.bytes;
  }
}

const headOf = (buffer: SharedArrayBuffer): Uint32Array => new Uint32Array(buffer, 0, ImageWord.END);

function writeHead(buffer: SharedArrayBuffer, memoryBytes: number, regions: readonly Region[]): void {
  const head = headOf(buffer);
  head[ImageWord.MEMORY_BYTES] = memoryBytes;
  head.set(regions.flatMap(({ start, bytes }) => [start, bytes]), ImageWord.REGIONS);
}

function describe(buffer: SharedArrayBuffer, imageBytes: number, description: Description): void {
  const bytes = new TextEncoder().encode(JSON.stringify(description));
  new Uint8Array(buffer).set(bytes, IMAGE_START + imageBytes);
  headOf(buffer)[ImageWord.DESCRIPTION_BYTES] = bytes.length;
}

function descriptionOf(buffer: SharedArrayBuffer, imageBytes: number): Description {
  const bytes = new Uint8Array(buffer, IMAGE_START + imageBytes, headOf(buffer)[ImageWord.DESCRIPTION_BYTES]);
  return JSON.parse(new TextDecoder().decode(bytes.slice())) as Description;
}

/** Lays images over the interpreter of this worker, fresh from the snapshot. */
export class ImageReceiver {
  readonly #table: ReadonlyMap<string, unknown>;
  /** What is immortal in every interpreter. */
  readonly #immortal: number;

  constructor(
    private readonly module: PyodideModule,
    syscalls: object,
  ) {
    this.#table = new Map<string, unknown>([["", syscalls], ...Object.entries(syscalls)]);
    const named = nameOf(syscalls);
    this.#immortal = module.API.serializeHiwireState((value) => named(value) ?? UNNAMED).immortalKeys.length;
  }

  /**
   * Makes the interpreter the one of the image, in step with the parent that takes it, and frees the buffer; undefined
   * when the image will never be complete: `coming` is asked now and then.
   */
  receive(buffer: SharedArrayBuffer, child: Pid, coming: (parent: Pid) => boolean): ImageState | undefined {
    const { module } = this;
    const wait = (bytes: number): number | undefined => waitForProgress(buffer, bytes, child, coming);
    let progress = wait(0);
    if (progress === undefined) return undefined;
    const head = headOf(buffer);
    const [memoryBytes = 0, start = 0, bytes = 0, nextStart = 0, nextBytes = 0] = head.subarray(ImageWord.MEMORY_BYTES);
    const regions: Region[] = [{ start, bytes }, { start: nextStart, bytes: nextBytes }];
    const total = sizeOf(regions);
    if (module.HEAP8.length < memoryBytes) module.growMemory(memoryBytes);
    for (let done = 0; ; ) {
      const end = Math.min(total, progress);
      for (const part of partsOf(regions, done, end, buffer)) module.HEAPU8.set(part.bytes, part.address);
      done = end;
      if (progress === COMPLETE) break;
      progress = wait(progress);
      if (progress === undefined) return undefined;
    }
    const { hiwire, mappings, cwd } = descriptionOf(buffer, total);
    releaseImage(buffer);
    const first = module.API.getExpectedKeys().length;
    for (const [index, key] of hiwire.hiwireKeys.entries()) {
      if (module.__hiwire_set(first + index, this.#valueOf(key)) < 0) throw new Error("hiwire: table full");
    }
    for (const key of hiwire.immortalKeys.slice(this.#immortal)) module.__hiwire_immortal_add(key);
    return { mappings, cwd };
  }

  #valueOf(key: HiwireKey): unknown {
    const { API } = this.module;
    if (key === null) return null;
    if ("path" in key) {
      const value = key.path.reduce<unknown>((object, name) => (object as Record<string, unknown> | undefined)?.[name], API.config.jsglobals);
      return value ?? null;
    }
    if ("abortSignalAny" in key) return API.abortSignalAny;
    if ("API" in key) return API;
    // An object of its own for what has no name: Python refuses `undefined` here.
    return this.#table.get(key.serialized) ?? {};
  }
}
