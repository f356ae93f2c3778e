import type { IdList } from "./id-list";

/** Index of the first entry of the row whose `key` is greater than `limit`; `row.length` when there is none. */
export function firstAfter(row: IdList, key: Float64Array, limit: number): number {
  return between(row, key, limit, 0, row.length);
}

/** The same, where it is `from` or soon after: what that costs follows from how far away it is. */
export function firstAfterFrom(row: IdList, key: Float64Array, limit: number, from: number): number {
  let [low, step] = [from, 1];
  while (low + step <= row.length && key[row.ids[low + step - 1]!]! <= limit) {
    low += step;
    step *= 2;
  }
  return between(row, key, limit, low, Math.min(row.length, low + step));
}

function between({ ids }: IdList, key: Float64Array, limit: number, from: number, to: number): number {
  let [low, high] = [from, to];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (key[ids[middle]!]! > limit) high = middle;
    else low = middle + 1;
  }
  return low;
}
