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
type Unit = (typeof units)[number];

/**
 * Marks that differ only in the sixth digit and later can't be told apart at a glance: those after the first then say
 * how far they are from it.
 */
const mostDigits = 5;

/**
 * Round times in the window, about `count` of them. The unit is that of the numbers shown, not of the step between them:
 * at 1.0577 s a step of 100 µs still reads in seconds.
 */
export function rulerMarks(window: TimeWindow, count: number): readonly RulerMark[] {
  const step = tickStep(window.start, window.end, Math.max(1, count));
  if (!(step > 0)) return [];
  // Nothing has happened before the run began.
  const first = Math.max(0, Math.ceil(window.start / step));
  const last = Math.floor(window.end / step);
  const unit = unitOf(last * step);
  const marks: RulerMark[] = [];
  const base = digitsOf(last * step, step, unit) > mostDigits ? first : null;
  for (let i = first; i <= last; i++) {
    const label =
      base === null || i === base
        ? timeLabel(i * step, step, unit)
        : `+${timeLabel((i - base) * step, step, unitOf((last - base) * step))}`;
    marks.push({ time: i * step, label });
  }
  return marks;
}

/** The largest unit in which the time is 1 or more. */
function unitOf(time: number): Unit {
  return units.find(({ ns }) => time >= ns) ?? units[units.length - 1]!;
}

function timeLabel(time: number, step: number, unit: Unit): string {
  return time === 0 ? "0" : `${(time / unit.ns).toFixed(decimalsOf(step, unit))} ${unit.name}`;
}

/** As many as tell one mark from the next. */
function decimalsOf(step: number, { ns }: Unit): number {
  return Math.max(0, -Math.floor(Math.log10(step / ns) + 1e-9));
}

function digitsOf(time: number, step: number, unit: Unit): number {
  return Math.floor(time / unit.ns).toString().length + decimalsOf(step, unit);
}
