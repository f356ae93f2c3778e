import { type Pid, pid as toPid, tid } from "../../api/units";
import { isFile, isTerminal } from "../ipc/descriptors";
import type { FreeThread, WaitGraph, WaitingThread, Waker } from "./deadlock";
import type { Kernel } from "../kernel";
import { Header, Offset, Ownership, PipeField, ProcessField, SemaphoreField } from "../memory/layout";
import { ProcessState } from "../processes/processes";
import { Signal } from "../processes/signals";
import { hasTimer } from "../processes/timers";
import { LOOSE, Owner, type PipeWish, readWaits, type ThreadRecord, unpackPosition } from "./wait-table";

type Wait = NonNullable<ThreadRecord["wait"]>;

/** A wait that ends without any other thread's doing: by a timer, by the reader, by the engine, or because it is over. */
const FREE = "free";

const MAIN_THREAD = tid(1);
const UNNAMED = tid(0);

const ANYONE: Waker = { kind: "anyone" };

/** What every thread of the run waits for, and who could give it. Where that is not known for certain, anyone could. */
export function readWaitGraph(kernel: Kernel): WaitGraph {
  return new Reader(kernel).read();
}

/** Processes that have one end of a pipe, and whether an end is in none of their tables (on its way in a message). */
interface Ends {
  readonly pids: ReadonlySet<Pid>;
  readonly elsewhere: boolean;
}

interface PipeEnds {
  readonly readers: Ends;
  readonly writers: Ends;
  /** Connections come through it, from processes that have no end of it. */
  readonly listening: boolean;
}

class Reader {
  readonly #free: FreeThread[] = [];
  readonly #waiting: WaitingThread[] = [];
  readonly #threads = new Map<Pid, ThreadRecord[]>();
  /** Live processes that run Python, and their slots. */
  readonly #running = new Map<Pid, number>();
  #ends: Map<number, { readers: Pid[]; writers: Pid[]; listening: boolean }> | undefined;

  constructor(private readonly kernel: Kernel) {}

  read(): WaitGraph {
    const { processes } = this.kernel;
    for (const slot of processes.slots()) {
      const state = processes.state(slot);
      const pid = processes.pidOf(slot);
      if (state === ProcessState.RUNNING) this.#running.set(pid, slot);
      else if (state !== ProcessState.ZOMBIE) this.#free.push({ pid, tid: UNNAMED });
    }
    for (const record of readWaits(this.kernel.memory)) {
      const known = this.#threads.get(record.pid);
      if (known === undefined) this.#threads.set(record.pid, [record]);
      else known.push(record);
    }
    for (const [pid, slot] of this.#running) this.#readProcess(pid, slot);
    return { free: this.#free, waiting: this.#waiting };
  }

  #readProcess(pid: Pid, slot: number): void {
    let waiting = 0;
    for (const record of this.#threads.get(pid) ?? []) {
      const wakers = record.wait === undefined ? FREE : this.#wakers(record, record.wait, slot);
      if (record.wait !== undefined) waiting++;
      if (record.wait === undefined || wakers === FREE) {
        this.#free.push({ pid, tid: record.tid });
        continue;
      }
      const { reason, object, at } = record.wait;
      const held = reason !== "thread" && wakers.some(({ kind }) => kind === "thread");
      this.#waiting.push({ pid, tid: record.tid, id: record.id, reason, object, at, held, wakers });
    }
    if (this.kernel.processes.get(slot, ProcessField.THREADS) > waiting) this.#free.push({ pid, tid: UNNAMED });
  }

  #wakers(thread: ThreadRecord, wait: Wait, slot: number): readonly Waker[] | typeof FREE {
    if (wait.timed) return FREE;
    const wakers = this.#givers(thread, wait);
    if (wakers === FREE || thread.tid !== MAIN_THREAD) return wakers;
    // Handlers run in the main thread, and may do anything. The reader can send SIGINT, other processes the rest.
    if (hasTimer(this.kernel, slot)) return FREE;
    const handlers = this.kernel.processes.get(slot, ProcessField.OWN_HANDLERS);
    if ((handlers & (1 << Signal.SIGINT)) !== 0) return FREE;
    return handlers === 0 ? wakers : [...wakers, ANYONE];
  }

