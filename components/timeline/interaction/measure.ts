import type { Measure } from "../render/scene";

/** Enough for all names of a run; a run with more begins anew rather than growing for ever. */
const mostRemembered = 5_000;

/** Measures text in one font, each text once. */
export function createMeasure(ctx: CanvasRenderingContext2D, font: string): Measure {
  const widths = new Map<string, number>();
  return (text) => {
    const known = widths.get(text);
    if (known !== undefined) return known;
    if (widths.size > mostRemembered) widths.clear();
    ctx.font = font;
    const { width } = ctx.measureText(text);
    widths.set(text, width);
    return width;
  };
}
