/** How often at most, and at least, what is drawn by a `Pace` is drawn, in ns. */
const soonest = 100e6;
const latest = 1000e6;
/** What part of the time may go into it. */
const share = 1 / 6;
/** It is laid out over so many frames: what has been measured in one is drawn in the next. */
const frames = 3;

/**
 * When to draw again what takes long to draw: the longer the frames after it took, the later. E.g. a log is drawn ten times
 * a second while its frames take 16 ms, and every 360 ms once one of them takes 60. Times are in ns, on any one clock.
 */
export class Pace {
  #drawn = -Infinity;
  #pause = soonest;
  #last = -Infinity;
  #slowest = 0;
  #left = 0;

  /** A frame begins: whether what has changed may be drawn in it. */
  frame(now: number): boolean {
    if (this.#left > 0) {
      this.#left--;
      this.#slowest = Math.max(this.#slowest, now - this.#last);
      this.#pause = Math.min(latest, Math.max(soonest, this.#slowest / share));
    }
    this.#last = now;
    return now - this.#drawn >= this.#pause;
  }

  /** It is drawn in this frame. */
  draw(): void {
    this.#drawn = this.#last;
    this.#slowest = 0;
    this.#left = frames;
  }
}
