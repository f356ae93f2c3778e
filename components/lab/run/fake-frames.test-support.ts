import type { FrameClock } from "./pump";

/** Frames that come when the test says so. */
export class FakeFrames implements FrameClock {
  private waiting: (() => void)[] = [];

  next(callback: () => void) {
    this.waiting.push(callback);
  }

  /** Lets promises settle, then draws one frame; a few times over. */
  async draw(frames = 3) {
    for (let i = 0; i < frames; i++) {
      await new Promise((resolve) => setImmediate(resolve));
      for (const callback of this.waiting.splice(0)) callback();
    }
  }
}
