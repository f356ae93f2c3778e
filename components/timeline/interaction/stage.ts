import type { Ns } from "@/workers";
import type { TraceModel } from "@/workers/trace";
import { hitTest } from "../layout/hit-test";
import type { LaneLayout } from "../layout/lane-layout";
import { fitLanes, layOutLanes, rulerHeight } from "../layout/lane-layout";
import type { Density } from "../layout/lane-sizes";
import type { TimeScale } from "../layout/time-scale";
import { timeAt, timeScale } from "../layout/time-scale";
import { drawOverlay } from "../render/draw-overlay";
import { drawScene } from "../render/draw-scene";
import { readPalette } from "../render/palette";
import type { Measure, Palette, Scene } from "../render/scene";
import { fonts } from "../render/scene";
import { createStrips } from "../render/strips";
import { frames } from "./frame-scheduler";
import { listenForGestures } from "./gestures";
import type { TimelineCommand } from "./keys";
import { createMeasure } from "./measure";
import { move } from "./navigation";
import { createNowEdge } from "./now-edge";
import type { Viewport } from "./viewport";
import { watchLook } from "./watch-look";

export interface StageElements {
  /** Scrolls the lanes up and down; has the size of the picture. */
  readonly scroller: HTMLElement;
  readonly base: HTMLCanvasElement;
  readonly overlay: HTMLCanvasElement;
  /** As tall as all lanes together, so that the scroller scrolls. */
  readonly spacer: HTMLElement;
}

export interface StageInput {
  readonly model: TraceModel;
  readonly viewport: Viewport;
  readonly now: () => Ns;
  readonly live: boolean;
  readonly recorded: boolean;
  /** Threads of multiprocessing's own have lanes too. */
  readonly helpersShown: boolean;
  /** `auto`: the roomiest in which all lanes fit. */
  readonly density: Density | "auto";
  /** Selected entry, or -1. */
  readonly selected: number;
  /** Entries that something beside the timeline points at. */
  readonly pointed: readonly number[];
}

export interface StageListener {
  /** The pointer is over an entry (-1: none), at a point of the scroller. */
  hovered(entry: number, x: number, y: number): void;
  selected(entry: number): void;
}

/** The picture and all that can be done to it; lives outside React and draws by itself. */
export interface Stage {
  update(input: StageInput): void;
  /** Does what a key asks; false when that is not the stage's business. */
  command(command: TimelineCommand): boolean;
  destroy(): void;
}

/** `parts/corner.tsx` is as wide. */
const wideGutter = 184;
const narrowGutter = 108;
const narrowWidth = 640;
/** Room between the names and the run's beginning, and after its end. */
const plotInset = 6;
const plotSpare = 18;
/** So long, lanes of a run that has just begun stay as close as those of the run before it, which it is likely to be like. */
const heldFor = 1e9;
/** How many times as long as the last layout took until lanes are laid out again while a run goes on. */
const layoutPause = 20;
const zoomStep = 0.75;
const panStep = 0.15;

