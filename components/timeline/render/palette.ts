import { markPaths, processIdentity } from "@/components/process";
import { textureCount, Texture } from "../layout/texture";
import { texturePattern } from "./patterns";
import type { Palette, ProcessPaint } from "./scene";

type Rgb = readonly [red: number, green: number, blue: number];

/** How dark a texture looks from afar. */
const coverage: Readonly<Record<Texture, number>> = {
  [Texture.outline]: 0.35,
  [Texture.solid]: 1,
  [Texture.thin]: 0.16,
  [Texture.dots]: 0.22,
  [Texture.rising]: 0.38,
  [Texture.falling]: 0.38,
  [Texture.upright]: 0.38,
  [Texture.level]: 0.38,
  [Texture.crossed]: 0.45,
  [Texture.dashes]: 0.22,
};

const callAlpha = 0.14;
const taskAlpha = 0.28;
/** A speck is mostly its own edge, which has the full colour. */
const speckCallAlpha = 0.4;
const speckTaskAlpha = 0.65;

/** Reads the page's colours as they are now; make a new one when the theme or the pixel ratio changes. */
export function readPalette(within: HTMLElement, pixelRatio: number): Palette {
  const resolve = colourResolver(within);
  const token = (name: string) => css(resolve(`var(--color-${name})`));
  const style = getComputedStyle(within);
  const family = (name: string, fallback: string) => style.getPropertyValue(name).trim() || fallback;
  const surface = resolve("var(--color-surface)");
  const paints = new Map<number, ProcessPaint>();
  const palette: Palette = {
    surface: css(surface),
    surfaceClear: css(surface, 0),
    ink: token("ink"),
    inkMuted: token("ink-muted"),
    hairline: token("hairline"),
    accent: token("accent"),
    danger: token("danger"),
    sans: family("--font-sans", "sans-serif"),
    mono: family("--font-mono", "monospace"),
    process(index) {
      const known = paints.get(index);
      if (known) return known;
      const paint = processPaint(index, resolve, pixelRatio);
      paints.set(index, paint);
      return paint;
    },
  };
  return palette;
}

function processPaint(index: number, resolve: (colour: string) => Rgb, pixelRatio: number): ProcessPaint {
  const { colour, mark } = processIdentity(index);
  const rgb = resolve(colour);
  // The browser's own work is in no process's hue.
  const muted = resolve("var(--color-ink-muted)");
  const textures: (string | CanvasPattern | undefined)[] = Array.from({ length: textureCount });
  return {
    colour: css(rgb),
    call: css(rgb, callAlpha),
    task: css(rgb, taskAlpha),
    mark: new Path2D(markPaths[mark]),
    texture: (texture) => (textures[texture] ??= texturePattern(texture, css(rgb), pixelRatio)),
    stripTexture: (texture) => word(texture === Texture.dashes ? muted : rgb, coverage[texture]),
    stripCall: word(rgb, speckCallAlpha),
    stripTask: word(rgb, speckTaskAlpha),
  };
}

/** Whatever notation the page's colours are in, the browser can paint them, and a pixel tells what it painted. */
function colourResolver(within: HTMLElement): (colour: string) => Rgb {
  const probe = document.createElement("span");
  const canvas = document.createElement("canvas");
  canvas.width = 1;
  canvas.height = 1;
  const ctx = canvas.getContext("2d", { willReadFrequently: true });
  return (colour) => {
    probe.style.color = colour;
    within.append(probe);
    const computed = getComputedStyle(probe).color;
    probe.remove();
    if (!ctx) return [0, 0, 0];
    ctx.clearRect(0, 0, 1, 1);
    ctx.fillStyle = computed;
    ctx.fillRect(0, 0, 1, 1);
    const [red = 0, green = 0, blue = 0] = ctx.getImageData(0, 0, 1, 1).data;
    return [red, green, blue];
  };
}

function css([red, green, blue]: Rgb, alpha = 1): string {
  return alpha === 1 ? `rgb(${red} ${green} ${blue})` : `rgb(${red} ${green} ${blue} / ${alpha})`;
}

/** Bytes red, green, blue, alpha of `ImageData` as one little-endian word. */
function word([red, green, blue]: Rgb, alpha: number): number {
  return ((Math.round(alpha * 255) << 24) | (blue << 16) | (green << 8) | red) >>> 0;
}
