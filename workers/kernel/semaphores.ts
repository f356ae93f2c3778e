import { Errno, KernelError } from "./errno";
import { Header, type KernelMemory, MAX_SEMAPHORES, Offset, SemaphoreField } from "./layout";
import { withLock } from "./lock";
import { wakeInterested } from "./waits";

/** POSIX semaphores (sem_overview(7)), counted by how many handles refer to them. */
export class Semaphores {
  #next = 0;

  constructor(
    private readonly memory: KernelMemory,
    private readonly owner: number,
  ) {}

  /** A new semaphore with one reference; throws ENOSPC when the table is full. */
  create(value: number, maximum: number): number {
    const { words } = this.memory;
    return withLock(this.memory, Header.TABLE_LOCK, this.owner, () => {
      for (let probe = 0; probe < MAX_SEMAPHORES; probe++) {
        const handle = (this.#next + probe) % MAX_SEMAPHORES;
        const base = Offset.semaphore(handle, 0);
        if (Atomics.load(words, base) !== 0) continue;
        words.fill(0, base, base + SemaphoreField.WORDS);
        words[base + SemaphoreField.VALUE] = value;
        words[base + SemaphoreField.MAXIMUM] = maximum;
        Atomics.store(words, base, 1);
        this.#next = handle + 1;
        return handle;
      }
      throw new KernelError(Errno.ENOSPC, "sem_open");
    });
  }

  addReference(handle: number): void {
    Atomics.add(this.memory.words, Offset.semaphore(handle, SemaphoreField.REFERENCES), 1);
  }

  release(handle: number): void {
    const word = Offset.semaphore(handle, SemaphoreField.REFERENCES);
    if (Atomics.load(this.memory.words, word) > 0) Atomics.sub(this.memory.words, word, 1);
  }

  /** sem_trywait(3). */
  tryWait(handle: number): boolean {
    const { words } = this.memory;
    const word = Offset.semaphore(handle, SemaphoreField.VALUE);
    for (;;) {
      const value = Atomics.load(words, word);
      if (value <= 0) return false;
      if (Atomics.compareExchange(words, word, value, value - 1) !== value) continue;
      Atomics.store(words, Offset.semaphore(handle, SemaphoreField.HOLDER), this.owner);
      return true;
    }
  }

  /** sem_post(3); false when the value is at its maximum. */
  post(handle: number): boolean {
    const { words } = this.memory;
    const word = Offset.semaphore(handle, SemaphoreField.VALUE);
    const maximum = words[Offset.semaphore(handle, SemaphoreField.MAXIMUM)] ?? 0;
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

  mask(handle: number): number {
    return Offset.semaphore(handle, SemaphoreField.MASK);
  }
}