  #givers(thread: ThreadRecord, wait: Wait): readonly Waker[] | typeof FREE {
    switch (wait.reason) {
      case "semaphore":
        return this.#posters(thread, wait);
      case "lock":
        return this.#releasers(thread, wait);
      case "thread":
        return this.#exists(thread.pid, wait.object) ? [this.#holder(thread.pid, wait.object, 0)] : FREE;
      case "child":
        return this.#children(thread.pid, wait.object);
      case "pipe-read":
      case "pipe-write":
      case "poll":
        return this.#peers(wait);
      case "sleep":
      case "stdin":
      case "fork":
      case "output":
      case "gil":
      // Closing any descriptor of the file may end it.
      case "file-lock":
      // Stop sends one.
      case "signal":
      case "stopped":
        return FREE;
    }
  }

  #posters({ pid, tid: self }: ThreadRecord, { object: handle, owner }: Wait): readonly Waker[] | typeof FREE {
    const { semaphores, memory } = this.kernel;
    if (semaphores.value(handle) > 0) return FREE;
    const field = (name: number): number => Atomics.load(memory.words, Offset.semaphore(handle, name));
    const ownership = field(SemaphoreField.OWNERSHIP);
    const holder = field(SemaphoreField.HOLDER);
    const thread = field(SemaphoreField.HOLDER_THREAD);
    if (ownership === Ownership.SIGNAL || holder === 0) return [ANYONE];
    const own = holder === pid && thread === self;
    // It did not hold it when it began to wait: it has it now, and is about to go on.
    if (own && owner !== self) return FREE;
    const at = field(SemaphoreField.HOLDER_AT);
    const its = this.#holder(toPid(holder), thread, at);
    // One that waits for its own lock may be let go by another thread, unless the lock is recursive.
    return (own || (at & LOOSE) !== 0) && ownership === Ownership.LOCK ? [its, ANYONE] : [its];
  }

  #releasers({ pid, tid: self }: ThreadRecord, { owner, ownerAt }: Wait): readonly Waker[] | typeof FREE {
    if (owner === Owner.NONE) return FREE;
    const process: Waker = { kind: "process", pid };
    if (owner === Owner.SIGNAL) return [process];
    const holder = this.#holder(pid, owner, ownerAt);
    return owner === self || (ownerAt & LOOSE) !== 0 ? [holder, process] : [holder];
  }

  #children(parent: Pid, child: number): readonly Waker[] | typeof FREE {
    const { processes } = this.kernel;
    const children = processes.childrenOf(parent).filter((slot) => child <= 0 || processes.pidOf(slot) === child);
    if (children.length === 0 || children.some((slot) => processes.over(slot))) return FREE;
    return children.map((slot): Waker => ({ kind: "process", pid: processes.pidOf(slot) }));
  }

  #peers({ pipes, tooManyPipes, length }: Wait): readonly Waker[] | typeof FREE {
    if (tooManyPipes) return [ANYONE];
    const pids = new Set<Pid>();
    let anyone = false;
    for (const wish of pipes) {
      const peers = this.#peersOf(wish, length);
      if (peers === FREE) return FREE;
      for (const pid of peers.pids) pids.add(pid);
      anyone ||= peers.anyone;
    }
    const wakers = [...pids].map((pid): Waker => ({ kind: "process", pid }));
    return anyone ? [...wakers, ANYONE] : wakers;
  }

  #peersOf({ pipe, room }: PipeWish, length: number): { readonly pids: ReadonlySet<Pid>; readonly anyone: boolean } | typeof FREE {
    const { pipes, memory } = this.kernel;
    if (room ? pipes.hasRoom(pipe, length) : pipes.readable(pipe)) return FREE;
    const ends = this.#endsOf(pipe);
    const { pids, elsewhere } = room ? ends.readers : ends.writers;
    // The reader's end of standard input is in nobody's table.
    if (elsewhere && !room && pipe === memory.words[Header.STDIN_PIPE]) return FREE;
    return { pids, anyone: elsewhere || ends.listening };
  }

  #endsOf(pipe: number): PipeEnds {
    this.#ends ??= this.#readEnds();
    const { readers, writers, listening } = this.#ends.get(pipe) ?? { readers: [], writers: [], listening: false };
    const counted = (field: number): number => Atomics.load(this.kernel.memory.words, Offset.pipe(pipe, field));
    return {
      readers: { pids: new Set(readers), elsewhere: counted(PipeField.READERS) > readers.length },
      writers: { pids: new Set(writers), elsewhere: counted(PipeField.WRITERS) > writers.length },
      listening,
    };
  }

  #readEnds(): Map<number, { readers: Pid[]; writers: Pid[]; listening: boolean }> {
    const { processes, descriptors } = this.kernel;
    const ends = new Map<number, { readers: Pid[]; writers: Pid[]; listening: boolean }>();
    const of = (pipe: number) => {
      const known = ends.get(pipe) ?? { readers: [], writers: [], listening: false };
      ends.set(pipe, known);
      return known;
    };
    for (const slot of processes.slots()) {
      const pid = processes.pidOf(slot);
      for (const [, target] of descriptors.list(slot)) {
        if (isFile(target) || isTerminal(target)) continue;
        const { read, write } = target;
        if (read !== undefined) of(read).readers.push(pid);
        if (write !== undefined) of(write).writers.push(pid);
        if (read !== undefined && read === write) of(read).listening = true;
      }
    }
    return ends;
  }

  /** One that has ended gives nothing back; but where not all threads are known, it may be one that goes on. */
  #holder(pid: Pid, thread: number, packedAt: number): Waker {
    const unknown = !this.#exists(pid, thread) && Atomics.load(this.kernel.memory.words, Header.WAITS_FULL) !== 0;
    return unknown ? ANYONE : { kind: "thread", pid, tid: tid(thread), at: unpackPosition(packedAt) };
  }

  #exists(pid: Pid, thread: number): boolean {
    return thread === MAIN_THREAD || (this.#threads.get(pid) ?? []).some((record) => record.tid === thread);
  }
}
