import type { Pid } from "../../api/units";
import {
  addPart,
  allocateImageBuffer,
  announceImage,
  claimImage,
  DESCRIPTION_WORD,
  handOverImage,
  IMAGE_START,
  releaseImage,
  waitForBuffer,
  waitForHandOver,
  waitForParts,
} from "../../shared/image-buffer";
import { MAIN_STACK_DEPTH } from "./c-stacks";
import { findHashed, type Hashed, rehash, shared } from "./hash-secret";
import type { ImageState } from "./image-state";
import type { HiwireKey, PyodideModule } from "./internals";
import { constantsEnd, nameOf } from "./snapshot";

/** An interpreter that has been no process yet: those that have been one begin again from it. All workers share it. */
export interface Pristine {
  readonly image: SharedArrayBuffer;
  readonly hashed: Hashed;
}

/** Lies in the buffer after the memory's bytes, as JSON. */
interface Description extends ImageState {
  readonly regions: readonly Region[];
  readonly memoryBytes: number;
  /** Of `HiwireState`; the values as JSON, which most programs leave as a fresh interpreter's: then it is not read. */
  readonly values: string;
  readonly immortalKeys: readonly string[];
}

/** A part of the memory that is in use. */
interface Region {
  readonly start: number;
  readonly bytes: number;
}

interface Part {
  readonly address: number;
  readonly copy: Uint8Array;
}

/** Words of a buffer that say where its description lies: start and length in bytes. */
const DESCRIPTION_START = DESCRIPTION_WORD;
const DESCRIPTION_BYTES = DESCRIPTION_WORD + 1;

/**
 * Buffers large enough for one process's images; when all wait to be copied by children, fork waits. Interpreters boot two at a time,
 * so a third is ahead of them; each more keeps some 13 MB for the rest of the run.
 */
