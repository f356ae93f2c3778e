import { type At, EntryKind, type EntryWriter } from "./entries";
import { stateBit } from "./state-bit";
import type { ThreadRecord } from "./tracks";

type State = typeof EntryKind.START_UP | typeof EntryKind.RUNNING | typeof EntryKind.WAITING;

const NONE = -1;

/** What each thread is doing, one state after the other. */
export class States {
  /** The open entry of each thread, by the thread's index; NONE: it has ended. */
  readonly #open: number[] = [];

  constructor(private readonly host: EntryWriter) {}

  /** The entry that goes on; undefined: none. */
  openOf({ index }: ThreadRecord): number | undefined {
    const open = this.#open[index] ?? NONE;
    return open === NONE ? undefined : open;
  }

  /** From `at` on, the thread does this. `code`: start method or wait reason; `object`: what it waits for; `name`: number of the library's call that waits. */
  begin(thread: ThreadRecord, at: At, kind: State, code = 0, object = 0, name = 0): void {
    const { entries } = this.host;
    const open = this.#open[thread.index] ?? NONE;
    // A thread that waits again at once has not run in between: e.g. lock 10…20, running 20…20, sleep 20… is two waits.
    const again = open !== NONE && entries.kind[open] === EntryKind.RUNNING && entries.start[open] === at.time;
    if (open !== NONE && !again) entries.close(open, at.time);
    const id = again ? open : this.host.add(kind, at, Infinity, thread.index);
    if (again) {
      entries.kind[id] = kind;
      entries.line[id] = at.line;
      entries.file[id] = at.file;
    } else {
      this.#open[thread.index] = id;
      thread.states.push(id);
    }
    entries.code[id] = code;
    entries.value[id] = object;
    entries.name[id] = name;
    thread.seenStates |= stateBit(kind, code);
  }

  threadEnded({ index }: ThreadRecord, time: number): void {
    const open = this.#open[index] ?? NONE;
    if (open !== NONE) this.host.entries.close(open, time);
    this.#open[index] = NONE;
  }
}
