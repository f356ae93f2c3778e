import { createStore } from "zustand/vanilla";
import type { StoreApi } from "zustand/vanilla";
import type { TimeWindow } from "../layout/time-scale";

/**
 * `follow`: the now edge stays in view; `fit`: all of the run does; `free`: where the reader put it.
 */
export type ViewportMode = "follow" | "fit" | "free";

export interface ViewportState extends TimeWindow {
  readonly mode: ViewportMode;
  /** Whether any of the runs shown goes on. */
  readonly live: boolean;
  /** Where the longest of the runs shown ends, or has got to. */
  readonly extent: number;
}

/** The time axis: which piece of the run is in view. Timelines that share one are aligned. */
export interface Viewport {
  readonly store: StoreApi<ViewportState>;
  /** A timeline tells how far its run has got. `owner` is any object that stands for it. */
  report(owner: object, extent: number, live: boolean): void;
  /** The timeline is gone. */
  leave(owner: object): void;
  /** Factor above 1 shows more time; `at` stays where it is on the screen. */
  zoom(factor: number, at: number): void;
  panBy(time: number): void;
  /** Moves no further than needed to have the piece in view; zooms out if it is too long. */
  reveal(piece: TimeWindow): void;
  show(piece: TimeWindow): void;
  fit(): void;
  follow(): void;
}

const shortestWindow = 2e3;
/** Shown on either side of what has no length. */
const surroundings = 50e3;
/** Before there is more to show: room for a start-up and a little. */
const firstWindow = 0.4e9;
const longestFollowed = 12e9;
const margin = 0.04;
/** A growing run stays where it is on the screen until the window is full, which then becomes so much longer. */
const growth = 1.6;

function roomFor(time: number): number {
  let room = firstWindow;
  while (room < time) room *= growth;
  return room;
}

export function createViewport(): Viewport {
  const reports = new Map<object, { extent: number; live: boolean }>();
  const store = createStore<ViewportState>(() => ({ start: 0, end: firstWindow, mode: "follow", live: false, extent: 0 }));

  const automatic = ({ mode, live, extent }: Pick<ViewportState, "mode" | "live" | "extent">): TimeWindow => {
    if (extent === 0) return { start: 0, end: firstWindow };
    const filled = Math.max(extent, shortestWindow) * (1 + margin);
    if (!live) return { start: 0, end: filled };
    if (mode !== "follow") return { start: 0, end: roomFor(filled) };
    if (filled <= longestFollowed) return { start: 0, end: Math.min(roomFor(filled), longestFollowed) };
    const end = extent + longestFollowed * margin;
    return { start: end - longestFollowed, end };
  };

  const settle = (next: Pick<ViewportState, "mode" | "live" | "extent">) => {
    const now = store.getState();
    const window = next.mode === "free" ? now : automatic(next);
    const same =
      now.start === window.start &&
      now.end === window.end &&
      now.mode === next.mode &&
      now.live === next.live &&
      now.extent === next.extent;
    if (!same) store.setState({ start: window.start, end: window.end, mode: next.mode, live: next.live, extent: next.extent });
  };

  const recount = () => {
    let extent = 0;
    let live = false;
    for (const report of reports.values()) {
      extent = Math.max(extent, report.extent);
      live ||= report.live;
    }
    const { mode, extent: before } = store.getState();
    // A run that starts over starts with the view that follows it.
    const startsOver = extent < before && (extent === 0 || (live && extent < firstWindow));
    settle({ mode: startsOver ? "follow" : mode, live, extent });
  };

  const free = (start: number, end: number) => {
    const { live, extent } = store.getState();
    const longest = Math.max(extent, firstWindow) * 2;
    const length = Math.min(Math.max(end - start, shortestWindow), longest);
    // At most a tenth of the window lies before the run or after it, unless the window is longer than the run.
    const lowest = -length * 0.1;
    const highest = Math.max(extent, firstWindow) - length * 0.9;
    const from = Math.min(Math.max(start, lowest), Math.max(lowest, highest));
    store.setState({ start: from, end: from + length, mode: "free", live, extent });
  };

  return {
    store,
    report(owner, extent, live) {
      const known = reports.get(owner);
      if (known && known.extent === extent && known.live === live) return;
      reports.set(owner, { extent, live });
      recount();
    },
    leave(owner) {
      if (reports.delete(owner)) recount();
    },
    zoom(factor, at) {
      const { start, end, extent } = store.getState();
      const longest = Math.max(extent, firstWindow) * 2;
      const length = Math.min(Math.max((end - start) * factor, shortestWindow), longest);
      const share = (at - start) / (end - start);
      free(at - share * length, at + (1 - share) * length);
    },
    panBy(time) {
      const { start, end } = store.getState();
      free(start + time, end + time);
    },
    reveal(piece) {
      const { start, end } = store.getState();
      if (piece.start >= start && piece.end <= end) return;
      const length = Math.max(end - start, (piece.end - piece.start) * 1.2);
      if (length > end - start) return free(piece.start - length * 0.1, piece.start + length * 0.9);
      const move = piece.start < start ? piece.start - start - length * 0.1 : piece.end - end + length * 0.1;
      free(start + move, end + move);
    },
    show(piece) {
      const room = Math.max((piece.end - piece.start) * 0.15, surroundings);
      free(piece.start - room, piece.end + room);
    },
    fit() {
      const { live, extent } = store.getState();
      settle({ mode: extent > longestFollowed ? "fit" : "follow", live, extent });
    },
    follow() {
      const { live, extent } = store.getState();
      settle({ mode: "follow", live, extent });
    },
  };
}
