const READINGS = 8;

/** This worker's wall clock in ms, with the resolution of `performance.now()` (High Resolution Time, section 4). */
export const absoluteNow = (): number => performance.timeOrigin + performance.now();

/**
 * What to add to this worker's `absoluteNow()` to get another's, in ms. Each worker takes its `timeOrigin` from the
 * system's clock, which may have been set or slewed between two of them.
 *
 * A reading asked for at `sent` and received at `received` was taken in between; where that leaves room for no
 * difference, there is none.
 */
export async function clockOffset(readOther: () => Promise<number> | number): Promise<number> {
  let [low, high] = [-Infinity, Infinity];
  for (let reading = 0; reading < READINGS; reading++) {
    const sent = absoluteNow();
    const other = await readOther();
    low = Math.max(low, other - absoluteNow());
    high = Math.min(high, other - sent);
  }
  return low <= 0 && high >= 0 ? 0 : (low + high) / 2;
}
