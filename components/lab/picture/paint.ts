import { processIdentity } from "@/components/process";
import { isSmall, writerOf } from "./written";

/** A letter is twice as high as it is wide. */
const letterHeight = 2;
const smallAlpha = 0.38;

/** Paints one picture pixel wide and two high for each letter; the page makes them larger, without blurring them. */
export function paint(
  canvas: HTMLCanvasElement,
  bytes: Uint8Array,
  width: number,
  processOf: (writer: number) => number | undefined,
): void {
  const rows = Math.max(1, Math.floor(bytes.length / width));
  canvas.width = width;
  canvas.height = rows * letterHeight;
  const ctx = canvas.getContext("2d");
  if (!ctx) return;
  const style = getComputedStyle(canvas);
  const colours = new Map<number, string>();
  const colourOf = (writer: number): string => {
    const known = colours.get(writer);
    if (known !== undefined) return known;
    const index = processOf(writer);
    const token = index === undefined ? "--color-ink-muted" : processIdentity(index).colour.slice("var(".length, -1);
    const colour = style.getPropertyValue(token).trim();
    colours.set(writer, colour);
    return colour;
  };
  for (let at = 0; at < rows * width && at < bytes.length; at++) {
    const byte = bytes[at]!;
    const writer = writerOf(byte);
    if (writer < 0) continue;
    ctx.fillStyle = colourOf(writer);
    ctx.globalAlpha = isSmall(byte) ? smallAlpha : 1;
    ctx.fillRect(at % width, Math.floor(at / width) * letterHeight, 1, letterHeight);
  }
}
