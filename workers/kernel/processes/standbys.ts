import { type Pid, pid } from "../../api/units";
import { CALL_BYTES, type KernelMemory, MAX_STANDBYS, Offset, StandbyField } from "../memory/layout";

export const StandbyState = {
  NONE: 0,
  WAITING: 1,
  /** A process is about to call it. */
  CLAIMED: 2,
  CALLED: 3,
  /** Waits, and has been a process: an image must take the place of all that this has left. */
  RECYCLED: 4,
} as const;

/**
 * Interpreters that stand by: they have no process yet and block until one starts a child, which it then does by
 * itself. By way of the supervisor it would take two messages.
 */
export class Standbys {
  constructor(private readonly memory: KernelMemory) {}

  /**
   * From now on an interpreter can be called: the one that waits with the turn returned. `recycled`: it has been a process,
   * and may be another where an image is at hand.
   */
  open(index: number, recycled = false): number {
    // No number that there has been: who comes late may come in another run, which has the same memory.
    const [turn = 0] = crypto.getRandomValues(new Int32Array(1));
    Atomics.store(this.memory.words, Offset.standby(index, StandbyField.TURN), turn);
    this.#store(index, recycled ? StandbyState.RECYCLED : StandbyState.WAITING);
    return turn;
  }

  /**
   * Blocks the interpreter's worker until it is called or recalled; undefined: recalled. One that was recalled before it
   * came here may come when it is another's turn.
   */
  wait(index: number, turn: number): Uint8Array | undefined {
    const { words } = this.memory;
    const word = Offset.standby(index, StandbyField.STATE);
    const itsTurn = (): boolean => Atomics.load(words, Offset.standby(index, StandbyField.TURN)) === turn;
    let state = Atomics.load(words, word);
    for (; itsTurn() && (waits(state) || state === StandbyState.CLAIMED); state = Atomics.load(words, word))
      Atomics.wait(words, word, state);
    return itsTurn() && state === StandbyState.CALLED ? this.#call(index).slice() : undefined;
  }

  /** Makes one that waits the process `child`; false when there is none, or the call is too long. `recycled`: there is an image. */
  call(child: Pid, call: Uint8Array, recycled = false): boolean {
    if (call.length > CALL_BYTES) return false;
    // Whatever it has done before, the browser has compiled, and the others need no image.
    const index = (recycled ? this.#claim(StandbyState.RECYCLED) : undefined) ?? this.#claim(StandbyState.WAITING);
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
    const state = Atomics.load(words, word);
    if (!waits(state) || Atomics.compareExchange(words, word, state, StandbyState.NONE) !== state) return false;
    Atomics.notify(words, word);
    return true;
  }

  /** The process that it has become, undefined: none. */
  processOf(index: number): Pid | undefined {
    const { words } = this.memory;
    if (Atomics.load(words, Offset.standby(index, StandbyField.STATE)) !== StandbyState.CALLED) return undefined;
    return pid(words[Offset.standby(index, StandbyField.PID)] ?? 0);
  }

  #claim(from: number): number | undefined {
    for (let index = 0; index < MAX_STANDBYS; index++) {
      if (Atomics.compareExchange(this.memory.words, Offset.standby(index, StandbyField.STATE), from, StandbyState.CLAIMED) === from)
        return index;
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

const waits = (state: number): boolean => state === StandbyState.WAITING || state === StandbyState.RECYCLED;
