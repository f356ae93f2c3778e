/** With reduced motion the edge stands still this long between steps. */
const stepMs = 250;

/** Where the growing edge of a run is drawn, given how far the run has got. */
export type NowEdge = (reached: number, live: boolean) => number;

/** `calm`: the reader wants less motion. `clock` is in milliseconds. */
export function createNowEdge(calm: () => boolean, clock: () => number): NowEdge {
  let shown = 0;
  let steppedAt = -Infinity;
  return (reached, live) => {
    const time = clock();
    // A run that has got less far than what is shown is another run.
    if (live && calm() && time - steppedAt < stepMs && reached >= shown) return shown;
    steppedAt = time;
    shown = reached;
    return shown;
  };
}
