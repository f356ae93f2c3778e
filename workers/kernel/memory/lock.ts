import { Errno, KernelError } from "./errno";
import type { KernelMemory } from "./layout";

/** Looks at a lock before its waiter sleeps: a few times as long as most sections take. */
const SPINS = 2000;
/** How long it sleeps then, in ms, before it looks again: nobody wakes it. */
const SLEEP_MS = 1;

/**
 * Spin locks whose word holds its owner's pid (0: free), for sections of a few microseconds that never wait.
 *
 * A process may be killed inside of one. Its worker then runs on for up to two seconds, and may even leave the section by itself;
 * so the supervisor breaks its locks (`breakLock`) only once the worker is gone, or two would be in the section at once:
 *
 *     101    takes it   is killed, runs on …      its worker is gone
 *     word   101 ──────────────────────────────── 101 → 0   102
 *     102               finds 101, looks each ms            takes it
 *
 * Both give it back by compare-and-exchange: had 101 left the section, and 102 taken it, breaking 101's would find 102 and do nothing.
 */
export function withLock<Result>(memory: KernelMemory, word: number, owner: number, section: () => Result): Result {
  const { words } = memory;
  for (let spins = 0; ; spins++) {
    const holder = Atomics.compareExchange(words, word, 0, owner);
    if (holder === 0) break;
    // The holder is in its section on another core, or was preempted there, and may need this one; or it is dead.
    if (spins >= SPINS) Atomics.wait(words, word, holder, SLEEP_MS);
  }
  return sectionThenFree(memory, word, owner, section);
}

/** As `withLock` for the page, which must not sleep: throws EAGAIN where the lock isn't free soon. */
export function withLockSoon<Result>(memory: KernelMemory, word: number, owner: number, section: () => Result): Result {
  for (let spins = 0; Atomics.compareExchange(memory.words, word, 0, owner) !== 0; spins++)
    if (spins >= SPINS) throw new KernelError(Errno.EAGAIN, "lock");
  return sectionThenFree(memory, word, owner, section);
}

function sectionThenFree<Result>({ words }: KernelMemory, word: number, owner: number, section: () => Result): Result {
  try {
    return section();
  } finally {
    Atomics.compareExchange(words, word, owner, 0);
  }
}

export function breakLock(memory: KernelMemory, word: number, owner: number): void {
  Atomics.compareExchange(memory.words, word, owner, 0);
}
