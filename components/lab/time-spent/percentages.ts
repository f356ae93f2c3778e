/**
 * Parts of a whole in whole per cent that add up to 100: each is rounded down, and what is missing goes to those that lost most.
 * E.g. 2 : 1 is 66.7 and 33.3, and so 67 and 33; of nothing, all are 0.
 */
export function percentages(parts: readonly number[]): readonly number[] {
  const whole = parts.reduce((sum, part) => sum + part, 0);
  if (whole <= 0) return parts.map(() => 0);
  const exact = parts.map((part) => (100 * part) / whole);
  const floors = exact.map(Math.floor);
  const missing = 100 - floors.reduce((sum, floor) => sum + floor, 0);
  const losers = [...exact.keys()].sort((a, b) => exact[b]! - floors[b]! - (exact[a]! - floors[a]!)).slice(0, missing);
  return floors.map((floor, index) => floor + (losers.includes(index) ? 1 : 0));
}
