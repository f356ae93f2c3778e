import type { Omitted } from "../api/events";
import { NO_STRING } from "../api/record";
import { type Ns, ns, type Pid, type Tid } from "../api/units";
import type { Kernel } from "../kernel/kernel";
import type { SourcePosition } from "../kernel/logs/trace-log";

/** The process whose doings they are. */
interface Actor {
  readonly kernel: Pick<Kernel, "clock" | "trace">;
  readonly pid: Pid;
  /** The thread that runs. */
  readonly thread: Tid;
  /** Where the reader's code is now. */
  where(): SourcePosition;
}

/** So many at once, and then so many a second: a few per cent of a core, and of the log. */
const AT_ONCE = 500;
const A_SECOND = 1000;
/** After a pause, so many are recorded in a row: one here and one there would show nothing. */
const IN_A_ROW = 100;
/** While they are left out, the clock is looked at with each of so many. */
const BETWEEN_LOOKS = 64;

/**
 * Which of the things that a process does again and again are recorded, and the record of what is not. E.g. a loop that
 * takes a lock 200,000 times a second: its first 500 holds are in the trace; then, ten times a second, 100 in a row, and
 * between them an omission with the number of those left out.
 */
export class TraceAllowance {
  #left = AT_ONCE;
  #since: Ns = ns(0);
  #omitted = 0;

  constructor(
    private readonly actor: Actor,
    private readonly what: Omitted,
  ) {}

  /** Whether the next one is recorded. */
  take(): boolean {
    if (this.#omitted % BETWEEN_LOOKS === 0) return this.ask(0);
    this.#omitted++;
    return false;
  }

  /** The same by the clock; `unasked`: so many have been left out since without asking. */
  ask(unasked: number): boolean {
    this.#omitted += unasked;
    const { kernel, pid, thread } = this.actor;
    const now = kernel.clock.now();
    this.#left = Math.min(AT_ONCE, this.#left + ((now - this.#since) * A_SECOND) / 1e9);
    this.#since = now;
    if (this.#left < (this.#omitted > 0 ? IN_A_ROW : 1)) {
      if (this.#omitted++ === 0) kernel.trace.omissionBegan(now, pid, thread, this.actor.where(), this.what, NO_STRING);
      return false;
    }
    if (this.#omitted > 0) kernel.trace.omissionEnded(now, pid, thread, this.actor.where(), this.what, NO_STRING, this.#omitted);
    this.#omitted = 0;
    this.#left--;
    return true;
  }
}
