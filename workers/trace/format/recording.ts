import type { Program, RunEnd, RunOptions } from "../../api/engine";
import type { OutputChunk } from "../../api/events";
import type { RecordedTrace } from "../recorded-trace";

/** A run kept in a file: always shown as recorded. */
export interface Recording {
  readonly recorded: {
    /** ISO date. */
    readonly date: string;
    readonly python: string;
    readonly browser: string;
    readonly options: RunOptions;
  };
  readonly program: Program;
  readonly trace: RecordedTrace;
  readonly output: readonly OutputChunk[];
  /** By name, what was in the shared memory that is shown with the run, in the end. */
  readonly memory?: Readonly<Record<string, Uint8Array>> | undefined;
  /** What the engine had to say of it is not kept. */
  readonly end: Omit<RunEnd, "trouble">;
}
