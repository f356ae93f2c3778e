import { type Pid, pid, type Tid, tid } from "../../api/units";
import { type KernelMemory, MAX_PROCESSES, maskWords, Offset, ProcessField } from "./layout";

/**
 * Waiting and waking. Each object keeps a mask of interested processes; each process has one wake word.
 *
 *   waiter: seq = WAKE; set my bit in the object's mask; look; Atomics.wait(WAKE, seq)
 *   waker:  change the object; take its mask; for each process in it: WAKE += 1, notify
 *
 * A change between look and wait makes WAKE differ from seq, so that no wake-up is lost. Wake-ups may be spurious.
 */

/** In one number of 53 bits, a process and its thread: more threads have no number of their own. */
const TIDS = 2 ** 21;

export function registerInterest(memory: KernelMemory, mask: number, slot: number): void {
  Atomics.or(memory.words, mask + (slot >> 5), 1 << (slot & 31));
}

/** Wakes a process, as who acts by this view of the memory. */
export function wakeProcess(memory: KernelMemory, slot: number): void {
  memory.floats[Offset.processFloat(slot, ProcessField.WAKER)] = memory.actor.pid * TIDS + memory.actor.tid;
  const word = Offset.process(slot, ProcessField.WAKE);
  Atomics.add(memory.words, word, 1);
  Atomics.notify(memory.words, word);
}

/** Who woke the process last since this was asked; undefined: nobody whose name is known. */
export function takeWaker({ floats }: KernelMemory, slot: number): { readonly pid: Pid; readonly tid: Tid } | undefined {
  const at = Offset.processFloat(slot, ProcessField.WAKER);
  const waker = floats[at] ?? 0;
  floats[at] = 0;
  return waker < TIDS ? undefined : { pid: pid(Math.floor(waker / TIDS)), tid: tid(waker % TIDS) };
}

export function wakeInterested(memory: KernelMemory, mask: number): void {
  const { words } = memory;
  for (let part = 0; part < maskWords; part++) {
    if (Atomics.load(words, mask + part) === 0) continue;
    let bits = Atomics.exchange(words, mask + part, 0);
    while (bits !== 0) {
      const bit = 31 - Math.clz32(bits & -bits);
      bits &= bits - 1;
      wakeProcess(memory, part * 32 + bit);
    }
  }
}

/** Wakes every process, so that each looks at its own state. */
export function wakeAll(memory: KernelMemory): void {
  for (let slot = 0; slot < MAX_PROCESSES; slot++) wakeProcess(memory, slot);
}
