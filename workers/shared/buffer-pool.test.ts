import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { BufferPool } from "./buffer-pool";

beforeEach(() => vi.useFakeTimers({ toFake: ["performance"] }));
afterEach(() => vi.useRealTimers());

const buffer = (): SharedArrayBuffer => new SharedArrayBuffer(8);

it("gives a buffer again when whoever used it can run no longer", () => {
  const pool = new BufferPool(2);
  const used = buffer();
  pool.giveBack(used);
  expect(pool.take()).toBeUndefined();
  vi.advanceTimersByTime(1000);
  expect(pool.take()).toBe(used);
  expect(pool.take()).toBeUndefined();
});

it("gives one that nobody has touched at once", () => {
  const pool = new BufferPool(2);
  const [used, untouched] = [buffer(), buffer()];
  pool.giveBack(used);
  pool.giveBack(untouched, true);
  expect(pool.take()).toBe(untouched);
  expect(pool.take()).toBeUndefined();
});

it("keeps no more than its limit", () => {
  const pool = new BufferPool(1);
  pool.giveBack(buffer(), true);
  pool.giveBack(buffer(), true);
  expect([pool.take(), pool.take()]).toEqual([expect.anything(), undefined]);
});
