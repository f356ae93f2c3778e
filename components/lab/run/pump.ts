/** Calls back with the next frame, or a little later when the page is hidden and has no frames. */
export interface FrameClock {
  next(callback: () => void): void;
}

const hiddenInterval = 250;

export const browserFrames: FrameClock = {
  next(callback) {
    const frame = requestAnimationFrame(() => {
      clearTimeout(timer);
      callback();
    });
    const timer = setTimeout(() => {
      cancelAnimationFrame(frame);
      callback();
    }, hiddenInterval);
  },
};

/** Calls `step` once a frame until it says false. */
export function pump(clock: FrameClock, step: () => boolean): void {
  const turn = () => {
    if (step()) clock.next(turn);
  };
  clock.next(turn);
}
