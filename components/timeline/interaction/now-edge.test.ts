import { describe, expect, it } from "vitest";
import { createNowEdge } from "./now-edge";

function edge(calm: boolean) {
  let time = 0;
  const nowEdge = createNowEdge(
    () => calm,
    () => time,
  );
  return (at: number, reached: number, live = true) => {
    time = at;
    return nowEdge(reached, live);
  };
}

describe("the now edge", () => {
  it("moves with the run", () => {
    const at = edge(false);
    expect([at(0, 0), at(16, 16e6), at(32, 32e6)]).toEqual([0, 16e6, 32e6]);
  });

  it("steps four times a second when less motion is wanted", () => {
    const at = edge(true);
    expect([at(0, 0), at(16, 16e6), at(249, 249e6)]).toEqual([0, 0, 0]);
    expect([at(250, 250e6), at(266, 266e6)]).toEqual([250e6, 250e6]);
    expect(at(500, 500e6)).toBe(500e6);
  });

  it("shows the end at once, and the next run's beginning", () => {
    const at = edge(true);
    at(0, 0);
    expect(at(10, 10e6, false)).toBe(10e6);
    expect(at(20, 1e6)).toBe(1e6);
  });
});
