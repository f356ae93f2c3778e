import { Errno, LimitError } from "../memory/errno";
import { Header, type KernelMemory, MAX_SEMAPHORES, maskWords, Offset, Ownership, SemaphoreField } from "../memory/layout";
import { withLock } from "../memory/lock";
import { atomicMax } from "../memory/atomic-max";
import { wakeInterested } from "../memory/waits";

/** POSIX semaphores (sem_overview(7)). Each is there as long as a process has it open; what is open where is known by slots. */
export class Semaphores {
  #next = 0;

  constructor(
    private readonly memory: KernelMemory,
    private readonly owner: number,
  ) {}

  /** A new semaphore, open in one process; throws ENOSPC when the table is full. */
  create(slot: number, value: number, maximum: number): number {
    const { words } = this.memory;
    return withLock(this.memory, Header.TABLE_LOCK, this.owner, () => {
      for (let probe = 0; probe < MAX_SEMAPHORES; probe++) {
        const handle = (this.#next + probe) % MAX_SEMAPHORES;
        const base = Offset.semaphore(handle, 0);
        if (this.#isOpen(handle)) continue;
        words.fill(0, base, base + SemaphoreField.WORDS);
        words[base + SemaphoreField.VALUE] = value;
        words[base + SemaphoreField.MAXIMUM] = maximum;
        // What begins at 0 is given before it is taken.
        words[base + SemaphoreField.RECORDED_HOLDS] = value === 0 ? -1 : 0;
        atomicMax(words, Header.SEMAPHORES_END, handle + 1);
        this.open(slot, handle);
        this.#next = handle + 1;
        return handle;
      }
      throw new LimitError(Errno.ENOSPC, "semaphores");
    });
  }

  /** The process has it open, however often it opens it. */
  open(slot: number, handle: number): void {
    Atomics.or(this.memory.words, wordOf(handle, slot), bitOf(slot));
  }

  /** The process has it open no more. */
  close(slot: number, handle: number): void {
    Atomics.and(this.memory.words, wordOf(handle, slot), ~bitOf(slot));
  }

  /** What the process has open. */
  list(slot: number): number[] {
    const { words } = this.memory;
    const handles: number[] = [];
    const end = Atomics.load(words, Header.SEMAPHORES_END);
    for (let handle = 0; handle < end; handle++) {
      if ((Atomics.load(words, wordOf(handle, slot)) & bitOf(slot)) !== 0) handles.push(handle);
    }
    return handles;
  }

  closeAll(slot: number): void {
    for (const handle of this.list(slot)) this.close(slot, handle);
  }

  /** A forked child has open what its parent has. */
  inherit(from: number, to: number): void {
    for (const handle of this.list(from)) this.open(to, handle);
  }

  /** From now on its holder is the one who posts it. */
  setOwnership(handle: number, ownership: number): void {
    Atomics.store(this.memory.words, Offset.semaphore(handle, SemaphoreField.OWNERSHIP), ownership);
  }

  /** sem_trywait(3) of a thread; `at`: where in the reader's code (`packPosition`). */
  tryWait(handle: number, thread = 0, at = 0): boolean {
    const { words } = this.memory;
    const word = Offset.semaphore(handle, SemaphoreField.VALUE);
    for (;;) {
      const value = Atomics.load(words, word);
      if (value <= 0) return false;
      if (Atomics.compareExchange(words, word, value, value - 1) !== value) continue;
      Atomics.store(words, Offset.semaphore(handle, SemaphoreField.HOLDER_THREAD), thread);
      Atomics.store(words, Offset.semaphore(handle, SemaphoreField.HOLDER_AT), at);
      Atomics.store(words, Offset.semaphore(handle, SemaphoreField.HOLDER), this.owner);
      return true;
    }
  }

  /** sem_post(3) by a thread; false when the value is at its maximum. */
  post(handle: number, thread = 0): boolean {
    const { words } = this.memory;
    const word = Offset.semaphore(handle, SemaphoreField.VALUE);
    const maximum = words[Offset.semaphore(handle, SemaphoreField.MAXIMUM)] ?? 0;
    // Before the value: the next to acquire it writes itself down.
    if (Atomics.load(words, word) < maximum) this.#handBack(handle, thread);
    for (;;) {
      const value = Atomics.load(words, word);
      if (value >= maximum) return false;
      if (Atomics.compareExchange(words, word, value, value + 1) === value) break;
    }
    wakeInterested(this.memory, this.mask(handle));
    return true;
  }

  /** sem_getvalue(3). */
  value(handle: number): number {
    return Atomics.load(this.memory.words, Offset.semaphore(handle, SemaphoreField.VALUE));
  }

  /** Whether this thread of the process acquired it last, and nobody has posted it since. */
  heldBy(handle: number, thread: number): boolean {
    const field = (name: number): number => Atomics.load(this.memory.words, Offset.semaphore(handle, name));
    return field(SemaphoreField.HOLDER) === this.owner && field(SemaphoreField.HOLDER_THREAD) === thread;
  }

  /** At most one has it at a time: a lock. */
  exclusive(handle: number): boolean {
    return this.memory.words[Offset.semaphore(handle, SemaphoreField.MAXIMUM)] === 1;
  }

  /** Whether this process has it open, and no other. */
  onlyOpener(slot: number, handle: number): boolean {
    return openers(this.memory, handle).every((bits, part) => bits === (part === slot >> 5 ? bitOf(slot) : 0));
  }

  /** Who has it holds it. One that begins at 0 is a signal, which nobody holds. */
  holdable(handle: number): boolean {
    return Atomics.load(this.memory.words, Offset.semaphore(handle, SemaphoreField.RECORDED_HOLDS)) >= 0;
  }

  /** One more hold is about to be recorded. */
  beginRecorded(handle: number): void {
    Atomics.add(this.memory.words, Offset.semaphore(handle, SemaphoreField.RECORDED_HOLDS), 1);
  }

  /** Whether no hold has been recorded yet; asked once for each. */
  firstRecorded(handle: number): boolean {
    return Atomics.exchange(this.memory.words, Offset.semaphore(handle, SemaphoreField.RECORDED), 1) === 0;
  }

  /** The end of a hold is about to be recorded; false: none was. */
  endRecorded(handle: number): boolean {
    const { words } = this.memory;
    const word = Offset.semaphore(handle, SemaphoreField.RECORDED_HOLDS);
    for (;;) {
      const recorded = Atomics.load(words, word);
      if (recorded <= 0) return false;
      if (Atomics.compareExchange(words, word, recorded, recorded - 1) === recorded) return true;
    }
  }

  /** Who holds it is no longer so; and a lock that another than its holder posts is used as a signal. */
  #handBack(handle: number, thread: number): void {
    const { words } = this.memory;
    const field = (name: number): number => Offset.semaphore(handle, name);
    const holder = Atomics.exchange(words, field(SemaphoreField.HOLDER), 0);
    const itsOwn = holder === this.owner && Atomics.load(words, field(SemaphoreField.HOLDER_THREAD)) === thread;
    if (holder !== 0 && !itsOwn) {
      Atomics.compareExchange(words, field(SemaphoreField.OWNERSHIP), Ownership.LOCK, Ownership.SIGNAL);
    }
  }

  mask(handle: number): number {
    return Offset.semaphore(handle, SemaphoreField.MASK);
  }

  #isOpen(handle: number): boolean {
    return openers(this.memory, handle).some((bits) => bits !== 0);
  }
}

const wordOf = (handle: number, slot: number): number => Offset.semaphore(handle, SemaphoreField.OPENERS) + (slot >> 5);
const bitOf = (slot: number): number => 1 << (slot & 31);

/** The words of its mask. */
function openers({ words }: KernelMemory, handle: number): number[] {
  return Array.from({ length: maskWords }, (_, part) => Atomics.load(words, Offset.semaphore(handle, SemaphoreField.OPENERS) + part));
}
