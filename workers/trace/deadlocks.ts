import type { TraceEvent } from "../api/events";
import { MAIN_THREAD, type Ns, type Pid, type Tid } from "../api/units";
import { EntryKind } from "./entries";
import type { DeadlockTrack, DeadlockWait, Mutable, ProcessRecord, Tracks } from "./tracks";

type Found = Extract<TraceEvent, { readonly kind: "deadlock-found" }>;

interface DeadlockHost {
  readonly tracks: Tracks;
  /** Adds a mark to a thread; returns its entry. */
  tick(
    process: ProcessRecord,
    at: Found["waits"][number] & { readonly time: Ns },
    kind: EntryKind,
    extra: { readonly value: number },
  ): number;
}

/** The deadlocks of a run, in the order in which they were found. */
export class Deadlocks {
  readonly tracks: Mutable<DeadlockTrack>[] = [];
  /** `value` of a deadlock's entry is an index into it. */
  readonly waits: DeadlockWait[] = [];

  constructor(private readonly host: DeadlockHost) {}

  found({ id, whole, time, waits }: Found): void {
    const { tracks } = this.host;
    // A thread that ended before is in no lane to point at; one that never was in this process has none at all.
    const indexOf = (pid: Pid, tid: Tid): number | undefined => tracks.threadOf(pid, tid === 0 ? MAIN_THREAD : tid)?.index;
    const isHelper = (pid: Pid, tid: Tid): boolean => tracks.threadOf(pid, tid)?.helper === true;
    const joined = new Set(
      waits.filter(({ reason }) => reason === "thread").flatMap(({ on }) => on.map(({ pid, tid }) => `${pid}.${tid}`)),
    );
    const shown = waits
      .filter(({ pid, tid }) => !isHelper(pid, tid) || joined.has(`${pid}.${tid}`))
      .flatMap((wait): DeadlockWait[] => {
        const process = tracks.processOf(wait.pid);
        const thread = indexOf(wait.pid, wait.tid);
        if (process === undefined || thread === undefined) return [];
        const entry = this.host.tick(process, { ...wait, time }, EntryKind.DEADLOCK, { value: this.waits.length });
        const stuck = { ...wait, entry, thread, onThreads: wait.on.flatMap(({ pid, tid }) => indexOf(pid, tid) ?? []) };
        this.waits.push(stuck);
        return [stuck];
      });
    this.tracks.push({ id, whole, start: time, end: Infinity, waits: shown });
  }

  /** None goes on any longer. */
  over(time: number): void {
    for (const deadlock of this.tracks) deadlock.end = Math.min(deadlock.end, Math.max(deadlock.start, time));
  }
}
