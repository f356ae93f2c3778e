import { describe, expect, it } from "vitest";
import { amdahl, curvesOf, type Point, secondsIn } from "./points";

describe("what a program measured", () => {
  it("is in lines of their own", () => {
    expect(secondsIn("Here it comes.\nwait: 0.412 s\ncompute: 3 s\nwait a bit: 0.0 s\nall took: 4 s, I think\r\n")).toEqual({
      wait: 0.412,
      compute: 3,
    });
    expect(secondsIn("")).toEqual({});
  });

  it("makes a curve for each name, against one worker", () => {
    const points: Point[] = [
      { workers: 1, seconds: { wait: 1, compute: 2 } },
      { workers: 2, seconds: { wait: 0.5, compute: 1.6 } },
      { workers: 3, seconds: { wait: 0.4 } },
    ];
    expect(curvesOf(points)).toEqual([
      {
        name: "wait",
        at: [
          { workers: 1, seconds: 1, faster: 1 },
          { workers: 2, seconds: 0.5, faster: 2 },
          { workers: 3, seconds: 0.4, faster: 2.5 },
        ],
      },
      {
        name: "compute",
        at: [
          { workers: 1, seconds: 2, faster: 1 },
          { workers: 2, seconds: 1.6, faster: 1.25 },
        ],
      },
    ]);
    expect(curvesOf(points.slice(1))).toEqual([]);
  });
});

it("is by Amdahl's law what the lesson says", () => {
  expect([2, 4, 8].map((workers) => amdahl(0.25, workers).toFixed(2))).toEqual(["1.60", "2.29", "2.91"]);
  expect(amdahl(0, 8)).toBe(8);
  expect(amdahl(1, 8)).toBe(1);
});
