/** What a number that is another one in each run is shown as. */
const MEASURE = "…";

const UNIT = String.raw`\s?(?:[mµun]?s|secs?|seconds?|milliseconds?|microseconds?|nanoseconds?)\b`;

/**
 * Numbers that may be measured ones: with a fraction or an exponent (`0.0513`, `1e-05`), in hexadecimal (`0x7f3a10`), or of a
 * unit of time (`532 ms`).
 */
const MEASURED = new RegExp(
  String.raw`(?<![\w.])(?:(?:0x[\da-f]+|\d+\.\d+(?:e[+-]?\d+)?|\d+e[+-]?\d+)(?=${UNIT}|(?!\w))|\d+(?=${UNIT}))`,
  "giu",
);

/** Whole numbers, which may be process ids. */
const WHOLE = /(?<![\w.])\d+(?!\w|\.\d)/g;

/**
 * A text without what may differ between runs that are alike: `cube(3) took 0.0513 s in 102` is `cube(3) took … s in Process-2`.
 * `names`: of the run's processes, by pid.
 */
export function plainText(text: string, names: ReadonlyMap<number, string>): string {
  return text.replace(MEASURED, MEASURE).replace(WHOLE, (number) => names.get(Number(number)) ?? number);
}
