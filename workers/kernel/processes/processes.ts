import { type Pid, pid } from "../../api/units";
import { addChildsTime } from "./cpu-time";
import { Errno, KernelError, LimitError } from "../memory/errno";
import { Header, type KernelMemory, MAX_PROCESSES, Offset, ProcessField } from "../memory/layout";
import { withLock } from "../memory/lock";
import { atomicMax } from "../memory/atomic-max";
import { wakeInterested, wakeProcess } from "../memory/waits";

export const ProcessState = {
  FREE: 0,
  /** It exists, but no interpreter runs it yet. */
  STARTING: 1,
  RUNNING: 2,
  /** Ended, and its parent has not waited for it yet. */
  ZOMBIE: 3,
  /** Being ended: it makes no system call any more, and nobody else may end it. */
  ENDING: 4,
  /** No process any more, but the worker of the one that was killed here may still run: not yet another's place. */
  LINGERING: 5,
} as const;

/** What a user's first process has by custom. */
const FIRST_UMASK = 0o022;

/** The process that all orphans belong to, as init on POSIX: the supervisor. */
export const INIT = pid(1);

const FIRST_PID = 100;

/**
 * The process table. A slot is where a process is kept; slots are reused, so processes are named by pid everywhere
 * outside the kernel.
 */
export class Processes {
  constructor(
    private readonly memory: KernelMemory,
    private readonly owner: number,
  ) {}

