import { Texture } from "../layout/texture";

/** Side of a pattern's tile in pixels of the picture, before it is rounded to whole device pixels. */
const tile = 6;

/** Paints one tile of a texture in `colour`. */
function paintTile(ctx: CanvasRenderingContext2D, texture: Texture, colour: string): void {
  ctx.fillStyle = colour;
  ctx.strokeStyle = colour;
  ctx.globalAlpha = 0.13;
  ctx.fillRect(0, 0, tile, tile);
  ctx.globalAlpha = 0.9;
  ctx.lineWidth = 1.1;
  ctx.beginPath();
  switch (texture) {
    case Texture.dots:
      ctx.arc(1.5, 1.5, 0.85, 0, 2 * Math.PI);
      ctx.arc(4.5, 4.5, 0.85, 0, 2 * Math.PI);
      ctx.fill();
      return;
    case Texture.crossed:
      rising(ctx);
      falling(ctx);
      break;
    case Texture.rising:
      rising(ctx);
      break;
    case Texture.falling:
      falling(ctx);
      break;
    case Texture.upright:
      ctx.moveTo(2.5, -1);
      ctx.lineTo(2.5, tile + 1);
      break;
    case Texture.level:
      ctx.moveTo(-1, 2.5);
      ctx.lineTo(tile + 1, 2.5);
      break;
    default:
      return;
  }
  ctx.stroke();
}

/** Lines run past the tile's corners, or they would have notches where tiles meet. */
function rising(ctx: CanvasRenderingContext2D): void {
  for (const shift of [-tile, 0, tile]) {
    ctx.moveTo(shift - 1, tile + 1);
    ctx.lineTo(shift + tile + 1, -1);
  }
}

function falling(ctx: CanvasRenderingContext2D): void {
  for (const shift of [-tile, 0, tile]) {
    ctx.moveTo(shift - 1, -1);
    ctx.lineTo(shift + tile + 1, tile + 1);
  }
}

const plain: readonly Texture[] = [Texture.solid, Texture.outline, Texture.thin, Texture.dashes];

/** The fill for a texture: a pattern sharp at `pixelRatio`; what is of one colour, or lines only, needs none. */
export function texturePattern(texture: Texture, colour: string, pixelRatio: number): string | CanvasPattern {
  if (plain.includes(texture)) return colour;
  const canvas = document.createElement("canvas");
  const side = Math.round(tile * pixelRatio);
  canvas.width = side;
  canvas.height = side;
  const ctx = canvas.getContext("2d");
  if (!ctx) return colour;
  ctx.scale(side / tile, side / tile);
  paintTile(ctx, texture, colour);
  const pattern = ctx.createPattern(canvas, "repeat");
  if (!pattern) return colour;
  // One pixel of the tile is one of the device, or lines would come out now thin, now thick.
  pattern.setTransform(new DOMMatrix().scale(1 / pixelRatio));
  return pattern;
}
