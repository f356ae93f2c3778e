import type { KernelMemory } from "./layout";

/**
 * Spin locks whose word holds its owner's pid (0: free), for sections of a few microseconds that never wait.
 * The supervisor breaks the locks of a process whose worker it has ended (`breakLock`).
 */
export function withLock<Result>(memory: KernelMemory, word: number, owner: number, section: () => Result): Result {
  const { words } = memory;
  while (Atomics.compareExchange(words, word, 0, owner) !== 0) {
    // The owner is in its section on another core, or was preempted there: look again at once.
  }
  try {
    return section();
  } finally {
    Atomics.compareExchange(words, word, owner, 0);
  }
}

export function breakLock(memory: KernelMemory, word: number, owner: number): void {
  Atomics.compareExchange(memory.words, word, owner, 0);
}
