import { OMISSIONS } from "../api/events";
import { ns } from "../api/units";
import { EntryKind, firstAfter, omittedBetween, type ProcessTrack, SHARED_HOLD, type ThreadTrack } from "../trace";
import { beginOf, exitOf } from "./children";
import type { Evidence } from "./evidence";
import type { Observation } from "./findings";
import { failed, passed } from "./verdicts";

const HOLDS = OMISSIONS.indexOf("holds");

interface Access {
  readonly entry: number;
  readonly process: ProcessTrack;
  readonly time: number;
  /** Numbers of the locks held. */
  readonly locks: ReadonlySet<number>;
}

/**
 * The lockset of each value (Eraser, Savage et al. 1997): the locks that were held at all accesses so far. If none is left,
 * nothing keeps two processes from using the value at the same time.
 */
export function lookAtLocks(run: Evidence): Observation {
  let judged = 0;
  let first: number | undefined;
  for (const accesses of sharedValues(run)) {
    let lockset: ReadonlySet<number> | undefined;
    for (const access of accesses) {
      const { entry, process, locks } = access;
      if (isHoldLeftOut(run, access)) continue;
      judged++;
      first ??= entry;
      if (locks.size === 0) {
        const read = run.trace.entries.kind[entry] === EntryKind.MEMORY_READ;
        return failed({ code: "without-lock", process: process.name, access: read ? "read" : "write" }, run.at(entry));
      }
      lockset = lockset === undefined ? locks : new Set([...lockset].filter((lock) => locks.has(lock)));
      if (lockset.size === 0) return failed({ code: "other-lock", process: process.name }, run.at(entry));
    }
  }
  return judged === 0 ? failed({ code: "not-shared" }) : passed({ code: "under-lock", accesses: judged }, run.at(first));
}

/** Accesses of each value that several processes use while children are there, one of them writing. */
function sharedValues(run: Evidence): readonly (readonly Access[])[] {
  const { trace } = run;
  const { entries, threads, order } = trace;
  const values = new Map<number, Access[]>();
  for (let index = 0; index < order.length; index++) {
    const entry = order.at(index);
    const kind = entries.kind[entry];
    const value = kind === EntryKind.MEMORY_READ || kind === EntryKind.MEMORY_WRITTEN ? trace.sharedValueOf(entry) : undefined;
    if (value === undefined) continue;
    const time = entries.start[entry]!;
    const process = run.ownerOf(entry);
    if (process === run.main && !hasChildrenAt(run, time)) continue;
    const access = { entry, process, time, locks: locksAt(run, threads[entries.thread[entry]!]!, time) };
    const accesses = values.get(value);
    if (accesses) accesses.push(access);
    else values.set(value, [access]);
  }
  return [...values.values()].filter(
    (accesses) =>
      new Set(accesses.map(({ process }) => process)).size > 1 &&
      accesses.some(({ entry }) => entries.kind[entry] === EntryKind.MEMORY_WRITTEN),
  );
}

/**
 * Numbers of the locks that the thread alone held then. Clocks have steps of 5 µs, so what ended at the same moment may have
 * ended after it: read, written and released in one step.
 */
function locksAt({ trace: { entries } }: Evidence, { holds }: ThreadTrack, time: number): ReadonlySet<number> {
  const locks = new Set<number>();
  for (const row of holds) {
    for (let index = firstAfter(row, entries.start, time) - 1; index >= 0 && entries.end[row.at(index)]! >= time; index--) {
      if (entries.code[row.at(index)] !== SHARED_HOLD) locks.add(entries.value[row.at(index)]!);
    }
  }
  return locks;
}

function hasChildrenAt({ trace, children }: Evidence, time: number): boolean {
  return children.some((child) => beginOf(trace, child) <= time && time < exitOf(trace, child));
}

/** Locks were taken too often just then for all of it to be recorded: it may have held one. */
function isHoldLeftOut({ trace }: Evidence, { process, time }: Access): boolean {
  return omittedBetween(trace, process, ns(time - 1), ns(time + 1)).some((entry) => trace.entries.code[entry] === HOLDS);
}
