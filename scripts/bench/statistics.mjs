/** The value in the middle of a list that is not empty. */
export function median(values) {
  return quantile(values, 0.5);
}

/** `share` from 0 to 1; between two values in proportion. */
export function quantile(values, share) {
  const sorted = values.toSorted((a, b) => a - b);
  const place = (sorted.length - 1) * share;
  const below = sorted[Math.floor(place)];
  return below + (sorted[Math.ceil(place)] - below) * (place % 1);
}

/** @returns {{ median: number, least: number, most: number }} */
export function summarise(values) {
  return { median: median(values), least: Math.min(...values), most: Math.max(...values) };
}
