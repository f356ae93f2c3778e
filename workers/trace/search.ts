import type { IdList } from "./id-list";

/** Index of the first entry of the row whose `key` is greater than `limit`; `row.length` when there is none. */
export function firstAfter(row: IdList, key: Float64Array, limit: number): number {
  const { ids } = row;
  let low = 0;
  let high = row.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (key[ids[middle]!]! > limit) high = middle;
    else low = middle + 1;
  }
  return low;
}
