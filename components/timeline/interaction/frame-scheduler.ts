/** Draws at most once a frame, however often asked. One for the page, so that all timelines draw in the same frame. */
export interface FrameScheduler {
  /** `draw` runs in the next frame, once. */
  request(draw: () => void): void;
  cancel(draw: () => void): void;
}

export function createFrameScheduler(nextFrame: (callback: () => void) => void): FrameScheduler {
  let waiting = new Set<() => void>();
  let asked = false;
  const run = () => {
    asked = false;
    const due = waiting;
    waiting = new Set();
    for (const draw of due) draw();
  };
  return {
    request(draw) {
      waiting.add(draw);
      if (asked) return;
      asked = true;
      nextFrame(run);
    },
    cancel(draw) {
      waiting.delete(draw);
    },
  };
}

export const frames = createFrameScheduler((callback) => requestAnimationFrame(callback));
