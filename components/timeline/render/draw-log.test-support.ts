import type { Draw2D, Palette, Scene, Strips } from "./scene";
import type { TraceModel } from "@/workers/trace";
import { layOutLanes } from "../layout/lane-layout";
import { timeScale } from "../layout/time-scale";

export interface DrawCall {
  readonly name: string;
  readonly args: readonly unknown[];
  /** Fill style, stroke style and opacity at the time. */
  readonly fill: unknown;
  readonly stroke: unknown;
  readonly alpha: unknown;
}

/** A context that draws nothing and remembers all it was asked to draw, moved by its translations. */
export function createDrawLog(): { readonly ctx: Draw2D; readonly calls: DrawCall[]; named(name: string): readonly DrawCall[] } {
  const calls: DrawCall[] = [];
  const state: Record<string, unknown> = { fillStyle: "", strokeStyle: "", globalAlpha: 1 };
  const offsets = [{ x: 0, y: 0 }];
  const ctx = new Proxy(state, {
    get(target, name: string) {
      if (name in target) return target[name];
      return (...args: unknown[]) => {
        const offset = offsets.at(-1)!;
        if (name === "save") offsets.push({ ...offset });
        if (name === "restore") offsets.pop();
        if (name === "translate") {
          offset.x += args[0] as number;
          offset.y += args[1] as number;
        }
        const moved =
          name === "fillRect" || name === "strokeRect"
            ? [(args[0] as number) + offset.x, (args[1] as number) + offset.y, ...args.slice(2)]
            : args;
        calls.push({ name, args: moved, fill: target.fillStyle, stroke: target.strokeStyle, alpha: target.globalAlpha });
        return name === "createLinearGradient" ? { addColorStop: () => undefined, toString: () => "fade" } : undefined;
      };
    },
  }) as unknown as Draw2D;
  return { ctx, calls, named: (name) => calls.filter((call) => call.name === name) };
}

const palette: Palette = {
  surface: "surface",
  surfaceClear: "surface-clear",
  ink: "ink",
  inkMuted: "ink-muted",
  hairline: "hairline",
  accent: "accent",
  danger: "danger",
  sans: "sans",
  mono: "mono",
  process: (index) => ({
    colour: `hue-${index}`,
    call: `call-${index}`,
    task: `task-${index}`,
    mark: {} as Path2D,
    texture: (texture) => `texture-${texture}-${index}`,
    stripTexture: (texture) => texture,
    stripCall: 98,
    stripTask: 99,
  }),
};

/** Strips that remember what was put into them. */
export function createStripLog(): Strips & { readonly specks: { row: number; x0: number; x1: number }[] } {
  const specks: { row: number; x0: number; x1: number }[] = [];
  return {
    specks,
    begin: () => specks.splice(0),
    add: (row, x0, x1) => specks.push({ row, x0, x1 }),
    has: (row) => specks.some((speck) => speck.row === row),
    image: () => "strip image" as unknown as CanvasImageSource,
  };
}

/** A scene 1,100 pixels wide after 100 of names, by default one pixel a millisecond; seven pixels a letter. */
export function sceneOf(model: TraceModel, changes: Partial<Scene> = {}): Scene {
  const measure = (text: string) => text.length * 7;
  return {
    model,
    layout: layOutLanes(model),
    scale: timeScale({ start: 0, end: 1100e6 }, 100, 1100),
    palette,
    width: 1200,
    height: 400,
    pixelRatio: 1,
    scrollTop: 0,
    gutter: 94,
    now: model.extent,
    live: false,
    faint: false,
    measureName: measure,
    measureSmall: measure,
    measureCode: measure,
    ...changes,
  };
}
