import { WAIT_REASONS, type WaitReason } from "../../api/events";
import { type Pid, pid, type Tid, tid } from "../../api/units";
import { Header, type KernelMemory, MAX_POLLED, MAX_WAITS, Offset, WaitField } from "../memory/layout";
import { atomicMax } from "../memory/atomic-max";
import { NOWHERE, type SourcePosition } from "../logs/trace-log";

/** Who holds a lock between threads, where it is no thread's id. */
export const Owner = {
  /** Nobody just now. */
  NONE: 0,
  /** Any thread that gives the signal: the lock is none of mutual exclusion (`Condition.wait` waits for such). */
  SIGNAL: -1,
} as const;

/** One end of a pipe that a thread waits for: bytes to come, or room. */
export interface PipeWish {
  readonly pipe: number;
  readonly room: boolean;
}

/** What a thread waits for, as far as others can tell who might end the wait. */
export interface Wish {
  readonly reason: WaitReason;
  /** Which pipe, semaphore, pid, lock or thread. */
  readonly object: number;
  /** Any of them; for waits for pipes. */
  readonly pipes?: readonly PipeWish[];
  /** Bytes to write. */
  readonly length?: number;
  /** Tid of the lock's holder in this process, or one of `Owner`; of a semaphore only where it is the waiting thread itself; and where it acquired it, as `packPosition` has it. */
  readonly owner?: number;
  readonly ownerAt?: number;
}

/**
 * File and line in one word, whether (`DIRECT`) the line itself calls the lock, not the library on its behalf, and whether
 * (`LOOSE`) the function that acquired it there does not release it. Python makes it, too (`_interleave/holders.py`).
 */
const FILE_SHIFT = 24;
export const DIRECT = 1 << 23;
export const LOOSE = 1 << 22;
export const packPosition = ({ file, line }: SourcePosition): number => (file << FILE_SHIFT) | line;
export const unpackPosition = (packed: number): SourcePosition =>
  packed === 0 ? NOWHERE : { file: packed >>> FILE_SHIFT, line: packed & (LOOSE - 1) };

/**
 * What each thread of a process waits for, where all can read it. A record belongs to one thread, whose process alone
 * writes it; its sequence number is stored last, so that a reader can tell a whole record from half a one.
 */
export class WaitTable {
  readonly #records = new Map<Tid, number>();

  constructor(
    private readonly memory: KernelMemory,
    private readonly owner: Pid,
  ) {}

