import type { Ns } from "@/workers";
import type { TraceModel } from "@/workers/trace";
import { drawStrip } from "../render/draw-strip";
import { readPalette } from "../render/palette";
import type { Palette } from "../render/scene";
import { frames } from "./frame-scheduler";
import { createNowEdge } from "./now-edge";
import type { Viewport } from "./viewport";
import { watchLook } from "./watch-look";

export interface StripInput {
  readonly model: TraceModel;
  readonly viewport?: Viewport | undefined;
  readonly now: () => Ns;
  readonly live: boolean;
  readonly recorded: boolean;
}

export interface StripStage {
  update(input: StripInput): void;
  destroy(): void;
}

/** A growing run stays where it is in the strip until that is full, which then has room for so much more. */
const growth = 1.6;
const firstRoom = 0.4e9;
const margin = 1.02;

/** Draws the strip whenever something of it has changed and it is displayed; else it costs nothing. */
export function createStripStage(canvas: HTMLCanvasElement, first: StripInput): StripStage {
  const context = canvas.getContext("2d", { alpha: false });
  const calm = matchMedia("(prefers-reduced-motion: reduce)");
  const nowEdge = createNowEdge(
    () => calm.matches,
    () => performance.now(),
  );
  let input = first;
  let palette: Palette | null = null;
  let unsubscribe: (() => void)[] = [];

  const isDisplayed = () => canvas.clientWidth > 0;

  const roomFor = (reached: number): number => {
    if (!input.live) return Math.max(1, reached * margin);
    let room = firstRoom;
    while (room < reached) room *= growth;
    return room;
  };

  function draw(): void {
    if (!context || !isDisplayed()) return;
    const { model, viewport, live } = input;
    const pixelRatio = window.devicePixelRatio;
    const [width, height] = [canvas.clientWidth, canvas.clientHeight];
    const [columns, rows] = [Math.round(width * pixelRatio), Math.round(height * pixelRatio)];
    if (canvas.width !== columns || canvas.height !== rows) {
      canvas.width = columns;
      canvas.height = rows;
    }
    palette ??= readPalette(canvas.parentElement ?? document.body, pixelRatio);
    const now = nowEdge(live ? Math.max(input.now(), model.extent) : model.extent, live);
    const view = viewport?.store.getState();
    const part = view?.mode === "free" ? view : null;
    drawStrip(context, { model, palette, width, height, pixelRatio, now, end: roomFor(now), live, faint: input.recorded, part });
    if (live) frames.request(draw);
  }

  const stale = () => {
    if (isDisplayed()) frames.request(draw);
  };
  const repaint = () => {
    palette = null;
    stale();
  };
  const ending = new AbortController();
  watchLook(canvas, repaint, ending.signal);

  const listenTo = () => {
    for (const stop of unsubscribe) stop();
    unsubscribe = [input.model.subscribe(stale)];
    if (input.viewport) unsubscribe.push(input.viewport.store.subscribe(stale));
  };
  listenTo();
  stale();

  return {
    update(next) {
      const before = input;
      input = next;
      if (before.model !== next.model || before.viewport !== next.viewport) listenTo();
      stale();
    },
    destroy() {
      for (const stop of unsubscribe) stop();
      ending.abort();
      frames.cancel(draw);
    },
  };
}
