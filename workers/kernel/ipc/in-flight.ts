import { Errno, KernelError } from "../memory/errno";
import { FlightField, Header, type KernelMemory, MAX_IN_FLIGHT, Offset } from "../memory/layout";
import { withLock } from "../memory/lock";

/** How often a record's number is used before it comes again. */
const TURNS = 1 << 20;

export interface Flight {
  /** By which its number comes; undefined: by whatever way, as long as its sender lives. */
  readonly pipe: number | undefined;
  /** Slot of its sender. */
  readonly sender: number;
}

/** Descriptors in messages that nobody has received yet (unix(7): in flight), as words that say what they refer to. */
export class InFlight {
  constructor(
    private readonly memory: KernelMemory,
    private readonly owner: number,
  ) {}

  /** Its number, by which it is taken; throws ETOOMANYREFS when there are too many. */
  put(target: number, { pipe, sender }: Flight): number {
    const { words } = this.memory;
    return this.#locked(() => {
      for (let index = 0; index < MAX_IN_FLIGHT; index++) {
        const base = Offset.flight(index, 0);
        if (Atomics.load(words, base) !== 0) continue;
        const turn = ((words[base + FlightField.TURN] ?? 0) + 1) % TURNS;
        words[base + FlightField.TURN] = turn;
        words[base + FlightField.PIPE] = pipe === undefined ? 0 : pipe + 1;
        words[base + FlightField.SENDER] = sender;
        Atomics.add(words, Header.IN_FLIGHT, 1);
        Atomics.store(words, base, target);
        return turn * MAX_IN_FLIGHT + index;
      }
      throw new KernelError(Errno.ETOOMANYREFS, "sendmsg");
    });
  }

  /** Takes what was put, once; undefined: it has been taken, or given up. */
  take(number: number): number | undefined {
    const index = number % MAX_IN_FLIGHT;
    const turn = Math.floor(number / MAX_IN_FLIGHT);
    return this.#locked(() => (this.memory.words[Offset.flight(index, FlightField.TURN)] === turn ? this.#take(index) : undefined));
  }

  /** Takes all that would have come by this pipe. */
  takeBy(pipe: number): number[] {
    return this.#takeAll((index) => this.memory.words[Offset.flight(index, FlightField.PIPE)] === pipe + 1);
  }

  /** Takes all of this sender's that come by no pipe. */
  takeFrom(sender: number): number[] {
    const { words } = this.memory;
    return this.#takeAll(
      (index) => words[Offset.flight(index, FlightField.PIPE)] === 0 && words[Offset.flight(index, FlightField.SENDER)] === sender,
    );
  }

  #takeAll(which: (index: number) => boolean): number[] {
    // Every pipe and every process ends here, and hardly ever is there any.
    if (Atomics.load(this.memory.words, Header.IN_FLIGHT) === 0) return [];
    return this.#locked(() => {
      const taken: number[] = [];
      for (let index = 0; index < MAX_IN_FLIGHT; index++) {
        const target = which(index) ? this.#take(index) : undefined;
        if (target !== undefined) taken.push(target);
      }
      return taken;
    });
  }

  #take(index: number): number | undefined {
    const { words } = this.memory;
    const target = Atomics.exchange(words, Offset.flight(index, FlightField.TARGET), 0);
    if (target === 0) return undefined;
    Atomics.sub(words, Header.IN_FLIGHT, 1);
    return target;
  }

  #locked<Result>(section: () => Result): Result {
    return withLock(this.memory, Header.FLIGHT_LOCK, this.owner, section);
  }
}
