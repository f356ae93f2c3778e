import { WAIT_REASONS, type WaitReason } from "../api/events";
import { EntryKind } from "./entries";
import type { IdList } from "./id-list";
import { lifeOf, type Span } from "./queries";
import type { TraceModel } from "./trace-model";
import type { ProcessTrack } from "./tracks";

/**
 * What the time of a process goes into. At each moment it is the first of these that is so of one of its threads:
 *
 * - `work`: Python runs the program's own code. In a child that is a function or a task of the program; in the main process
 *   all that its main thread runs, as a module's own lines are no call.
 * - `handing-over`: Python runs, but none of that: multiprocessing pickles, sends, receives, tidies up.
 * - `starting`: it does not run yet; it imports; it runs nothing of the program yet; or it prepares a child (the wait for `fork`).
 * - `sleeping`: in `time.sleep()`.
 * - `waiting`: its main thread waits for something else.
 * - `idle`: a child waits so after the last of its work and sleep.
 */
export const TIME_CAUSES = ["work", "sleeping", "starting", "handing-over", "waiting", "idle"] as const;
export type TimeCause = (typeof TIME_CAUSES)[number];

export interface TimeSpent {
  /** In nanoseconds: the sum of `by`. */
  readonly life: number;
  readonly by: Readonly<Record<TimeCause, number>>;
  /** What of `waiting` and `idle` was for which reason. */
  readonly waits: ReadonlyMap<WaitReason, number>;
}

export interface TimeSpentByProcess extends TimeSpent {
  /** Index in `TraceModel.processes`. */
  readonly process: number;
}

/** A state of a thread, for one purpose: where several last, that of the lowest rank counts. */
interface Piece extends Span {
  readonly rank: number;
}

const Rank = { WORK: 0, HANDING_OVER: 1, STARTING: 2, SLEEPING: 3, WAIT: 4 } as const;
const causeOfRank = ["work", "handing-over", "starting", "sleeping"] as const;
const ranks = Rank.WAIT + WAIT_REASONS.length;

/** Where the time of each process of a run went, from when it existed until it exited, in order of start. */
export function timeSpent(model: TraceModel): readonly TimeSpentByProcess[] {
  return model.processes.flatMap((process) => {
    const life = lifeOf(model, process);
    return life === undefined ? [] : [{ process: process.index, ...spentBy(process, life, piecesOf(model, process, life)) }];
  });
}

/** Of all together. */
export function sumOfTimeSpent(each: readonly TimeSpent[]): TimeSpent {
  const by = nothing();
  const waits = new Map<WaitReason, number>();
  for (const one of each) {
    for (const cause of TIME_CAUSES) by[cause] += one.by[cause];
    for (const [reason, time] of one.waits) waits.set(reason, (waits.get(reason) ?? 0) + time);
  }
  return { life: each.reduce((sum, { life }) => sum + life, 0), by, waits };
}

const nothing = (): Record<TimeCause, number> => ({ work: 0, sleeping: 0, starting: 0, "handing-over": 0, waiting: 0, idle: 0 });

function spentBy(process: ProcessTrack, life: Span, pieces: readonly Piece[]): TimeSpent {
  const by = nothing();
  const waits = new Map<WaitReason, number>();
  const isDoing = ({ rank }: Piece) => rank === Rank.WORK || rank === Rank.SLEEPING;
  const done = process.index === 0 ? Infinity : pieces.reduce((last, piece) => (isDoing(piece) ? Math.max(last, piece.end) : last), 0);
  eachMoment(life, pieces, (start, end, rank) => {
    const cause = causeOfRank[rank] ?? (start < done ? "waiting" : "idle");
    by[cause] += end - start;
    const reason = WAIT_REASONS[rank - Rank.WAIT];
    if (reason !== undefined) waits.set(reason, (waits.get(reason) ?? 0) + end - start);
  });
  return { life: life.end - life.start, by, waits };
}

/**
 * Gives the stretches of `life`, without a gap, each with the lowest rank of the pieces that last then: e.g. of rank 4 from
 * 0 to 10 and rank 0 from 2 to 5, that is 0…2: 4, 2…5: 0, 5…10: 4. Where nothing is known, it waits.
 */
