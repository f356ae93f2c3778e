/** What the page or the browser must have for the engine, and this one lacks. */
export type MissingFeature =
  /** The browser has no SharedArrayBuffer. */
  | "shared-memory"
  /** The server does not send the headers that make a page cross-origin isolated; without, there is no SharedArrayBuffer. */
  | "isolation"
  /** JavaScript Promise Integration: WebAssembly that can be suspended. */
  | "suspension";

/** What went wrong in the engine: a code, and what is known of it. The page has the sentences (`components/engine/trouble-words.ts`). */
export type EngineTrouble =
  /** The page's own part of the engine could not be fetched. */
  | { readonly code: "engine-unreachable"; readonly detail: string }
  /** The page, the supervisor and an interpreter are not of one build: the site has been updated meanwhile. */
  | { readonly code: "other-build" }
  /** A file of the engine's could not be asked for. */
  | { readonly code: "file-unreachable"; readonly url: string; readonly detail: string }
  /** The host has answered otherwise than with the file. */
  | { readonly code: "file-refused"; readonly url: string; readonly status: number }
  /** A file has stopped coming. */
  | { readonly code: "file-stalled"; readonly url: string; readonly seconds: number }
  /** All files are there, and something else kept Python from being loaded. */
  | { readonly code: "python-unusable"; readonly detail: string }
  | { readonly code: "unsupported"; readonly missing: readonly MissingFeature[] }
  /** The supervisor's worker has broken, or (without `detail`) could not be loaded. */
  | { readonly code: "supervisor-broke"; readonly detail: string }
  /** Several interpreters in a row did not start; why the last did not. */
  | { readonly code: "no-interpreter"; readonly why: EngineTrouble }
  | { readonly code: "boot-timed-out"; readonly seconds: number }
  | { readonly code: "interpreter-died"; readonly detail: string }
  | { readonly code: "shut-down" }
  /** Anything else, in the words of the browser. */
  | { readonly code: "unexpected"; readonly detail: string };

export class EngineError extends Error {
  constructor(
    readonly trouble: EngineTrouble,
    options?: ErrorOptions,
  ) {
    super(JSON.stringify(trouble), options);
  }
}

/** The trouble behind what was thrown. */
export function troubleOf(error: unknown): EngineTrouble {
  if (error instanceof EngineError) return error.trouble;
  return { code: "unexpected", detail: error instanceof Error ? error.message : String(error) };
}
