import type { StartMethod, WaitReason } from "../api/events";

/** How many: all that is given must hold. */
export interface Amount {
  readonly exactly?: number | undefined;
  readonly atLeast?: number | undefined;
  readonly atMost?: number | undefined;
}

export type Whose = "main" | "children" | "anybody";

/**
 * What is asked of a program, as data. A pattern is a regular expression, in which `{name}` is the value of that name in the
 * run that is looked at; a function is named as in the program: `work`, or `Worker.run`.
 */
export type CheckSettings =
  /** The program ended by itself, with this exit code (0 if not given) and, unless they are allowed, without uncaught exceptions. */
  | { readonly kind: "ends"; readonly exitCode?: number | undefined; readonly exceptions?: "allowed" | undefined }
  /** What is set for a run stands in the program, each on a line of its own: `NUMBERS = …`. */
  | { readonly kind: "constants"; readonly names: readonly string[] }
  /** So many child processes were made. What multiprocessing starts for itself is none: the fork server, a manager. */
  | ({ readonly kind: "processes" } & Amount)
  /** All of them by this start method. */
  | { readonly kind: "start-method"; readonly is: StartMethod }
  /** All of them had been started before the program waited for any. */
  | { readonly kind: "started-together" }
  /** All of them had ended, and had been waited for, before the program printed its last line. */
  | { readonly kind: "joined" }
  /** None of them was still there when the program ended. */
  | { readonly kind: "none-left" }
  /** Workers of a pool or an executor. */
  | ({ readonly kind: "workers" } & Amount)
  /** Each pattern has a line of its own, in this order if `inOrder`, and with `only` there are no others. */
  | {
      readonly kind: "lines";
      readonly by?: Whose | undefined;
      readonly match: readonly string[];
      readonly inOrder?: boolean | undefined;
      readonly only?: boolean | undefined;
    }
  /** So many lines match. */
  | ({ readonly kind: "count-lines"; readonly of: string; readonly by?: Whose | undefined } & Amount)
  /** So many children printed a line like this, and no two of them the same: what the pattern's group matches, or all of it. */
  | ({ readonly kind: "different"; readonly of: string } & Amount)
  /** The last line of all matches, and the main process has printed it (or whoever `by` says). */
  | { readonly kind: "last-line"; readonly match: string; readonly by?: Whose | undefined }
  /** The function ran in the children (or in whose process `by` says) and nowhere else: so often, and in so many processes. */
  | {
      readonly kind: "ran";
      readonly function: string;
      readonly by?: Whose | undefined;
      readonly times?: Amount | undefined;
      readonly inProcesses?: Amount | undefined;
    }
  /** So many were at work at one moment: in this function, or in any of the program's; of the children if `by` says nothing else. */
  | ({ readonly kind: "at-once"; readonly function?: string | undefined; readonly by?: Whose | undefined } & Amount)
  /** These two ran at the same time, in different processes. */
  | { readonly kind: "overlap"; readonly functions: readonly [string, string] }
  /** Of the time in which anybody computed, so much was the children's: 0 to 1. */
  | { readonly kind: "work-share"; readonly atLeast: number }
  /** The quickest run was so many times quicker than the baseline's. Without so many cores, it can't be told. */
  | { readonly kind: "speed-up"; readonly atLeast: number; readonly cores?: number | undefined }
  | { readonly kind: "no-deadlock" }
  /** Every value that several processes use at a time is read and written under one and the same lock. */
  | { readonly kind: "under-lock" }
  /** So many waits for any of these. */
  | ({ readonly kind: "waits"; readonly for: readonly WaitReason[]; readonly by?: Whose | undefined } & Amount)
  /** So many messages went that way by a pipe or a queue that the program's own lines used. */
  | ({ readonly kind: "messages"; readonly from: "main" | "children"; readonly to: "main" | "children" } & Amount);

export type CheckKind = CheckSettings["kind"];

/** `id` is its kind, or another name where there are several of one kind. */
export type Check = CheckSettings & { readonly id: string };

export type CheckOf<Kind extends CheckKind> = Extract<CheckSettings, { readonly kind: Kind }>;
