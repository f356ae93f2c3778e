import type { StartMethod } from "../api/events";
import type { Pid } from "../api/units";
import type { Check } from "./checks";

/** Where on the timeline something is to be seen: an entry of the run's trace. */
export interface Moment {
  readonly entry: number;
  readonly pid: Pid;
  /** In nanoseconds since the run began. */
  readonly time: number;
}

/** What was seen. Processes are named as Python names them. */
export type Seen =
  | { readonly code: "ended"; readonly exitCode: number }
  | { readonly code: "stopped" }
  | { readonly code: "stuck"; readonly processes: readonly string[] }
  | { readonly code: "exception"; readonly name: string; readonly process: string }
  | { readonly code: "constants" }
  | { readonly code: "constant-missing"; readonly name: string }
  | { readonly code: "processes"; readonly count: number }
  | { readonly code: "start-methods"; readonly methods: readonly StartMethod[] }
  | { readonly code: "together"; readonly count: number }
  | { readonly code: "waited-early"; readonly started: number; readonly of: number }
  | { readonly code: "no-processes" }
  | { readonly code: "joined"; readonly count: number }
  | { readonly code: "not-ended"; readonly process: string }
  | { readonly code: "not-waited-for"; readonly process: string }
  | { readonly code: "no-last-line" }
  | { readonly code: "left-over"; readonly count: number }
  | { readonly code: "workers"; readonly count: number }
  | { readonly code: "lines"; readonly count: number }
  | { readonly code: "line-missing"; readonly pattern: string }
  | { readonly code: "line-out-of-order"; readonly pattern: string }
  | { readonly code: "line-unexpected"; readonly text: string; readonly process: string }
  | { readonly code: "line-count"; readonly count: number }
  | { readonly code: "different"; readonly texts: readonly string[] }
  | { readonly code: "same"; readonly text: string; readonly processes: readonly [string, string] }
  | { readonly code: "last-line"; readonly text: string; readonly process: string; readonly whose: "main" | "children" }
  | { readonly code: "nothing-printed" }
  | { readonly code: "ran"; readonly function: string; readonly times: number; readonly processes: number }
  | { readonly code: "ran-elsewhere"; readonly function: string; readonly process: string }
  | { readonly code: "at-once"; readonly count: number; readonly function: string | null }
  | { readonly code: "overlap"; readonly functions: readonly [string, string] }
  | { readonly code: "apart"; readonly functions: readonly [string, string] }
  | { readonly code: "never-ran"; readonly function: string }
  | { readonly code: "work-share"; readonly share: number }
  | { readonly code: "speed-up"; readonly ratio: number; readonly own: number; readonly baseline: number }
  | { readonly code: "too-few-cores"; readonly cores: number; readonly needed: number }
  /** That is done once nothing else is wrong. */
  | { readonly code: "not-measured" }
  | { readonly code: "no-deadlock"; readonly runs: number }
  | { readonly code: "deadlock"; readonly processes: readonly string[] }
  | { readonly code: "under-lock"; readonly accesses: number }
  | { readonly code: "without-lock"; readonly process: string; readonly access: "read" | "write" }
  | { readonly code: "other-lock"; readonly process: string }
  | { readonly code: "not-shared" }
  | { readonly code: "waits"; readonly count: number }
  | { readonly code: "messages"; readonly count: number }
  /** Some calls of the function were too many to be recorded, so they can't be counted. */
  | { readonly code: "left-out"; readonly function: string }
  /** The trace was full: what is missing of it may be what is looked for. */
  | { readonly code: "lost"; readonly events: number };

/** What one check says of one run. `untold`: this machine can't tell; it isn't held against the program. */
export interface Observation {
  readonly verdict: "passed" | "failed" | "untold";
  readonly seen: Seen;
  /** Null: there is no place to look at. */
  readonly moment: Moment | null;
}

/** What a check says of all runs: of the first in which it failed, else of the last. */
export interface Finding extends Observation {
  readonly check: Check;
  /** Which run is told of, from 0 on. */
  readonly run: number;
}
