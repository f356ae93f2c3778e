export function lostWords(count: number): string {
  return `${count.toLocaleString("en")} ${count === 1 ? "event" : "events"} not recorded here`;
}

const nsPerMs = 1e6;

/** Milliseconds for the table: always three decimals, so that a column of them lines up. */
export function milliseconds(time: number): string {
  return (time / nsPerMs).toFixed(3);
}

/** A moment of the run, exact enough to be found again on the ruler, and in its units. */
export function momentWords(time: number): string {
  if (time < 1e6) return `${(time / 1e3).toFixed(0)} µs`;
  if (time < 1e9) return `${(time / nsPerMs).toFixed(1)} ms`;
  return `${(time / 1e9).toFixed(time < 10e9 ? 4 : 3)} s`;
}

/** A length of time with the unit that suits it and three significant digits or so. */
export function durationWords(time: number): string {
  const size = Math.abs(time);
  // Bounds are where the digits shown would be those of the next unit: 1000 ms is 1.00 s.
  if (size >= 999.5e6) return `${(time / 1e9).toFixed(size >= 1e11 ? 0 : size >= 1e10 ? 1 : 2)} s`;
  if (size >= 999.5e3) return `${(time / 1e6).toFixed(size >= 1e8 ? 0 : size >= 1e7 ? 1 : 2)} ms`;
  return `${(time / 1e3).toFixed(size >= 1e5 ? 0 : 1)} µs`;
}
