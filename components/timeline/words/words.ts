import { OMISSIONS, type Omitted, START_METHODS, WAIT_REASONS, type WaitReason } from "@/workers";
import { callWords } from "./call-words";
import { EntryKind, SHARED_HOLD, type TraceModel } from "@/workers/trace";
import { stuckWords, threadWords } from "./deadlock-words";
import { linkWords } from "./link-words";
import { lostWords } from "./number-words";

const waits: Readonly<Record<WaitReason, string>> = {
  sleep: "sleeping",
  "pipe-read": "waiting for a pipe",
  "pipe-write": "waiting for room in a pipe",
  poll: "waiting for any of several pipes",
  semaphore: "waiting for a lock between processes",
  child: "waiting for a process to end",
  lock: "waiting for a lock or signal between threads",
  thread: "waiting for a thread to end",
  stdin: "waiting for input",
  signal: "waiting for a signal",
  stopped: "stopped by a signal",
  "file-lock": "waiting for a lock on a file",
  fork: "the browser prepares a process (not Python)",
  output: "the page takes in the output (not Python)",
  gil: "ready, waiting for its turn (GIL)",
};

/** What an entry is, in plain words: the Event column of the table, the head of the card. */
export function eventWords(model: TraceModel, id: number): string {
  const { entries } = model;
  const code = entries.code[id] ?? 0;
  const value = entries.value[id] ?? 0;
  switch (entries.kindOf(id)) {
    case EntryKind.START_UP: {
      const method = START_METHODS[code];
      return method === undefined || method === "main" ? "starts" : `starts (${method})`;
    }
    case EntryKind.RUNNING:
      return `running${takenWords(model, id)}`;
    case EntryKind.WAITING: {
      const reason = WAIT_REASONS[code] ?? "poll";
      return callWords(entries.nameOf(id), reason, waits[reason]);
    }
    case EntryKind.TASK:
      return `task ${entries.nameOf(id)}`;
    case EntryKind.CALL:
      return `call ${entries.nameOf(id)}`;
    case EntryKind.PRINT:
      return code === 2 ? "print to stderr" : "print";
    case EntryKind.EXCEPTION:
      return `exception ${entries.nameOf(id)}`;
    case EntryKind.EXIT:
      return `exit ${code}`;
    case EntryKind.DEADLOCK:
      return `deadlock: ${stuckWords(model, model.deadlockWaits[value]!)}`;
    case EntryKind.LOST:
      return lostWords(value);
    case EntryKind.OMISSION:
      return omissionWords(OMISSIONS[code] ?? "calls", entries.nameOf(id), value);
    case EntryKind.LOCK_HELD:
      return holdWords(model, id);
    default:
      return linkWords(entries, id);
  }
}

/** What a state is, for the picture: in full, and for where that has no room (empty: then shortened letter by letter). */
export function bandWords(model: TraceModel, id: number): { readonly whole: string; readonly short: string } {
  const { entries } = model;
  const whole = eventWords(model, id).replace(/^starts/, "starting");
  if (entries.kindOf(id) === EntryKind.START_UP) return { whole, short: "starting" };
  const reason = WAIT_REASONS[entries.code[id] ?? 0];
  if (reason === "fork" || reason === "output") return { whole, short: "the browser" };
  const call = /^(in .+?\(\)): /.exec(whole)?.[1];
  return { whole, short: call ?? "" };
}

/** What a newcomer may take for Python's doing and is not, or whose doing the end of a wait was; else nothing. */
export function noteWords(model: TraceModel, id: number): string {
  const { entries, threads, processes } = model;
  const kind = entries.kindOf(id);
  if (kind === EntryKind.START_UP) return "the browser prepares its interpreter (not Python)";
  const waker = kind === EntryKind.WAITING ? threads[entries.before[id]!] : undefined;
  return waker === undefined ? "" : `ended by what ${threadWords(model, processes[waker.process]!.pid, waker.tid)} did`;
}

/** Whose turn it was before. */
function takenWords({ entries, threads }: TraceModel, id: number): string {
  const before = threads[entries.before[id]!];
  return before === undefined ? "" : `, took the GIL from ${before.name}`;
}

/** A lock that is held, and who had it before. */
function holdWords(model: TraceModel, id: number): string {
  const { entries, threads, processes } = model;
  const before = threads[entries.before[id]!];
  const what = entries.code[id] === SHARED_HOLD ? "semaphore" : "lock";
  return `${what} ${entries.value[id]} held${before === undefined ? "" : `, after ${threadWords(model, processes[before.process]!.pid, before.tid)}`}`;
}

const omitted: Readonly<Record<Omitted, string>> = {
  calls: "calls",
  holds: "locks held",
  accesses: "accesses of shared values",
};

/** `calls of fib not recorded: too many`; the number where it is known. */
function omissionWords(what: Omitted, name: string, count: number): string {
  const many = count > 0 ? `${count.toLocaleString("en")} ${omitted[what]}` : omitted[what];
  return `${many}${name === "" ? "" : ` of ${name}`} not recorded: too many`;
}
