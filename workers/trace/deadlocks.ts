import { type StuckOn, type StuckWait, WAIT_REASONS } from "../api/events";
import { DeadlockFlag, type EventRecord, RecordKind } from "../api/record";
import { MAIN_THREAD, type Pid, type Tid } from "../api/units";
import { type At, EntryKind, type Entries } from "./entries";
import type { DeadlockTrack, DeadlockWait, Mutable, ThreadRecord, Tracks } from "./tracks";

interface DeadlockHost {
  readonly tracks: Tracks;
  readonly entries: Entries;
  /** Adds a mark to a thread; returns its entry. */
  tick(kind: EntryKind, at: At, thread: ThreadRecord): number;
}

/** The deadlocks of a run, in the order in which they were found. */
export class Deadlocks {
  readonly tracks: Mutable<DeadlockTrack>[] = [];
  /** `value` of a deadlock's entry is an index into it. */
  readonly waits: DeadlockWait[] = [];
  /** Of the deadlock whose records are coming. */
  #coming: (StuckWait & { readonly on: StuckOn[] })[] = [];

  constructor(private readonly host: DeadlockHost) {}

  /** A DEADLOCK_WAIT, _ON, _FOUND or _OVER. */
  add(record: EventRecord): void {
    const { kind, detail, pid, tid, line, file, a } = record;
    if (kind === RecordKind.DEADLOCK_WAIT) {
      const reason = WAIT_REASONS[detail & DeadlockFlag.REASON] ?? "poll";
      const [held, inCycle] = [(detail & DeadlockFlag.HELD) !== 0, (detail & DeadlockFlag.IN_CYCLE) !== 0];
      this.#coming.push({ pid, tid, line, file, reason, object: a, held, inCycle, on: [] });
    } else if (kind === RecordKind.DEADLOCK_ON) {
      this.#coming.at(-1)?.on.push({ pid, tid, line, file });
    } else if (kind === RecordKind.DEADLOCK_FOUND) {
      this.#found(a, detail === 1, record.time, this.#coming.splice(0));
    } else {
      this.over(record.time);
    }
  }

  /** Records are missing: what has come of a deadlock's would pass for all of them. */
  lost(): void {
    this.#coming = [];
  }

  /** None goes on any longer. */
  over(time: number): void {
    for (const deadlock of this.tracks) deadlock.end = Math.min(deadlock.end, Math.max(deadlock.start, time));
  }

  #found(id: number, whole: boolean, time: number, waits: readonly StuckWait[]): void {
    const { tracks, entries } = this.host;
    // A thread that ended before is in no lane to point at; one that never was in this process has none at all.
    const threadOf = (pid: Pid, tid: Tid): ThreadRecord | undefined => tracks.threadOf(pid, tid === 0 ? MAIN_THREAD : tid);
    const isHelper = (pid: Pid, tid: Tid): boolean => tracks.threadOf(pid, tid)?.helper === true;
    const isGone = ({ pid, tid }: StuckOn): boolean =>
      tracks.processOf(pid)?.state === "exited" || tracks.threadOf(pid, tid)?.over === true;
    const joined = new Set(
      waits.filter(({ reason }) => reason === "thread").flatMap(({ on }) => on.map(({ pid, tid }) => `${pid}.${tid}`)),
    );
    const shown = waits
      .filter(({ pid, tid }) => !isHelper(pid, tid) || joined.has(`${pid}.${tid}`))
      .flatMap((wait): DeadlockWait[] => {
        const thread = threadOf(wait.pid, wait.tid);
        if (thread === undefined) return [];
        const entry = this.host.tick(EntryKind.DEADLOCK, { ...wait, time }, thread);
        entries.value[entry] = this.waits.length;
        const onThreads = wait.on.flatMap(({ pid, tid }) => threadOf(pid, tid)?.index ?? []);
        const stuck = { ...wait, entry, thread: thread.index, onThreads, holderGone: wait.held && wait.on.slice(0, 1).some(isGone) };
        this.waits.push(stuck);
        return [stuck];
      });
    this.tracks.push({ id, whole, start: time, end: Infinity, waits: shown });
  }
}
