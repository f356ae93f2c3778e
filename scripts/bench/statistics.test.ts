import { describe, expect, it } from "vitest";
import { quantile, summarise } from "./statistics.mjs";

describe("statistics of the bench", () => {
  it("sorts by value, not by text", () => {
    expect(summarise([10, 9, 100])).toEqual({ median: 10, least: 9, most: 100 });
  });

  it("takes the mean of the two in the middle", () => {
    expect(summarise([4, 1, 3, 2]).median).toBe(2.5);
  });

  it("finds quantiles between values", () => {
    expect(quantile([0, 10], 0.95)).toBeCloseTo(9.5);
    expect(quantile([7], 0.95)).toBe(7);
  });

  it("leaves the list as it was", () => {
    const values = [3, 1, 2];
    summarise(values);
    expect(values).toEqual([3, 1, 2]);
  });
});
