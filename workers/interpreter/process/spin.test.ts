import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { AdaptiveSpin } from "./spin";

beforeEach(() => void vi.useFakeTimers({ toFake: ["performance"] }));
afterEach(() => void vi.useRealTimers());

/** A wait whose end comes after so many ms of sleep, and is there to see after `looks` looks. */
function setUp() {
  const spin = new AdaptiveSpin();
  let looked = 0;
  const wait = (ms: number, looks = Infinity): "seen" | "slept" => {
    looked = 0;
    const look = (): "seen" | undefined => {
      vi.advanceTimersByTime(0.001);
      return ++looked > looks ? "seen" : undefined;
    };
    const sleep = (): "slept" => {
      vi.advanceTimersByTime(ms);
      return "slept";
    };
    return spin.wait(look, sleep);
  };
  return { wait, looks: () => looked, times: (count: number, ms: number) => Array.from({ length: count }, () => wait(ms)) };
}

describe("an adaptive spin", () => {
  it("looks once a few waits were short, and then need not sleep", () => {
    const { wait, looks, times } = setUp();
    times(4, 0.05);
    expect(looks()).toBe(0);
    expect(wait(0.05, 3)).toBe("seen");
    expect(wait(0.05, 3)).toBe("seen");
  });

  it("never looks where waits are long", () => {
    const { looks, times } = setUp();
    times(20, 5);
    expect(looks()).toBe(0);
  });

  it("gives up soon, and looks the more seldom the more often it was in vain", () => {
    const { wait, looks } = setUp();
    const lookedAt = Array.from({ length: 400 }, (_, index) => {
      expect(wait(0.05)).toBe("slept");
      expect(looks()).toBeLessThan(100);
      return looks() > 0 ? index : [];
    }).flat();
    expect(lookedAt).toEqual([4, 6, 9, 14, 23, 40, 73, 138, 203, 268, 333, 398]);
  });

  it("looks as often as before once that has helped", () => {
    const { wait, looks, times } = setUp();
    times(23, 0.05);
    expect(wait(0.05, 3)).toBe("seen");
    expect(wait(0.05)).toBe("slept");
    times(1, 0.05);
    expect(looks()).toBe(0);
    expect(wait(0.05, 0)).toBe("seen");
  });
});
