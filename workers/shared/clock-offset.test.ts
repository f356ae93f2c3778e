import { afterEach, expect, it, vi } from "vitest";
import { clockOffset } from "./clock-offset";

afterEach(() => {
  vi.unstubAllGlobals();
});

/** A clock that goes on by 0.5 ms with each look at it. */
function clockOf(timeOrigin: number): { timeOrigin: number; now: () => number } {
  let now = 0;
  return { timeOrigin, now: () => (now += 0.5) };
}

it("is none where the readings leave room for none", async () => {
  const here = clockOf(1000);
  vi.stubGlobal("performance", here);
  expect(await clockOffset(() => here.timeOrigin + here.now())).toBe(0);
});

it("is found within the time that a reading takes", async () => {
  const here = clockOf(1000);
  vi.stubGlobal("performance", here);
  const offset = await clockOffset(() => Promise.resolve(here.timeOrigin + 20 + here.now()));
  expect(Math.abs(offset - 20)).toBeLessThanOrEqual(0.5);
});
