import { bin } from "d3-array";
import type { RunMarks } from "./marks";

/** A value that runs ended with, or a range of values. */
export interface Value {
  readonly text: string;
  /** Indices of runs, in order; a range that lies between others may have none. */
  readonly runs: readonly number[];
}

export interface Values {
  /** By number where the values are numbers, else those that came most often first. */
  readonly rows: readonly Value[];
  /** Runs whose values found no room in `rows`. */
  readonly others: number;
  /** Runs that printed nothing. */
  readonly none: number;
}

const MOST_ROWS = 20;
/** More numbers than these are counted by ranges, of which there are about so many. */
const MOST_NUMBERS = 10;
const RANGES = 6;

const NUMBER = /-?\d+(?:\.\d+)?(?:e[+-]?\d+)?/g;

/** The last lines that the runs printed, and how often each came. */
export function valuesOf(runs: readonly RunMarks[]): Values {
  const byText = new Map<string, number[]>();
  let none = 0;
  runs.forEach(({ lastLine }, run) => {
    if (lastLine === null) return void none++;
    const known = byText.get(lastLine);
    if (known === undefined) byText.set(lastLine, [run]);
    else known.push(run);
  });
  const counted = [...byText].map(([text, ofText]) => ({ text, runs: ofText }));
  const numbers = onlyNumber(counted.map(({ text }) => text));
  if (numbers === null) {
    const rows = counted.sort((a, b) => b.runs.length - a.runs.length || a.runs[0]! - b.runs[0]!);
    return { rows: rows.slice(0, MOST_ROWS), others: sum(rows.slice(MOST_ROWS)), none };
  }
  const values = counted.map((value, index) => ({ ...value, number: numbers.values[index]! })).sort((a, b) => a.number - b.number);
  if (values.length <= MOST_NUMBERS) return { rows: values.map(({ text, runs: ofText }) => ({ text, runs: ofText })), others: 0, none };
  const ranges = bin<(typeof values)[number], number>()
    .value(({ number }) => number)
    .thresholds(RANGES)(values);
  const rows = ranges.map((range) => ({
    text: numbers.textOf(`${tidy(range.x0!)}–${tidy(range.x1!)}`),
    runs: range.flatMap(({ runs: ofText }) => ofText).sort((a, b) => a - b),
  }));
  return { rows, others: 0, none };
}

interface OnlyNumber {
  /** One for each text. */
  readonly values: readonly number[];
  /** The text with this in the number's place. */
  textOf(number: string): string;
}

/** The one number that the texts differ in; null: they differ in something else, or in several. E.g. 3 and 4 of `2 parts: 3` and `2 parts: 4`. */
function onlyNumber(texts: readonly string[]): OnlyNumber | null {
  const [first, ...others] = texts.map((text) => ({ between: text.split(NUMBER), numbers: text.match(NUMBER) ?? [] }));
  if (first === undefined || first.numbers.length === 0) return null;
  if (others.some(({ between }) => between.join("\n") !== first.between.join("\n"))) return null;
  const differing = first.numbers.flatMap((number, place) => (others.some(({ numbers }) => numbers[place] !== number) ? [place] : []));
  const place = differing.length === 0 && first.numbers.length === 1 ? 0 : differing[0];
  if (place === undefined || differing.length > 1) return null;
  return {
    values: [first, ...others].map(({ numbers }) => Number(numbers[place])),
    textOf: (number) => first.between.map((text, index) => text + (index === place ? number : (first.numbers[index] ?? ""))).join(""),
  };
}

/** Without what binary fractions add: 0.30000000000000004 is 0.3. */
const tidy = (number: number) => String(Number(number.toPrecision(6)));

const sum = (values: readonly Value[]) => values.reduce((total, { runs }) => total + runs.length, 0);
