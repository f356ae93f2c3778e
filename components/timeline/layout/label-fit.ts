const ellipsis = "…";

/** Shortens `text` at its end until it fits into `width`; empty when not even three letters would be left of it. */
export function fitEnd(text: string, width: number, measure: (text: string) => number): string {
  return fit(text, width, measure, (kept) => text.slice(0, kept) + ellipsis);
}

/** The same, but keeps the end, where `ForkPoolWorker-1` differs from `ForkPoolWorker-2`. */
export function fitStart(text: string, width: number, measure: (text: string) => number): string {
  const fitted = fit(text, width, measure, (kept) => ellipsis + text.slice(text.length - kept));
  if (!fitted.startsWith(ellipsis)) return fitted;
  // Rather `…Worker-1` than `…olWorker-1`: begin with a word when one begins soon.
  const word = fitted.slice(0, fitted.length / 2).search(/[A-Z]/);
  return word > 1 ? ellipsis + fitted.slice(word) : fitted;
}

const fewestLetters = 3;

function fit(text: string, width: number, measure: (text: string) => number, shortened: (kept: number) => string): string {
  if (measure(text) <= width) return text;
  let low = fewestLetters - 1;
  let high = text.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >>> 1;
    if (measure(shortened(middle)) <= width) low = middle;
    else high = middle - 1;
  }
  return low >= fewestLetters && low < text.length ? shortened(low) : "";
}
