import type { ProxyRegistry, PyodideModule } from "./internals";

/** A memory does not shrink, and a process of the usual size is to have one. */
const MOST_BYTES = 64 << 20;

/** Counts the Python objects that JavaScript holds and has not let go itself: the garbage collector may still want to. */
class CountedProxies implements ProxyRegistry {
  count = 0;

  constructor(private readonly registry: ProxyRegistry) {}

  register(proxy: WeakKey, held: unknown, token: WeakKey): void {
    this.count++;
    this.registry.register(proxy, held, token);
  }

  unregister(token: WeakKey): boolean {
    const registered = this.registry.unregister(token);
    if (registered) this.count--;
    return registered;
  }
}

/**
 * Has an interpreter whose process has ended be another process's: an image is then laid over its memory, and here is
 * seen to what lies outside of that, but for what a program has changed within the browser's own objects (`import js`).
 * Made when the interpreter is warm.
 */
export class Recycling {
  readonly #proxies: CountedProxies;
  readonly #stackPointer: number;
  readonly #immortals: number;
  readonly #globals = namesOfGlobals();

  /** `references`: of JavaScript values to what Python holds them as, if it asks for that (`hiwire_new_deduplicate`). */
  constructor(
    private readonly module: PyodideModule,
    private readonly references: ReadonlyMap<unknown, number>,
  ) {
    this.#proxies = new CountedProxies(module.finalizationRegistry);
    module.finalizationRegistry = this.#proxies;
    this.#stackPointer = module.stackSave();
    this.#immortals = this.#tableLength((index) => module.__hiwire_immortal_get(index));
  }

  /** Whether nothing of the process could reach into the next: neither a callback of its Python nor what only grows. */
  get possible(): boolean {
    const { module } = this;
    return (
      this.#proxies.count === 0 &&
      namesOfGlobals() === this.#globals &&
      this.references.size === 0 &&
      module.HEAP8.length <= MOST_BYTES &&
      this.#tableLength((index) => module.__hiwire_immortal_get(index), this.#immortals) === this.#immortals
    );
  }

  /** The process has ended, and its Python is off the stack. */
  recycle(): void {
    const { module } = this;
    module.stackRestore(this.#stackPointer);
    module.validSuspender.value = false;
    const end = this.#tableLength((index) => module.__hiwire_get(index));
    for (let index = module.API.getExpectedKeys().length; index < end; index++) module.__hiwire_set(index, null);
  }

  /** From `from` on, the first index at which there is nothing to get. */
  #tableLength(get: (index: number) => unknown, from = 0): number {
    for (let index = from; ; index++) {
      try {
        get(index);
      } catch {
        return index;
      }
    }
  }
}

/** How many: `import js` lets a program add some, in most of the ways that it could leave something behind. */
function namesOfGlobals(): number {
  return Reflect.ownKeys(globalThis).length;
}