  /** The thread exists from now on. */
  threadBegan(thread: Tid): void {
    if (this.#records.has(thread)) return;
    const { words } = this.memory;
    for (let index = 0; index < MAX_WAITS; index++) {
      const base = Offset.wait(index, 0);
      if (Atomics.load(words, base) !== 0 || Atomics.compareExchange(words, base, 0, this.owner) !== 0) continue;
      words[base + WaitField.TID] = thread;
      this.#records.set(thread, index);
      atomicMax(words, Header.WAITS_END, index + 1);
      return;
    }
    Atomics.store(words, Header.WAITS_FULL, 1);
  }

  threadEnded(thread: Tid): void {
    const index = this.#records.get(thread);
    if (index === undefined) return;
    this.#records.delete(thread);
    free(this.memory, index);
  }

  began(thread: Tid, { reason, object, pipes = [], length = 0, owner = 0, ownerAt = 0 }: Wish, timed: boolean, at: SourcePosition): void {
    const index = this.#records.get(thread);
    if (index === undefined) return;
    const { words } = this.memory;
    const base = Offset.wait(index, 0);
    words[base + WaitField.REASON] = WAIT_REASONS.indexOf(reason);
    words[base + WaitField.OBJECT] = object;
    words[base + WaitField.TIMED] = timed ? 1 : 0;
    words[base + WaitField.FILE] = at.file;
    words[base + WaitField.LINE] = at.line;
    words[base + WaitField.OWNER_AT] = ownerAt;
    words[base + WaitField.OWNER] = owner;
    words[base + WaitField.LENGTH] = length;
    words[base + WaitField.PIPES] = pipes.length;
    for (let half = 0; half < pipes.length && half < MAX_POLLED; half += 2) {
      words[base + WaitField.PIPE_LIST + half / 2] = packPipe(pipes[half]) | (packPipe(pipes[half + 1]) << 16);
    }
    Atomics.add(words, base + WaitField.SEQUENCE, 1);
  }

  ended(thread: Tid): void {
    const index = this.#records.get(thread);
    if (index === undefined) return;
    const sequence = Offset.wait(index, WaitField.SEQUENCE);
    if ((Atomics.load(this.memory.words, sequence) & 1) === 1) Atomics.add(this.memory.words, sequence, 1);
  }

  /** The lock `number` of this process has another holder: threads that wait for it wait for that one. */
  lockTaken(number: number, owner: number, ownerAt: number): void {
    const { words } = this.memory;
    const lock = WAIT_REASONS.indexOf("lock");
    for (const index of this.#records.values()) {
      const base = Offset.wait(index, 0);
      if (words[base + WaitField.OBJECT] !== number || words[base + WaitField.REASON] !== lock) continue;
      words[base + WaitField.OWNER_AT] = ownerAt;
      Atomics.store(words, base + WaitField.OWNER, owner);
    }
  }
}

/** A thread that exists, and its wait, if it waits. */
export interface ThreadRecord {
  readonly pid: Pid;
  readonly tid: Tid;
  /** Another for each wait of the run. */
  readonly id: string;
  readonly wait: (Required<Wish> & { readonly timed: boolean; readonly at: SourcePosition; readonly tooManyPipes: boolean }) | undefined;
}

/** All threads that there are records of; a record that changes meanwhile counts as that of a thread that runs. */
export function readWaits(memory: KernelMemory): ThreadRecord[] {
  const { words } = memory;
  const found: ThreadRecord[] = [];
  const end = Atomics.load(words, Header.WAITS_END);
  for (let index = 0; index < end; index++) {
    const base = Offset.wait(index, 0);
    const process = Atomics.load(words, base);
    if (process === 0) continue;
    const sequence = Atomics.load(words, base + WaitField.SEQUENCE);
    const thread = { pid: pid(process), tid: tid(words[base + WaitField.TID] ?? 0), id: `${index}.${sequence}` };
    const wait = (sequence & 1) === 1 ? readWait(words, base) : undefined;
    const steady = Atomics.load(words, base + WaitField.SEQUENCE) === sequence;
    found.push({ ...thread, wait: steady ? wait : undefined });
  }
  return found;
}

/** Frees the records of a process that has ended. */
export function freeWaits(memory: KernelMemory, process: Pid): void {
  const end = Atomics.load(memory.words, Header.WAITS_END);
  for (let index = 0; index < end; index++) {
    if (Atomics.load(memory.words, Offset.wait(index, WaitField.PID)) === process) free(memory, index);
  }
}

function readWait(words: Int32Array, base: number): ThreadRecord["wait"] {
  const word = (field: number): number => Atomics.load(words, base + field);
  const count = word(WaitField.PIPES);
  const pipes = Array.from({ length: Math.min(count, MAX_POLLED) }, (_, half) =>
    unpackPipe((word(WaitField.PIPE_LIST + (half >> 1)) >>> (half % 2 === 0 ? 0 : 16)) & 0xffff),
  );
  return {
    reason: WAIT_REASONS[word(WaitField.REASON)] ?? "poll",
    object: word(WaitField.OBJECT),
    timed: word(WaitField.TIMED) !== 0,
    at: { file: word(WaitField.FILE), line: word(WaitField.LINE) },
    owner: word(WaitField.OWNER),
    ownerAt: word(WaitField.OWNER_AT),
    length: word(WaitField.LENGTH),
    pipes,
    tooManyPipes: count > MAX_POLLED,
  };
}

/** The sequence number goes on counting, so that no two waits have the same id; it is even where nobody waits. */
function free({ words }: KernelMemory, index: number): void {
  const sequence = Offset.wait(index, WaitField.SEQUENCE);
  Atomics.store(words, sequence, (Atomics.load(words, sequence) + 1) & ~1);
  Atomics.store(words, Offset.wait(index, WaitField.PID), 0);
}

const packPipe = (wish: PipeWish | undefined): number => (wish === undefined ? 0 : (wish.pipe << 1) | (wish.room ? 1 : 0));
const unpackPipe = (packed: number): PipeWish => ({ pipe: packed >> 1, room: (packed & 1) === 1 });
