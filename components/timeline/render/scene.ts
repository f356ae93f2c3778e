import type { TraceModel } from "@/workers/trace";
import type { Texture } from "../layout/texture";
import type { LaneLayout } from "../layout/lane-layout";
import type { TimeScale } from "../layout/time-scale";

/** The calls of a 2D context that the renderer makes; tests hand in a log of them. */
export type Draw2D = Pick<
  CanvasRenderingContext2D,
  | "fillRect"
  | "strokeRect"
  | "fillText"
  | "drawImage"
  | "createLinearGradient"
  | "beginPath"
  | "moveTo"
  | "lineTo"
  | "arc"
  | "rect"
  | "roundRect"
  | "clip"
  | "stroke"
  | "fill"
  | "save"
  | "restore"
  | "translate"
  | "scale"
  | "setTransform"
  | "setLineDash"
  | "fillStyle"
  | "strokeStyle"
  | "lineWidth"
  | "globalAlpha"
  | "font"
  | "textAlign"
  | "textBaseline"
  | "imageSmoothingEnabled"
>;

/** How one process is painted. */
export interface ProcessPaint {
  readonly colour: string;
  /** Ground of a call's span, and the stronger one of a task's. */
  readonly call: string;
  readonly task: string;
  readonly mark: Path2D;
  texture(texture: Texture): string | CanvasPattern;
  /** The texture seen from afar, where a pattern has no room: RGBA as `ImageData` has it in a 32-bit word. */
  stripTexture(texture: Texture): number;
  /** The same of a call, and of a task. */
  readonly stripCall: number;
  readonly stripTask: number;
}

export interface Palette {
  readonly surface: string;
  /** The surface's colour, fully transparent: where fades begin. */
  readonly surfaceClear: string;
  readonly ink: string;
  readonly inkMuted: string;
  readonly hairline: string;
  readonly accent: string;
  readonly danger: string;
  readonly sans: string;
  readonly mono: string;
  process(index: number): ProcessPaint;
}

/** One-pixel-high images, one per row, of the spans too short to be drawn one by one. */
export interface Strips {
  begin(width: number, rows: number): void;
  /** Adds a span of row `row` from `x0` to `x1` device pixels; where several share a pixel the longest shows. */
  add(row: number, x0: number, x1: number, rgba: number): void;
  /** Whether the row has anything. */
  has(row: number): boolean;
  /** The image; row `n` is its line `n`. */
  image(): CanvasImageSource;
}

export type Measure = (text: string) => number;

/**
 * All that one frame shows. Sizes and places are in pixels of the picture: CSS pixels where the page's type is
 * 16 px, and larger with it, so that on a projector lanes grow as the words do.
 */
export interface Scene {
  readonly model: TraceModel;
  readonly layout: LaneLayout;
  readonly scale: TimeScale;
  readonly palette: Palette;
  readonly width: number;
  readonly height: number;
  /** Device pixels in one pixel of the picture. */
  readonly pixelRatio: number;
  /** How far the lanes are scrolled up. */
  readonly scrollTop: number;
  /** Width of the column of names. */
  readonly gutter: number;
  /** The growing edge; open spans end here. */
  readonly now: number;
  readonly live: boolean;
  /** A recorded run shown in the place of one still to come. */
  readonly faint: boolean;
  readonly measureName: Measure;
  readonly measureSmall: Measure;
  readonly measureCode: Measure;
}

export const fonts = {
  name: (palette: Palette) => `600 13px ${palette.sans}`,
  /** In lanes with but one line for name and pid. */
  shortName: (palette: Palette) => `600 12px ${palette.sans}`,
  small: (palette: Palette) => `400 11px ${palette.sans}`,
  code: (palette: Palette) => `400 11px ${palette.mono}`,
  /** In dense lanes, and for counts. */
  tiny: (palette: Palette) => `500 9px ${palette.sans}`,
} as const;
