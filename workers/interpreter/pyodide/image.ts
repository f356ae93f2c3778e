import { allocateImageBuffer, IMAGE_START, releaseImage } from "../image-buffer";
import type { Mapping } from "../shared-memory";
import type { HiwireKey, HiwireState, PyodideModule } from "./internals";
import { nameOf } from "./snapshot";

/** A live interpreter as it lies in memory at one moment; what a forked child begins as. */
export interface ForkImage {
  /** Word 0: 1 while a child has yet to copy it, 0 when it may be used again; the memory begins at IMAGE_START. */
  readonly buffer: SharedArrayBuffer;
  readonly memoryBytes: number;
  readonly hiwire: HiwireState;
  /** Memory shared with other processes. */
  readonly mappings: readonly Mapping[];
  readonly cwd: string;
}

/** Buffers of one process that wait to be copied by children at once; then fork waits. */
const MAX_BUFFERS = 4;
/** No function of `_kernel` is called this. */
const UNNAMED = "?";
const BUFFER_SLACK = 4 << 20;

/**
 * Takes images of this process. May only run while the forking thread is suspended: no Python frame is then on the
 * wasm stack, and CPython's fork hooks (`PyOS_BeforeFork`, `PyOS_AfterFork_Parent`) see the event loop's thread state.
 */
export class ImageTaker {
  readonly #buffers: SharedArrayBuffer[];
  readonly #name: (value: unknown) => string;

  constructor(
    private readonly module: PyodideModule,
    syscalls: object,
    buffers: readonly SharedArrayBuffer[],
  ) {
    this.#buffers = [...buffers];
    const name = nameOf(syscalls);
    // What other threads of the parent hold (promises, callbacks) means nothing in a child, which has only one.
    this.#name = (value) => name(value) ?? UNNAMED;
  }

  /** Waits until there is room for an image; before the child exists, which would seem stuck meanwhile. */
  reserve(): SharedArrayBuffer {
    return this.#freeBuffer(this.module.HEAP8.length);
  }

  /** `buffer`: just reserved. */
  take(buffer: SharedArrayBuffer): Pick<ForkImage, "buffer" | "memoryBytes" | "hiwire"> {
    const { module } = this;
    module._PyOS_BeforeFork();
    try {
      const hiwire = module.API.serializeHiwireState(this.#name);
      new Int8Array(buffer, IMAGE_START, module.HEAP8.length).set(module.HEAP8);
      Atomics.store(new Int32Array(buffer, 0, 1), 0, 1);
      return { buffer, memoryBytes: module.HEAP8.length, hiwire };
    } finally {
      module._PyOS_AfterFork_Parent();
    }
  }

  #freeBuffer(memoryBytes: number): SharedArrayBuffer {
    for (const [index, buffer] of this.#buffers.entries()) {
      if (Atomics.load(new Int32Array(buffer, 0, 1), 0) !== 0) continue;
      if (buffer.byteLength >= memoryBytes + IMAGE_START) return buffer;
      this.#buffers.splice(index, 1);
      break;
    }
    const oldest = this.#buffers[0];
    if (oldest !== undefined && this.#buffers.length >= MAX_BUFFERS) {
      Atomics.wait(new Int32Array(oldest, 0, 1), 0, 1);
      return this.#freeBuffer(memoryBytes);
    }
    const buffer = allocateImageBuffer(memoryBytes + BUFFER_SLACK);
    this.#buffers.push(buffer);
    return buffer;
  }
}

/** Makes the interpreter of this worker, fresh from the snapshot, the one of the image. */
export function overlayImage(module: PyodideModule, image: ForkImage, syscalls: object): void {
  const named = nameOf(syscalls);
  const own = module.API.serializeHiwireState((value) => named(value) ?? UNNAMED);
  if (module.HEAP8.length < image.memoryBytes) module.growMemory(image.memoryBytes);
  module.HEAP8.set(new Int8Array(image.buffer, IMAGE_START, image.memoryBytes));
  releaseImage(image.buffer);
  const table = new Map<string, unknown>([["", syscalls], ...Object.entries(syscalls)]);
  const first = module.API.getExpectedKeys().length;
  for (const [index, key] of image.hiwire.hiwireKeys.entries()) {
    if (module.__hiwire_set(first + index, valueOf(module, key, table)) < 0) throw new Error("hiwire: table full");
  }
  for (const key of image.hiwire.immortalKeys.slice(own.immortalKeys.length)) module.__hiwire_immortal_add(key);
}

function valueOf(module: PyodideModule, key: HiwireKey, table: ReadonlyMap<string, unknown>): unknown {
  if (key === null) return null;
  if ("path" in key) {
    const value = key.path.reduce<unknown>(
      (object, name) => (object as Record<string, unknown> | undefined)?.[name],
      module.API.config.jsglobals,
    );
    return value ?? null;
  }
  if ("abortSignalAny" in key) return module.API.abortSignalAny;
  if ("API" in key) return module.API;
  // An object of its own for what has no name: Python refuses `undefined` here.
  return table.get(key.serialized) ?? {};
}
