import { EntryKind, entriesOf, type ProcessTrack, type TraceModel } from "../trace";

const FORK_SERVER = "forkserver";
/** `BaseManager` names its process after its own class: `SyncManager-3`. */
const manager = /Manager-\d+(:\d+)*$/;
const poolWorker = /PoolWorker-\d+(:\d+)*$/;
const executorWorker = /^(Fork|Spawn|ForkServer)Process-\d+(:\d+)*$/;

/** Whether the process is a child that the program asked for, and none that multiprocessing made for itself. */
export function isOwnChild({ index, name }: ProcessTrack): boolean {
  return index > 0 && name !== FORK_SERVER && !manager.test(name);
}

/** By which start method it was made: a fork by the fork server is none by the program. */
export function startMethodOf({ processes }: TraceModel, { parent, startMethod }: ProcessTrack): ProcessTrack["startMethod"] {
  return processes.some(({ pid, name }) => pid === parent && name === FORK_SERVER) ? "forkserver" : startMethod;
}

/**
 * Workers of a pool or an executor. An executor's have the names of a context's plain processes, so they are told by the tasks
 * that one of them has done.
 */
export function workersOf(model: TraceModel): ReadonlySet<ProcessTrack> {
  const { entries, threads, processes } = model;
  const busy = new Set(entriesOf(model, EntryKind.TASK).map((task) => processes[threads[entries.thread[task]!]!.process]!));
  const hasExecutor = [...busy].some(({ name }) => executorWorker.test(name));
  return new Set(
    processes.filter(
      (process) =>
        isOwnChild(process) && (busy.has(process) || poolWorker.test(process.name) || (hasExecutor && executorWorker.test(process.name))),
    ),
  );
}

/**
 * The children that somebody had waited for, once they had ended, before `time`. A parent's wait is recorded; with the fork
 * server in between, which reaps all of them at once, it is the message that tells the parent of the end:
 *
 *     main         start() ◄─ pid      join() waits ◄─ exit code
 *     forkserver      fork ─┘          reaps ─────────┘
 *
 * The threads of a pool or an executor, which wait for its workers, are told where nobody sees it; but these don't end by
 * themselves, so that they have ended is enough.
 */
export function awaitedBefore(model: TraceModel, children: readonly ProcessTrack[], time: number): ReadonlySet<ProcessTrack> {
  const workers = workersOf(model);
  const ended = children.filter((child) => exitOf(model, child) < time);
  const isServed = (child: ProcessTrack): boolean => startMethodOf(model, child) === "forkserver";
  const told = toldOf(
    messagesOfServer(model).filter((at) => at < time),
    children.filter(isServed).map((child) => ({ child, made: beginOf(model, child), ended: exitOf(model, child) })),
  );
  return new Set(ended.filter((child) => (isServed(child) ? told.has(child) || workers.has(child) : reapedAt(child) < time)));
}

export function exitOf({ entries, threads }: TraceModel, process: ProcessTrack): number {
  const states = threads[process.threads[0] ?? -1]?.states;
  return process.state === "exited" && states && states.length > 0 ? entries.start[states.at(states.length - 1)]! : Infinity;
}

export function beginOf({ entries, threads }: TraceModel, process: ProcessTrack): number {
  const states = threads[process.threads[0] ?? -1]?.states;
  return states && states.length > 0 ? entries.start[states.at(0)]! : Infinity;
}

function reapedAt({ reaped }: ProcessTrack): number {
  return reaped?.time ?? Infinity;
}

/** When the main process was told something by the fork server. */
function messagesOfServer(model: TraceModel): readonly number[] {
  const { entries, threads } = model;
  return entriesOf(model, EntryKind.RECEIVED)
    .filter((entry) => threads[entries.thread[entry]!]!.process === 0 && entries.nameOf(entry) === FORK_SERVER)
    .map((entry) => entries.start[entry]!);
}

/** Of each child two messages come: its pid, then its exit code. For whom is there a second one? */
function toldOf(
  messages: readonly number[],
  served: readonly { readonly child: ProcessTrack; readonly made: number; readonly ended: number }[],
): ReadonlySet<ProcessTrack> {
  const left = [...messages];
  const take = (from: number): boolean => {
    const index = left.findIndex((at) => at >= from);
    if (index >= 0) left.splice(index, 1);
    return index >= 0;
  };
  for (const { made } of [...served].sort((a, b) => a.made - b.made)) take(made);
  return new Set([...served].sort((a, b) => a.ended - b.ended).flatMap(({ child, ended }) => (take(ended) ? [child] : [])));
}
