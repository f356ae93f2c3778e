import type { Wish } from "../kernel/deadlocks/wait-table";

/** What a blocked thread waits for. */
export interface Condition extends Wish {
  /** Interest masks of the kernel objects that may make `ready` true. */
  readonly masks: readonly number[];
  /** Looks, and takes what it waits for when it is there. */
  ready(): boolean;
  /** `performance.now()` at which to give up; Infinity: never. */
  readonly deadline: number;
}