function eachMoment(life: Span, pieces: readonly Piece[], take: (start: number, end: number, rank: number) => void): void {
  const changes = pieces
    .flatMap(({ start, end, rank }) => {
      const [from, to] = [Math.max(start, life.start), Math.min(end, life.end)];
      return from < to ? [{ at: from, rank, by: 1 } as const, { at: to, rank, by: -1 } as const] : [];
    })
    .sort((a, b) => a.at - b.at);
  const lasting = new Int32Array(ranks);
  let since = life.start;
  for (const { at, rank, by } of [...changes, { at: life.end, rank: 0, by: 0 }]) {
    const lowest = lasting.findIndex((count) => count > 0);
    if (at > since) take(since, at, lowest < 0 ? ranks : lowest);
    since = at;
    lasting[rank]! += by;
  }
}

function piecesOf(model: TraceModel, process: ProcessTrack, life: Span): readonly Piece[] {
  const { entries, threads, extent } = model;
  const begun = beginsAt(model, process, life);
  const pieces: Piece[] = [];
  for (const [place, index] of process.threads.entries()) {
    const thread = threads[index]!;
    const isMain = place === 0;
    const [own, imports] = slicesOf(model, thread.slices[0]);
    const isOwn = process.index === 0 && isMain;
    for (let i = 0; i < thread.states.length; i++) {
      const entry = thread.states.at(i);
      const span = { start: entries.start[entry]!, end: Math.min(entries.end[entry]!, extent) };
      const kind = entries.kindOf(entry);
      if (kind === EntryKind.START_UP) pieces.push({ ...span, rank: Rank.STARTING });
      else if (kind === EntryKind.RUNNING) {
        const importing = parts(span, imports);
        for (const part of importing.within) pieces.push({ ...part, rank: Rank.STARTING });
        for (const rest of importing.without) {
          const { within, without } = isOwn ? { within: [rest], without: [] } : parts(rest, own);
          for (const part of within) pieces.push({ ...part, rank: Rank.WORK });
          for (const part of without) pieces.push({ ...part, rank: isMain && part.start < begun ? Rank.STARTING : Rank.HANDING_OVER });
        }
      } else if (kind === EntryKind.WAITING && !thread.helper) {
        const reason = WAIT_REASONS[entries.code[entry]!]!;
        if (reason === "sleep") pieces.push({ ...span, rank: Rank.SLEEPING });
        else if (reason === "fork") pieces.push({ ...span, rank: Rank.STARTING });
        else if (isMain) pieces.push({ ...span, rank: Rank.WAIT + entries.code[entry]! });
      }
    }
  }
  return pieces;
}

/** When a child first does something of the program's, or waits: what it runs before that is its start. */
function beginsAt(model: TraceModel, process: ProcessTrack, life: Span): number {
  const main = model.threads[process.threads[0] ?? -1];
  if (main === undefined || process.index === 0) return life.start;
  const { entries } = model;
  const states = Array.from({ length: main.states.length }, (_, i) => main.states.at(i));
  const wait = states.find((entry) => entries.kind[entry] === EntryKind.WAITING);
  const [own] = slicesOf(model, main.slices[0]);
  return Math.min(wait === undefined ? life.end : entries.start[wait]!, own[0]?.start ?? life.end);
}

/** Of a thread's outermost calls and tasks: those of the program, and those that import. In order, without overlaps. */
function slicesOf({ entries, extent }: TraceModel, row: IdList | undefined): readonly [own: readonly Span[], imports: readonly Span[]] {
  const own: Span[] = [];
  const imports: Span[] = [];
  for (let i = 0; i < (row?.length ?? 0); i++) {
    const entry = row!.at(i);
    const span = { start: entries.start[entry]!, end: Math.min(entries.end[entry]!, extent) };
    (entries.nameOf(entry).startsWith("import ") ? imports : own).push(span);
  }
  return [own, imports];
}

/** A span cut into what lies within others, given in order and without overlaps, and what doesn't. */
function parts({ start, end }: Span, others: readonly Span[]): { readonly within: readonly Span[]; readonly without: readonly Span[] } {
  const within: Span[] = [];
  const without: Span[] = [];
  let at = start;
  for (let index = firstEndingAfter(others, start); index < others.length && others[index]!.start < end; index++) {
    const other = others[index]!;
    if (other.start > at) without.push({ start: at, end: other.start });
    const part = { start: Math.max(start, other.start), end: Math.min(end, other.end) };
    within.push(part);
    at = part.end;
  }
  if (at < end) without.push({ start: at, end });
  return { within, without };
}

function firstEndingAfter(spans: readonly Span[], time: number): number {
  let [low, high] = [0, spans.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (spans[middle]!.end > time) high = middle;
    else low = middle + 1;
  }
  return low;
}
