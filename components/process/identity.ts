/** The shape that tells a process apart where colour can't. */
export type MarkShape = "disc" | "square" | "triangle" | "diamond" | "plus" | "wedge" | "pentagon" | "star" | "ring";

export interface ProcessIdentity {
  /** A CSS colour: `var(--process-N)`. */
  readonly colour: string;
  readonly mark: MarkShape;
  /** The mark in words, for those who are told rather than shown. */
  readonly name: string;
}

const hues = 8;
const marks: readonly MarkShape[] = ["square", "triangle", "diamond", "plus", "wedge", "pentagon", "star", "ring"];

const markNames: Readonly<Record<MarkShape, string>> = {
  disc: "disc",
  square: "square",
  triangle: "triangle",
  diamond: "diamond",
  plus: "plus",
  wedge: "wedge",
  pentagon: "pentagon",
  star: "star",
  ring: "ring",
};

/**
 * The hue and mark of a process by its order of start; 0 is MainProcess.
 * Each round of eight shifts the marks by one, so that 64 pairs pass before one comes again.
 */
export function processIdentity(index: number): ProcessIdentity {
  if (index === 0) return { colour: "var(--process-0)", mark: "disc", name: markNames.disc };
  const hue = (index - 1) % hues;
  const round = Math.floor((index - 1) / hues);
  const mark = marks[(hue + round) % marks.length] ?? "square";
  return { colour: `var(--process-${hue + 1})`, mark, name: markNames[mark] };
}
