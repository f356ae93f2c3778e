import { describe, expect, it } from "vitest";
import { callWords } from "./call-words";

const lock = "waiting for a lock between processes";

describe("a wait in a call of the library", () => {
  it("is told in words of the reader's line", () => {
    expect(callWords("Pool.map", "lock", lock)).toBe("in pool.map(): waiting for results");
    expect(callWords("BaseProcess.join", "child", "waiting for a process to end")).toBe(
      "in process.join(): waiting for the process to end",
    );
    expect(callWords("SemLock.__enter__", "semaphore", lock)).toBe("with lock: waiting for the lock");
  });

  it("has the reason's words after a call that isn't known", () => {
    expect(callWords("Fancy.acquire", "semaphore", lock)).toBe(`in Fancy.acquire(): ${lock}`);
    expect(callWords("Pool.guard.<locals>.run", "semaphore", lock)).toBe(`in run(): ${lock}`);
  });

  it("keeps its own words outside any call, and where the call is not why it waits", () => {
    expect(callWords("", "semaphore", lock)).toBe(lock);
    expect(callWords("Pool.map", "gil", "ready, waiting for its turn (GIL)")).toBe("ready, waiting for its turn (GIL)");
  });
});
