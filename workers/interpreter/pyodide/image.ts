import type { Pid } from "../../units";
import { allocateImageBuffer, claimImage, handOverImage, IMAGE_START, releaseImage, waitForImage } from "../image-buffer";
import type { Mapping } from "../shared-memory";
import { MAIN_STACK_DEPTH } from "./c-stacks";
import type { HiwireKey, HiwireState, PyodideModule } from "./internals";
import { nameOf } from "./snapshot";

/** A live interpreter as it lies in memory at one moment; what a forked child begins as. */
export interface ForkImage {
  /** The regions' bytes, from IMAGE_START on. */
  readonly buffer: SharedArrayBuffer;
  readonly regions: readonly Region[];
  readonly memoryBytes: number;
  readonly hiwire: HiwireState;
  /** Memory shared with other processes. */
  readonly mappings: readonly Mapping[];
  readonly cwd: string;
}

/** A part of the memory that is in use. */
interface Region {
  readonly start: number;
  readonly bytes: number;
}

/** Buffers large enough for one process's images; when all wait to be copied by children, fork waits. */
const MAX_BUFFERS = 4;
/** How long to wait for one buffer until the others are looked at. */
const LOOK_AGAIN_MS = 20;
/** No function of `_kernel` is called this. */
const UNNAMED = "?";
const BUFFER_SLACK = 4 << 20;
/** More than Python's own fork hooks allocate. */
const FORK_BYTES = 1 << 20;

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
    return this.#freeBuffer(regionsInUse(this.module).reduce((sum, { bytes }) => sum + bytes, FORK_BYTES));
  }

  /** `buffer`: just reserved, and `child`'s from here on. */
  take(buffer: SharedArrayBuffer, child: Pid): Pick<ForkImage, "buffer" | "regions" | "memoryBytes" | "hiwire"> {
    const { module } = this;
    module._PyOS_BeforeFork();
    try {
      const hiwire = module.API.serializeHiwireState(this.#name);
      const regions = regionsInUse(module);
      for (const { region, copy } of placed(regions, buffer)) copy.set(module.HEAPU8.subarray(region.start, region.start + region.bytes));
      handOverImage(buffer, child);
      return { buffer, regions, memoryBytes: module.HEAP8.length, hiwire };
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
      if (large[0] !== undefined && large.length >= MAX_BUFFERS) waitForImage(large[0], LOOK_AGAIN_MS);
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

/** Where in an image's buffer each region lies. */
function placed(regions: readonly Region[], buffer: SharedArrayBuffer): { region: Region; copy: Uint8Array }[] {
  let at = IMAGE_START;
  return regions.map((region) => {
    const copy = new Uint8Array(buffer, at, region.bytes);
    at += region.bytes;
    return { region, copy };
  });
}

/** Makes the interpreter of this worker, fresh from the snapshot, the one of the image. */
export function overlayImage(module: PyodideModule, image: ForkImage, syscalls: object): void {
  const named = nameOf(syscalls);
  const own = module.API.serializeHiwireState((value) => named(value) ?? UNNAMED);
  if (module.HEAP8.length < image.memoryBytes) module.growMemory(image.memoryBytes);
  for (const { region, copy } of placed(image.regions, image.buffer)) module.HEAPU8.set(copy, region.start);
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
