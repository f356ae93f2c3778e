import type { MarkShape } from "./identity";

/** Each mark as an SVG path in a box of 12 × 12, of about equal weight to the eye; also good for `Path2D`. */
export const markPaths: Readonly<Record<MarkShape, string>> = {
  disc: "M6 1.2a4.8 4.8 0 1 0 0 9.6a4.8 4.8 0 1 0 0-9.6Z",
  square: "M1.8 1.8H10.2V10.2H1.8Z",
  triangle: "M6 .9L11.4 10.5H.6Z",
  diamond: "M6 .3L11.7 6L6 11.7L.3 6Z",
  plus: "M4.3 1H7.7V4.3H11V7.7H7.7V11H4.3V7.7H1V4.3H4.3Z",
  wedge: "M6 11.1L.6 1.5H11.4Z",
  pentagon: "M6 .7L11.5 4.7L9.4 11.1H2.6L.5 4.7Z",
  star: "M6 .2L7.6 4.1L11.8 4.4L8.6 7.1L9.6 11.2L6 9L2.4 11.2L3.4 7.1L.2 4.4L4.4 4.1Z",
  ring: "M6 .8a5.2 5.2 0 1 0 0 10.4a5.2 5.2 0 1 0 0-10.4ZM6 3.5a2.5 2.5 0 1 1 0 5a2.5 2.5 0 1 1 0-5Z",
};

/** The side of the box the paths are drawn in. */
export const markBox = 12;
