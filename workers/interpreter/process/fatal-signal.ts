import { Signal } from "../../kernel/processes/signals";

/** How a shell names it. */
const WORDS = { [Signal.SIGABRT]: "Aborted", [Signal.SIGSEGV]: "Segmentation fault" } as const;

export interface FatalSignal {
  readonly signal: keyof typeof WORDS;
  readonly words: string;
}

/**
 * The signal that would have ended a process elsewhere whose interpreter broke with this error: abort(3), or a stack that
 * overflowed and memory that isn't there. Null for what is no fault of the program's.
 */
export function fatalSignal(error: unknown): FatalSignal | null {
  const signal = signalOf(error);
  return signal === null ? null : { signal, words: WORDS[signal] };
}

function signalOf(error: unknown): keyof typeof WORDS | null {
  if (error instanceof WebAssembly.RuntimeError) return /unreachable|abort/i.test(error.message) ? Signal.SIGABRT : Signal.SIGSEGV;
  // V8's words, and SpiderMonkey's.
  const overflow = error instanceof Error && /call stack size exceeded|too much recursion/.test(error.message);
  return overflow ? Signal.SIGSEGV : null;
}
