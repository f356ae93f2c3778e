/** JavaScript Promise Integration (WebAssembly JSPI, phase 4), not yet in TypeScript's library. */
declare namespace WebAssembly {
  class Suspending {
    constructor(imported: (...args: never[]) => Promise<unknown>);
  }
  function promising<Args extends readonly unknown[]>(exported: (...args: Args) => void): (...args: Args) => Promise<void>;
}
