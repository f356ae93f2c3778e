import { type Pid, pid } from "../units";
import { CALL_BYTES, type KernelMemory, MAX_STANDBYS, Offset, StandbyField } from "./layout";

export const StandbyState = {
  NONE: 0,
  WAITING: 1,
  /** A process is about to call it. */
  CLAIMED: 2,
  CALLED: 3,
} as const;

/**
 * Interpreters that stand by: they have no process yet and block until one starts a child, which it then does by
 * itself. By way of the supervisor it would take two messages.
 */
export class Standbys {
  constructor(private readonly memory: KernelMemory) {}

  /** From now on the interpreter can be called. */
  open(index: number): void {
    this.#store(index, StandbyState.WAITING);
  }

  /** Blocks the interpreter's worker until it is called or recalled; undefined: recalled. */
  wait(index: number): Uint8Array | undefined {
    const { words } = this.memory;
    const word = Offset.standby(index, StandbyField.STATE);
    let state = Atomics.load(words, word);
    for (; state === StandbyState.WAITING || state === StandbyState.CLAIMED; state = Atomics.load(words, word)) Atomics.wait(words, word, state);
    return state === StandbyState.CALLED ? this.#call(index).slice() : undefined;
  }

  /** Makes one that waits the process `child`; false when there is none, or the call is too long. */
  call(child: Pid, call: Uint8Array): boolean {
    if (call.length > CALL_BYTES) return false;
    const index = this.#claim();
    if (index === undefined) return false;
    const { words } = this.memory;
    words[Offset.standby(index, StandbyField.PID)] = child;
    words[Offset.standby(index, StandbyField.LENGTH)] = call.length;
    this.#call(index).set(call);
    this.#store(index, StandbyState.CALLED);
    return true;
  }

  /** Lets the interpreter go; false when a process has called it. */
  recall(index: number): boolean {
    const { words } = this.memory;
    const word = Offset.standby(index, StandbyField.STATE);
    if (Atomics.compareExchange(words, word, StandbyState.WAITING, StandbyState.NONE) !== StandbyState.WAITING) return false;
    Atomics.notify(words, word);
    return true;
  }

  /** The process that it has become, undefined: none. */
  processOf(index: number): Pid | undefined {
    const { words } = this.memory;
    if (Atomics.load(words, Offset.standby(index, StandbyField.STATE)) !== StandbyState.CALLED) return undefined;
    return pid(words[Offset.standby(index, StandbyField.PID)] ?? 0);
  }

  #claim(): number | undefined {
    const { WAITING, CLAIMED } = StandbyState;
    for (let index = 0; index < MAX_STANDBYS; index++) {
      if (Atomics.compareExchange(this.memory.words, Offset.standby(index, StandbyField.STATE), WAITING, CLAIMED) === WAITING) return index;
    }
    return undefined;
  }

  #call(index: number): Uint8Array {
    const length = this.memory.words[Offset.standby(index, StandbyField.LENGTH)] ?? 0;
    const start = Offset.standby(index, StandbyField.CALL) * 4;
    return this.memory.bytes.subarray(start, start + length);
  }

  #store(index: number, state: number): void {
    const word = Offset.standby(index, StandbyField.STATE);
    Atomics.store(this.memory.words, word, state);
    Atomics.notify(this.memory.words, word);
  }
}
