import type { Kernel } from "../kernel/kernel";
import { Header } from "../kernel/memory/layout";

/** The terminal's end of a run's standard input: a pipe that takes in what the reader types as it has room. */
export class StandardInput {
  #typed: Uint8Array[] = [];
  /** The reader has ended it: once what they typed has been written, the pipe has no writer any more. */
  #closed = false;
  #ended = false;
  readonly #pipe: number;

  /** Makes it the file descriptor 0 of the process in `slot`. */
  constructor(
    private readonly kernel: Kernel,
    slot: number,
  ) {
    this.#pipe = kernel.pipes.create();
    kernel.memory.words[Header.STDIN_PIPE] = this.#pipe;
    kernel.pipes.addWriter(this.#pipe);
    kernel.descriptors.open(slot, 0, { read: this.#pipe, write: undefined });
  }

  /** `undefined`: no more comes. */
  type(text: string | undefined): void {
    if (this.#closed) return;
    if (text === undefined) this.#closed = true;
    else this.#typed.push(new TextEncoder().encode(text));
    this.feed();
  }

  /** Writes what has found room since. */
  feed(): void {
    const { pipes } = this.kernel;
    for (let first = this.#typed[0]; first !== undefined; first = this.#typed[0]) {
      let written: number | undefined;
      try {
        written = pipes.tryWrite(this.#pipe, first);
      } catch {
        // Nobody can read it any more.
        this.#typed = [];
        return;
      }
      if (written === undefined) return;
      if (written === first.length) this.#typed.shift();
      else this.#typed[0] = first.subarray(written);
    }
    if (this.#closed && !this.#ended) {
      this.#ended = true;
      pipes.removeWriter(this.#pipe);
    }
  }
}
