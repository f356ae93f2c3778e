/** A piece of the run, in nanoseconds. */
export interface TimeWindow {
  readonly start: number;
  readonly end: number;
}

/** Maps time to pixels from the left of the canvas. */
export interface TimeScale {
  /** Where the plot begins, and how wide it is. */
  readonly left: number;
  readonly width: number;
  /** What of the run the plot has room for. */
  readonly window: TimeWindow;
  readonly pxPerNs: number;
}

/** `spare` of the plot's width are kept for what sticks out at the end, like the last exit code. */
export function timeScale(asked: TimeWindow, left: number, width: number, spare = 0): TimeScale {
  const pxPerNs = Math.max(1, width - spare) / (asked.end - asked.start);
  return { left, width, window: { start: asked.start, end: asked.start + width / pxPerNs }, pxPerNs };
}

export function xOf(scale: TimeScale, time: number): number {
  return scale.left + (time - scale.window.start) * scale.pxPerNs;
}

export function timeAt(scale: TimeScale, x: number): number {
  return scale.window.start + (x - scale.left) / scale.pxPerNs;
}