export function createStage(elements: StageElements, listener: StageListener, first: StageInput): Stage {
  const { scroller, base, overlay, spacer } = elements;
  const baseContext = base.getContext("2d", { alpha: false });
  const overlayContext = overlay.getContext("2d");
  const strips = createStrips(() => document.createElement("canvas"));
  const owner = {};
  const calm = matchMedia("(prefers-reduced-motion: reduce)");
  const nowEdge = createNowEdge(
    () => calm.matches,
    () => performance.now(),
  );

  let input = first;
  let cssPerPixel: number | null = null;
  let palette: Palette | null = null;
  let measures: { name: Measure; small: Measure; code: Measure } | null = null;
  let layout: LaneLayout = layOutLanes(input.model);
  let layoutOf: LayoutCause | null = null;
  /** Lanes that are added to a live run are laid out then; `performance.now()`. */
  let nextLayout = 0;
  let scene: Scene | null = null;
  let baseStale = true;
  let hovered = -1;
  let pointer: { x: number; y: number } | null = null;
  let shownNow = 0;
  let unsubscribe: (() => void)[] = [];

  const stale = () => {
    baseStale = true;
    frames.request(draw);
  };

  /** CSS pixels in one pixel of the picture: it grows with the page's type. */
  const unit = () => (cssPerPixel ??= parseFloat(getComputedStyle(document.documentElement).fontSize) / 16 || 1);

  const plot = () => {
    const width = scroller.clientWidth / unit();
    const left = (width < narrowWidth ? narrowGutter : wideGutter) + plotInset;
    return { left, width: Math.max(1, width - left) };
  };

  const currentNow = (): number => {
    const { live, model, now } = input;
    return nowEdge(live ? Math.max(now(), model.extent) : model.extent, live);
  };

  const fitCanvases = (pixelRatio: number) => {
    const width = Math.round(scroller.clientWidth * pixelRatio);
    const height = Math.round(scroller.clientHeight * pixelRatio);
    for (const canvas of [base, overlay]) {
      if (canvas.width === width && canvas.height === height) continue;
      canvas.width = width;
      canvas.height = height;
      canvas.style.width = `${scroller.clientWidth}px`;
      canvas.style.height = `${scroller.clientHeight}px`;
    }
  };

  const relayOut = () => {
    const { model, helpersShown, density, live } = input;
    const room = scroller.clientHeight / unit() - rulerHeight;
    const isHeld = live && shownNow < heldFor;
    const cause: LayoutCause = { model, shape: model.shapeRevision, helpersShown, density, room, isHeld };
    if (layoutOf && sameCause(layoutOf, cause)) return;
    // A program may start threads in each frame: laying out takes a small part of the time, however many there are.
    const began = performance.now();
    if (live && began < nextLayout && layoutOf && sameCause({ ...layoutOf, shape: cause.shape }, cause)) return;
    layoutOf = cause;
    // An empty timeline is one whose run is about to begin: what was before it still holds.
    const held = isHeld || model.processes.length === 0 ? { density: layout.density, extra: layout.extra } : null;
    layout = density === "auto" ? fitLanes(model, { helpersShown, room, held }) : layOutLanes(model, { helpersShown, density });
    spacer.style.height = `${(layout.height + rulerHeight) / 16}rem`;
    nextLayout = performance.now() + (performance.now() - began) * layoutPause;
  };

  const makeScene = (): Scene => {
    const pixelRatio = window.devicePixelRatio * unit();
    palette ??= readPalette(scroller, pixelRatio);
    if (!measures && baseContext) {
      measures = {
        name: createMeasure(baseContext, fonts.name(palette)),
        small: createMeasure(baseContext, fonts.small(palette)),
        code: createMeasure(baseContext, fonts.code(palette)),
      };
    }
    const scale = scaleNow();
    return {
      model: input.model,
      layout,
      scale,
      palette,
      width: scroller.clientWidth / unit(),
      height: scroller.clientHeight / unit(),
      pixelRatio,
      scrollTop: scroller.scrollTop / unit(),
      gutter: scale.left - plotInset,
      now: shownNow,
      live: input.live,
      faint: input.recorded,
      measureName: measures?.name ?? noMeasure,
      measureSmall: measures?.small ?? noMeasure,
      measureCode: measures?.code ?? noMeasure,
    };
  };

  function draw(): void {
    if (!baseContext || !overlayContext || scroller.clientWidth === 0) return;
    if (baseStale) {
      baseStale = false;
      shownNow = currentNow();
      input.viewport.report(owner, shownNow, input.live);
      // Reporting may have moved the view, which asked for a frame that this one already is.
      frames.cancel(draw);
      baseStale = false;
      relayOut();
      fitCanvases(window.devicePixelRatio);
      scene = makeScene();
      drawScene(baseContext, scene, strips);
      if (input.live) stale();
    }
    if (!scene) return;
    point(scene);
    overlayContext.setTransform(1, 0, 0, 1, 0, 0);
    overlayContext.clearRect(0, 0, overlay.width, overlay.height);
    const cursor = pointer && pointer.x >= scene.scale.left && layout.lanes.length > 0 ? pointer.x : null;
    drawOverlay(overlayContext, scene, { hovered, selected: input.selected, pointed: input.pointed, cursor });
  }

  const entryAt = (drawn: Scene, at: { x: number; y: number }) =>
    at.y < rulerHeight ? -1 : hitTest(layout, input.model.entries, drawn.scale, at.x, at.y - rulerHeight + drawn.scrollTop);

  /** What lies under a resting pointer may change while the run goes on. */
  const point = (drawn: Scene) => {
    const entry = pointer ? entryAt(drawn, pointer) : -1;
    if (entry < 0 && hovered < 0) return;
    hovered = entry;
    scroller.style.cursor = entry < 0 ? "" : "pointer";
    listener.hovered(entry, (pointer?.x ?? 0) * unit(), (pointer?.y ?? 0) * unit());
  };

  const scaleNow = (): TimeScale => {
    const { left, width } = plot();
    const { start, end } = input.viewport.store.getState();
    return timeScale({ start, end }, left, width, plotSpare);
  };

  const zoomAt = (factor: number, x: number) => input.viewport.zoom(factor, timeAt(scaleNow(), x));
  const panPixels = (pixels: number) => input.viewport.panBy(pixels / scaleNow().pxPerNs);

  const revealEntry = (entry: number) => {
    const { entries } = input.model;
    if (entry >= entries.length) return;
    const start = entries.start[entry]!;
    input.viewport.reveal({ start, end: Math.min(entries.end[entry]!, Math.max(start, shownNow)) });
    const lane = layout.laneOf.get(input.model.threads[entries.thread[entry]!]!);
    if (!lane) return;
    const top = scroller.scrollTop / unit();
    const bottom = top + scroller.clientHeight / unit() - rulerHeight;
    const move = lane.top < top ? lane.top - top : Math.max(0, lane.top + lane.height - bottom);
    scroller.scrollTop += move * unit();
  };

  const showEntry = (entry: number) => {
    const { entries } = input.model;
    if (entry < 0 || entry >= entries.length) return;
    input.viewport.show({ start: entries.start[entry]!, end: Math.min(entries.end[entry]!, shownNow) });
    revealEntry(entry);
  };

  const command = (asked: TimelineCommand): boolean => {
    const { viewport, model, selected } = input;
    relayOut();
    const { start, end } = viewport.store.getState();
    switch (asked) {
      case "zoom-in":
      case "zoom-out": {
        const at = pointer ? timeAt(scaleNow(), Math.max(pointer.x, plot().left)) : (start + end) / 2;
        viewport.zoom(asked === "zoom-in" ? zoomStep : 1 / zoomStep, at);
        return true;
      }
      case "pan-left":
      case "pan-right":
        viewport.panBy((end - start) * (asked === "pan-left" ? -panStep : panStep));
        return true;
      case "previous":
      case "next":
      case "row-above":
      case "row-below":
      case "select": {
        if (asked === "select" && selected >= 0) return true;
        const entry = move(model, layout, { start, end }, selected, asked === "select" ? "next" : asked);
        if (entry < 0) return true;
        listener.selected(entry);
        revealEntry(entry);
        return true;
      }
      case "focus":
        showEntry(selected);
        return true;
      case "fit":
        viewport.fit();
        return true;
      case "clear":
        listener.selected(-1);
        return true;
      case "help":
        return false;
    }
  };

  const stopGestures = listenForGestures(scroller, {
    pan: (pixels) => panPixels(pixels / unit()),
    zoom: (factor, x) => zoomAt(factor, Math.max(x / unit(), plot().left)),
    hover(at) {
      pointer = at && { x: at.x / unit(), y: at.y / unit() };
      frames.request(draw);
    },
    click(at) {
      if (scene) listener.selected(entryAt(scene, { x: at.x / unit(), y: at.y / unit() }));
    },
  });

  const repaint = () => {
    cssPerPixel = null;
    palette = null;
    measures = null;
    stale();
  };
  const ending = new AbortController();
  scroller.addEventListener("scroll", stale, { passive: true, signal: ending.signal });
  watchLook(scroller, repaint, ending.signal);
  void document.fonts.ready.then(() => {
    if (!ending.signal.aborted) repaint();
  });

  const listenTo = () => {
    for (const stop of unsubscribe) stop();
    unsubscribe = [input.model.subscribe(stale), input.viewport.store.subscribe(stale)];
  };
  listenTo();
  stale();

  return {
    update(next) {
      const before = input;
      input = next;
      if (before.viewport !== next.viewport) before.viewport.leave(owner);
      if (before.model !== next.model || before.viewport !== next.viewport) listenTo();
      stale();
      if (next.selected >= 0 && next.selected !== before.selected) {
        relayOut();
        revealEntry(next.selected);
      }
    },
    command,
    destroy() {
      for (const stop of unsubscribe) stop();
      stopGestures();
      ending.abort();
      frames.cancel(draw);
      input.viewport.leave(owner);
    },
  };
}

/** What the layout of lanes depends on. */
interface LayoutCause {
  readonly model: TraceModel;
  readonly shape: number;
  readonly helpersShown: boolean;
  readonly density: Density | "auto";
  readonly room: number;
  readonly isHeld: boolean;
}

function sameCause(one: LayoutCause, other: LayoutCause): boolean {
  return (
    one.model === other.model &&
    one.shape === other.shape &&
    one.helpersShown === other.helpersShown &&
    one.density === other.density &&
    one.room === other.room &&
    one.isHeld === other.isHeld
  );
}

const noMeasure: Measure = () => Infinity;