const MAX_BUFFERS = 3;
/** No function of `_kernel` is called this. */
const UNNAMED = "?";
const BUFFER_SLACK = 4 << 20;
/** What the heap of most programs grows by before they fork. */
const HEAP_GROWTH = 2 << 20;
const PAGE = 4096;
/** What the parent has copied a child copies on: while the one is at the next part, the other is at this. */
const PART_BYTES = 1 << 20;
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
      const parts = describe(module, buffer, this.#name, state);
      announceImage(buffer, child);
      for (const part of parts) {
        copyOut(module, part);
        addPart(buffer);
      }
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

/** Takes the image that interpreters begin again from; only an interpreter that has been no process, and while no Python runs. */
export function takePristine(module: PyodideModule, syscalls: object): Pristine {
  const image = allocateImageBuffer(sizeOf(regionsInUse(module)) + FORK_BYTES);
  const name = nameOf(syscalls);
  const parts = describe(module, image, (value) => name(value) ?? UNNAMED, { mappings: [], cwd: module.FS.cwd(), flags: [] });
  for (const part of parts) copyOut(module, part);
  return { image, hashed: shared(findHashed(module)) };
}

function copyOut(module: PyodideModule, { address, copy }: Part): void {
  copy.set(module.HEAPU8.subarray(address, address + copy.length));
}

/** Writes into the buffer what the interpreter's image has besides the memory, and says which parts of that are to be copied. */
function describe(module: PyodideModule, buffer: SharedArrayBuffer, name: (value: unknown) => string, state: ImageState): readonly Part[] {
  const { hiwireKeys, immortalKeys } = module.API.serializeHiwireState(name);
  const regions = regionsInUse(module);
  const description: Description = {
    ...state,
    regions,
    memoryBytes: module.HEAP8.length,
    values: JSON.stringify(hiwireKeys),
    immortalKeys,
  };
  const bytes = new TextEncoder().encode(JSON.stringify(description));
  const start = IMAGE_START + sizeOf(regions);
  new Uint8Array(buffer).set(bytes, start);
  const words = new Int32Array(buffer, 0, IMAGE_START / 4);
  words[DESCRIPTION_START] = start;
  words[DESCRIPTION_BYTES] = bytes.length;
  return partsOf(regions, buffer);
}

/**
 * All but the constants, which every interpreter has, the stack's free part, which is a third of a small process, and
 * what malloc has never had. Only the event loop may ask.
 */
function regionsInUse(module: PyodideModule): readonly Region[] {
  const constants = constantsEnd(module);
  const stackFree = module._emscripten_stack_get_end();
  const stackUsed = (module._emscripten_stack_get_current() - MAIN_STACK_DEPTH) & ~7;
  return [
    { start: constants, bytes: stackFree - constants },
    { start: stackUsed, bytes: heapEnd(module) - stackUsed },
  ];
}

/** Where what malloc has ever had ends. */
function heapEnd(module: PyodideModule): number {
  return module.HEAPU32[module._emscripten_get_sbrk_ptr() >>> 2] ?? module.HEAP8.length;
}

/** Has the system find memory for all that an image will be written to: page by page, while it is copied, takes a quarter of the copy. */
function prefault(module: PyodideModule): void {
  const heap = module.HEAPU8;
  const touch = (from: number, to: number): void => {
    for (let at = from; at < to; at += PAGE) heap[at] = heap[at] ?? 0;
  };
  const regions = regionsInUse(module);
  for (const { start, bytes } of regions) touch(start, start + bytes);
  const end = heapEnd(module);
  touch(end, Math.min(end + HEAP_GROWTH, heap.length));
}

function sizeOf(regions: readonly Region[]): number {
  return regions.reduce((sum, { bytes }) => sum + bytes, 0);
}

/** Where in the memory and in an image's buffer each part lies. */
function partsOf(regions: readonly Region[], buffer: SharedArrayBuffer): readonly Part[] {
  const parts: Part[] = [];
  let at = IMAGE_START;
  for (const { start, bytes } of regions) {
    for (let offset = 0; offset < bytes; offset += PART_BYTES) {
      const copy = new Uint8Array(buffer, at + offset, Math.min(PART_BYTES, bytes - offset));
      parts.push({ address: start + offset, copy });
    }
    at += bytes;
  }
  return parts;
}

function descriptionOf(buffer: SharedArrayBuffer): Description {
  const words = new Int32Array(buffer, 0, IMAGE_START / 4);
  const bytes = new Uint8Array(buffer, words[DESCRIPTION_START], words[DESCRIPTION_BYTES]);
  return JSON.parse(new TextDecoder().decode(bytes.slice())) as Description;
}

/** Lays images over the interpreter of this worker, fresh from the snapshot. */
export class ImageReceiver {
  readonly #table: ReadonlyMap<string, unknown>;
  /** The JavaScript values that a fresh interpreter holds. */
  readonly #values: string;
  /** How many names are immortal in a fresh interpreter. */
  readonly #immortal: number;

  constructor(
    private readonly module: PyodideModule,
    syscalls: object,
  ) {
    this.#table = new Map<string, unknown>([["", syscalls], ...Object.entries(syscalls)]);
    const named = nameOf(syscalls);
    const { hiwireKeys, immortalKeys } = module.API.serializeHiwireState((value) => named(value) ?? UNNAMED);
    this.#values = JSON.stringify(hiwireKeys);
    this.#immortal = immortalKeys.length;
  }

  /** Makes the first image faster. */
  prepare(): void {
    prefault(this.module);
  }

  /**
   * Makes the interpreter the one of `child`'s image as that comes, and frees the buffer; undefined when it does not, which
   * `coming` is asked for. `used`: the interpreter was that of a process that has ended.
   */
  receive(buffer: SharedArrayBuffer, child: Pid, used: boolean, coming: (taker: Pid) => boolean): ImageState | undefined {
    let there = waitForParts(buffer, child, -1, coming);
    if (there === undefined) return undefined;
    const description = descriptionOf(buffer);
    const parts = this.#partsOf(description, buffer);
    for (const [index, part] of parts.entries()) {
      if (there <= index) there = waitForParts(buffer, child, index, coming);
      if (there === undefined) return undefined;
      this.#lay(part);
    }
    if (!waitForHandOver(buffer, child, coming)) return undefined;
    releaseImage(buffer, child);
    this.#hold(description, used);
    return description;
  }

  /** Makes the interpreter, which was that of a process, a new one, with a secret of its own for `hash()`. */
  beginAgain({ image, hashed }: Pristine, secret: Uint8Array): void {
    const description = descriptionOf(image);
    for (const part of this.#partsOf(description, image)) this.#lay(part);
    this.#hold(description, true);
    rehash(this.module, hashed, secret);
  }

  #partsOf({ regions, memoryBytes }: Description, buffer: SharedArrayBuffer): readonly Part[] {
    const { module } = this;
    if (module.HEAP8.length < memoryBytes) module.growMemory(memoryBytes);
    return partsOf(regions, buffer);
  }

  #lay({ address, copy }: Part): void {
    this.module.HEAPU8.set(copy, address);
  }

  #hold({ values, immortalKeys }: Description, used: boolean): void {
    if (used || values !== this.#values) this.#holdValues(JSON.parse(values) as HiwireKey[]);
    for (const key of immortalKeys.slice(this.#immortal)) this.module.__hiwire_immortal_add(key);
  }

  #holdValues(keys: readonly HiwireKey[]): void {
    const { module } = this;
    const first = module.API.getExpectedKeys().length;
    for (const [index, key] of keys.entries()) {
      if (module.__hiwire_set(first + index, this.#valueOf(key)) < 0) throw new Error("hiwire: table full");
    }
  }

  #valueOf(key: HiwireKey): unknown {
    const { API } = this.module;
    if (key === null) return null;
    if ("path" in key) {
      const value = key.path.reduce<unknown>(
        (object, name) => (object as Record<string, unknown> | undefined)?.[name],
        API.config.jsglobals,
      );
      return value ?? null;
    }
    if ("abortSignalAny" in key) return API.abortSignalAny;
    if ("API" in key) return API;
    // An object of its own for what has no name: Python refuses `undefined` here.
    return this.#table.get(key.serialized) ?? {};
  }
}
