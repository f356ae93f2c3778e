import { tickStep } from "d3-array";
import type { TimeWindow } from "./time-scale";

export interface RulerMark {
  readonly time: number;
  readonly label: string;
}

const units = [
  { name: "s", ns: 1e9 },
  { name: "ms", ns: 1e6 },
  { name: "µs", ns: 1e3 },
  { name: "ns", ns: 1 },
] as const;

/** Round times in the window, about `count` of them, told in the largest unit the step between them is at least a tenth of. */
export function rulerMarks(window: TimeWindow, count: number): readonly RulerMark[] {
  const step = tickStep(window.start, window.end, Math.max(1, count));
  if (!(step > 0)) return [];
  const unit = units.find((candidate) => step >= candidate.ns * 0.1) ?? units[units.length - 1]!;
  const decimals = step >= unit.ns ? 0 : 1;
  const marks: RulerMark[] = [];
  for (let i = Math.ceil(window.start / step); i * step <= window.end; i++) {
    const time = i * step;
    // Nothing has happened before the run began.
    if (time >= 0) marks.push({ time, label: i === 0 ? "0" : `${grouped(time / unit.ns, decimals)} ${unit.name}` });
  }
  return marks;
}

const thinSpace = "\u2009";

/** `1065000.5` as `1 065 000.5`, with thin spaces. */
function grouped(value: number, decimals: number): string {
  return value.toFixed(decimals).replace(/\B(?=(\d{3})+(?!\d))/g, thinSpace);
}
