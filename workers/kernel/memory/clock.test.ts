import { afterEach, describe, expect, it, vi } from "vitest";
import { Clock, clockResolution } from "./clock";
import { newKernel } from "../kernel.test-support";

afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
});

describe("the clock", () => {
  it("begins near 0 and never runs backwards", () => {
    const { clock } = newKernel();
    let last = clock.now();
    expect(last).toBeGreaterThanOrEqual(0);
    expect(last).toBeLessThan(1e9);
    for (let look = 0; look < 1000; look++) {
      const now = clock.now();
      expect(now).toBeGreaterThanOrEqual(last);
      last = now;
    }
  });

  it("counts nanoseconds", () => {
    const { clock } = newKernel();
    const now = vi.spyOn(performance, "now");
    now.mockReturnValue(50_000);
    const before = clock.now();
    now.mockReturnValue(50_001.5);
    expect(clock.now() - before).toBeCloseTo(1.5e6, -1);
  });

  it("knows the smallest of its steps", () => {
    const times = [100_000, 100_000, 100_000.015, 100_000.015, 100_000.02, 100_000.02, 100_000.03, 100_000.04, 100_000.09];
    vi.spyOn(performance, "now").mockImplementation(() => times.shift() ?? 0);
    expect(clockResolution()).toBe(5000);
  });

  it("says the same in a worker that began later", () => {
    vi.stubGlobal("performance", { timeOrigin: 1_700_000_000_000, now: () => 5000 });
    const { clock, memory } = newKernel();
    vi.stubGlobal("performance", { timeOrigin: 1_700_000_002_000, now: () => 3250 });
    expect(new Clock(memory, 0).now()).toBe(250 * 1e6);
    expect(new Clock(memory, 1.5).now()).toBe(251.5 * 1e6);
    vi.stubGlobal("performance", { timeOrigin: 1_700_000_000_000, now: () => 5250 });
    expect(clock.now()).toBe(250 * 1e6);
  });
});
