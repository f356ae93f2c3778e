import type { Draw2D } from "./scene";

export interface Point {
  readonly x: number;
  readonly y: number;
}

/** The path of a diamond around a point. */
export function traceDiamond(ctx: Draw2D, { x, y }: Point, arm: number): void {
  ctx.moveTo(x, y - arm);
  ctx.lineTo(x + arm, y);
  ctx.lineTo(x, y + arm);
  ctx.lineTo(x - arm, y);
  ctx.lineTo(x, y - arm);
}

const headWidth = 3;

/** An arrow in the styles that are set; its head is `head` long. */
export function drawArrow(ctx: Draw2D, from: Point, to: Point, head: number): void {
  const length = Math.hypot(to.x - from.x, to.y - from.y);
  const [ux, uy] = [(to.x - from.x) / length, (to.y - from.y) / length];
  const neck = { x: to.x - ux * head, y: to.y - uy * head };
  ctx.beginPath();
  ctx.moveTo(from.x, from.y);
  ctx.lineTo(neck.x, neck.y);
  ctx.stroke();
  ctx.beginPath();
  ctx.moveTo(to.x, to.y);
  ctx.lineTo(neck.x - uy * headWidth, neck.y + ux * headWidth);
  ctx.lineTo(neck.x + uy * headWidth, neck.y - ux * headWidth);
  ctx.fill();
}
