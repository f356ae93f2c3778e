import type { Pid, StuckOn, Tid } from "@/workers";
import type { DeadlockWait, TraceModel } from "@/workers/trace";

/** Where in the reader's code, in words. */
export type PlaceWords = (file: number, line: number) => string;

type Tracks = Pick<TraceModel, "processes" | "processOf" | "threadOf">;

const justLine: PlaceWords = (_file, line) => `line ${line}`;
const mainTid = 1 as Tid;

/** `Process-1`, `Thread-1 (work)`, or with several processes `Thread-1 (work) of Process-1`. */
export function threadWords(model: Tracks, pid: Pid, tid: Tid): string {
  const process = model.processOf(pid)?.name ?? `process ${pid}`;
  if (tid <= mainTid) return process;
  const thread = model.threadOf(pid, tid)?.name ?? `thread ${tid}`;
  return model.processes.length > 1 ? `${thread} of ${process}` : thread;
}

/** What a stuck thread waits for, e.g. `waits for the lock that Process-2 holds (taken at line 5)`. */
export function stuckWords(model: Tracks, wait: DeadlockWait, place: PlaceWords = justLine): string {
  return `waits for ${objectWords(model, wait, place)}`;
}

function objectWords(model: Tracks, wait: DeadlockWait, place: PlaceWords): string {
  const { on, reason, held } = wait;
  const [first] = on;
  if (held && first) return lockWords(model, wait, first, place);
  switch (reason) {
    case "thread":
      return first ? `its thread ${model.threadOf(first.pid, first.tid)?.name ?? first.tid} to end` : "a thread to end";
    case "child":
      return on.length === 1 && first ? `${threadWords(model, first.pid, first.tid)} to end` : "any of its processes to end";
    case "lock":
      return "a signal that no thread of its process is left to give";
    case "pipe-write":
      return `room in a full pipe that ${onlyWords(model, wait, "empty")}`;
    case "pipe-read":
      return `a pipe to bring something that ${onlyWords(model, wait, "send")}`;
    case "poll":
      return `any of several pipes to bring something that ${onlyWords(model, wait, "send")}`;
    default:
      return "a lock or signal that nobody is left to give";
  }
}

function lockWords(model: Tracks, wait: DeadlockWait, holder: StuckOn, place: PlaceWords): string {
  const taken = holder.line > 0 ? ` (taken at ${place(holder.file, holder.line)})` : "";
  if (holder.pid === wait.pid && holder.tid === wait.tid) return `a lock that it holds itself${taken}`;
  const process = model.processOf(holder.pid);
  const known = model.threadOf(holder.pid, holder.tid);
  // A fork copies the locks of all threads, but of the threads only the one that forks.
  if (!known && process)
    return `a lock that a thread held in whose process ${process.name} was forked${taken}; that thread is not in ${process.name}`;
  const name = threadWords(model, holder.pid, holder.tid);
  if (wait.holderGone) return `the lock that ${name} held when it ended${taken}`;
  return `the lock that ${name} holds${taken}`;
}

/** `only Process-1 could send`. */
function onlyWords(model: Tracks, { pid, on }: DeadlockWait, verb: string): string {
  const others = [...new Set(on.filter((each) => each.pid !== pid).map((each) => threadWords(model, each.pid, each.tid)))];
  if (others.length > 3) return `only ${others.length} others could ${verb}`;
  if (others.length > 0) return `only ${listWords(others)} could ${verb}`;
  return on.length > 0 ? `only it itself could ${verb}` : `nobody can ${verb}`;
}

const listWords = (names: readonly string[]): string =>
  names.length < 2 ? names.join("") : `${names.slice(0, -1).join(", ")} and ${names.at(-1)}`;
