/**
 * Branded units: a number that says what it counts, so that nanoseconds are never added to pids.
 */
declare const unit: unique symbol;
type Branded<Name extends string> = number & { readonly [unit]: Name };

/** Nanoseconds since the run began, on one clock for all processes (see `kernel/memory/clock.ts`). */
export type Ns = Branded<"ns">;
/** Process id, as `os.getpid()` says it. Never reused within a run. */
export type Pid = Branded<"pid">;
/** Thread id within a process, as `threading.get_ident()` says it. */
export type Tid = Branded<"tid">;

export const ns = (value: number): Ns => value as Ns;
export const pid = (value: number): Pid => value as Pid;
export const tid = (value: number): Tid => value as Tid;

export const MAIN_THREAD = tid(1);
