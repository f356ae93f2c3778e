import { describe, expect, it } from "vitest";
import { Pace } from "./pace";

/** Frames of 16 ms, but after one in which it is drawn, for as many seconds; when it was drawn, in ms. */
function drawn(cost: number, seconds = 4): number[] {
  const pace = new Pace();
  const times: number[] = [];
  for (let now = 0; now < seconds * 1000;) {
    const draws = pace.frame(now * 1e6);
    if (draws) {
      pace.draw();
      times.push(now);
    }
    now += draws ? cost : 16;
  }
  return times;
}

describe("the pace of what is drawn", () => {
  it("is ten times a second for what fits into a frame", () => {
    expect(drawn(16)[0]).toBe(0);
    expect(drawn(16).length).toBeGreaterThan(4 * 8);
    expect(drawn(16).length).toBeLessThanOrEqual(4 * 10);
  });

  it("leaves most of the time to others where it takes long", () => {
    for (const cost of [40, 100]) {
      const count = drawn(cost).length;
      expect(count * cost).toBeGreaterThan((4000 / 6) * 0.7);
      expect(count * cost).toBeLessThan((4000 / 6) * 1.3);
    }
  });

  it("is once a second at least", () => {
    expect(drawn(900, 10).length).toBeGreaterThanOrEqual(5);
  });
});