  /** A new process in state STARTING; throws EAGAIN at the limit, as fork(2), and ESRCH when the parent has been killed. */
  create(parent: Pid): { slot: number; pid: Pid } {
    const { words } = this.memory;
    return withLock(this.memory, Header.TABLE_LOCK, this.owner, () => {
      if (Atomics.load(words, Header.ALIVE) >= (words[Header.MAX_PROCESSES] ?? 0)) {
        throw new LimitError(Errno.EAGAIN, "processes");
      }
      if (parent !== INIT && !this.#lives(parent)) throw new KernelError(Errno.ESRCH, "fork");
      const first = words[Header.NEXT_SLOT] ?? 0;
      for (let probe = 0; probe < MAX_PROCESSES; probe++) {
        // All others first: the worker of a killed process runs on for a moment, in the middle of a system call.
        const slot = (first + probe) % MAX_PROCESSES;
        const base = Offset.process(slot, 0);
        if (Atomics.load(words, base) !== ProcessState.FREE) continue;
        const number = FIRST_PID + Atomics.add(words, Header.NEXT_PID, 1);
        // The wake word goes on counting, so that a late waiter on the slot's last process is no surprise.
        for (let field = 1; field < ProcessField.WORDS; field++) {
          if (field !== ProcessField.WAKE) words[base + field] = 0;
        }
        words[Header.NEXT_SLOT] = slot + 1;
        words[base + ProcessField.PID] = number;
        words[base + ProcessField.PARENT] = parent;
        this.#joinGroup(slot, parent);
        words[base + ProcessField.THREADS] = 1;
        words[base + ProcessField.SWITCH_INTERVAL] = 5000;
        words[base + ProcessField.UMASK] = FIRST_UMASK;
        Atomics.add(words, Header.ALIVE, 1);
        atomicMax(words, Header.PROCESSES_END, slot + 1);
        Atomics.store(words, base, ProcessState.STARTING);
        return { slot, pid: pid(number) };
      }
      throw new LimitError(Errno.EAGAIN, "processes");
    });
  }

  /** Its slot, or undefined when there is no such process (any more). */
  find(process: Pid): number | undefined {
    const { words } = this.memory;
    for (let slot = 0; slot < this.#end; slot++) {
      if (this.#used(slot) && words[Offset.process(slot, ProcessField.PID)] === process) return slot;
    }
    return undefined;
  }

  /**
   * The worker of a process that was ended by another is gone: its slot can be another's, or can once it has been reaped.
   * Before that, `section` is run with the slot.
   */
  workerGone(process: Pid, section: (slot: number) => void): void {
    withLock(this.memory, Header.TABLE_LOCK, this.owner, () => {
      for (const slot of this.lingering()) {
        if (this.pidOf(slot) !== process) continue;
        section(slot);
        this.set(slot, ProcessField.LINGERS, 0);
        if (this.state(slot) === ProcessState.LINGERING) this.set(slot, ProcessField.STATE, ProcessState.FREE);
      }
    });
  }

  /** Slots of processes that were ended by others, reaped or not, whose workers may still run. */
  lingering(): number[] {
    const slots: number[] = [];
    for (let slot = 0; slot < this.#end; slot++) {
      if (this.state(slot) !== ProcessState.FREE && this.get(slot, ProcessField.LINGERS) !== 0) slots.push(slot);
    }
    return slots;
  }

  state(slot: number): number {
    return this.get(slot, ProcessField.STATE);
  }

  get(slot: number, field: number): number {
    return Atomics.load(this.memory.words, Offset.process(slot, field));
  }

  set(slot: number, field: number, value: number): void {
    Atomics.store(this.memory.words, Offset.process(slot, field), value);
  }

  pidOf(slot: number): Pid {
    return pid(this.get(slot, ProcessField.PID));
  }

  alive(slot: number): boolean {
    const state = this.state(slot);
    return state === ProcessState.STARTING || state === ProcessState.RUNNING;
  }

  /** Whether the process of this slot is still `process`, and has not ended. */
  aliveAs(slot: number, process: Pid): boolean {
    return this.alive(slot) && this.pidOf(slot) === process;
  }

  /** Whether its parent can wait for it without waiting. */
  over(slot: number): boolean {
    const state = this.state(slot);
    return state === ProcessState.ZOMBIE || !this.#used(slot);
  }

  /** False when it has ended before it ran. */
  markRunning(slot: number): boolean {
    const { STARTING, RUNNING } = ProcessState;
    return Atomics.compareExchange(this.memory.words, Offset.process(slot, ProcessField.STATE), STARTING, RUNNING) === STARTING;
  }

  /**
   * Makes it a zombie with this wait status and wakes all that wait for it; its children become init's. An orphan is
   * gone at once. False when it had ended already: who comes first decides the status. `beforeVisible` runs while no
   * one can see the end yet.
   */
  end(slot: number, status: number, beforeVisible: () => void = () => {}): boolean {
    const { words } = this.memory;
    const ended = withLock(this.memory, Header.TABLE_LOCK, this.owner, () => {
      if (!this.alive(slot) && this.state(slot) !== ProcessState.ENDING) return undefined;
      beforeVisible();
      this.set(slot, ProcessField.STATUS, status);
      this.#orphanChildren(this.pidOf(slot));
      const orphaned = this.get(slot, ProcessField.ORPHANED) !== 0;
      const parent = pid(this.get(slot, ProcessField.PARENT));
      Atomics.sub(words, Header.ALIVE, 1);
      if (orphaned) this.#free(slot);
      else this.set(slot, ProcessField.STATE, ProcessState.ZOMBIE);
      return { parent };
    });
    // From here on its parent may reap it, and the slot may be another's: what follows are only wake-ups.
    if (ended === undefined) return false;
    wakeInterested(this.memory, Offset.process(slot, ProcessField.EXIT_MASK));
    wakeProcess(this.memory, slot);
    const parent = this.find(ended.parent);
    if (parent !== undefined) wakeProcess(this.memory, parent);
    return true;
  }

  /** Begins the end of a process; false when somebody has before, or the slot is not its any more. */
  claimEnd(slot: number, process = this.pidOf(slot)): boolean {
    return withLock(this.memory, Header.TABLE_LOCK, this.owner, () => {
      if (!this.aliveAs(slot, process)) return false;
      this.set(slot, ProcessField.LINGERS, process === this.owner ? 0 : 1);
      this.set(slot, ProcessField.STATE, ProcessState.ENDING);
      return true;
    });
  }

  /** waitpid(2) without waiting: the status of an ended child, which is then gone; undefined while it runs. Throws ECHILD. */
  reap(child: Pid, parent: Pid): number | undefined {
    return withLock(this.memory, Header.TABLE_LOCK, this.owner, () => {
      const slot = this.#endedChild(child, parent);
      if (slot === undefined) return undefined;
      const waiting = this.find(parent);
      if (waiting !== undefined) addChildsTime(this.memory, waiting, slot);
      this.#free(slot);
      return this.get(slot, ProcessField.STATUS);
    });
  }

  /** As `reap`, but the child stays to be waited for (WNOWAIT). */
  statusOf(child: Pid, parent: Pid): number | undefined {
    return withLock(this.memory, Header.TABLE_LOCK, this.owner, () => {
      const slot = this.#endedChild(child, parent);
      return slot === undefined ? undefined : this.get(slot, ProcessField.STATUS);
    });
  }

  /** Slots of the children of a process, zombies included. */
  childrenOf(parent: Pid): number[] {
    return this.slots().filter((slot) => this.get(slot, ProcessField.PARENT) === parent);
  }

  /** Slots in use. */
  slots(): number[] {
    const used: number[] = [];
    for (let slot = 0; slot < this.#end; slot++) if (this.#used(slot)) used.push(slot);
    return used;
  }

  get #end(): number {
    return Atomics.load(this.memory.words, Header.PROCESSES_END);
  }

  /** Undefined while it runs; throws ECHILD. */
  #endedChild(child: Pid, parent: Pid): number | undefined {
    const slot = this.find(child);
    if (slot === undefined || this.get(slot, ProcessField.PARENT) !== parent) throw new KernelError(Errno.ECHILD, "waitpid");
    return this.state(slot) === ProcessState.ZOMBIE ? slot : undefined;
  }

  /** Whether there is a process in it, dead or alive. */
  #used(slot: number): boolean {
    const state = this.state(slot);
    return state !== ProcessState.FREE && state !== ProcessState.LINGERING;
  }

  #free(slot: number): void {
    const lingers = this.get(slot, ProcessField.LINGERS) !== 0;
    this.set(slot, ProcessField.STATE, lingers ? ProcessState.LINGERING : ProcessState.FREE);
  }

  #lives(process: Pid): boolean {
    const slot = this.find(process);
    return slot !== undefined && this.alive(slot);
  }

  /** A child is in its parent's process group and session; the program's first process leads a group, as a shell's job does. */
  #joinGroup(slot: number, parent: Pid): void {
    const from = parent === INIT ? undefined : this.find(parent);
    this.set(slot, ProcessField.GROUP, from === undefined ? this.pidOf(slot) : this.get(from, ProcessField.GROUP));
    this.set(slot, ProcessField.SESSION, from === undefined ? INIT : this.get(from, ProcessField.SESSION));
  }

  /** Under the table's lock. */
  #orphanChildren(parent: Pid): void {
    for (const slot of this.childrenOf(parent)) {
      this.set(slot, ProcessField.PARENT, INIT);
      this.set(slot, ProcessField.ORPHANED, 1);
      if (this.state(slot) === ProcessState.ZOMBIE) this.#free(slot);
    }
  }
}
