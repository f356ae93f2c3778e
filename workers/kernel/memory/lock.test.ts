import { afterEach, describe, expect, it, vi } from "vitest";
import { pid } from "../../api/units";
import { holdsLock, newKernel } from "../kernel.test-support";
import { Header, MAX_PIPES, Offset, PipeField } from "./layout";
import { breakLock, withLock } from "./lock";

describe("withLock", () => {
  it("names its holder while the section runs, and is free afterwards", () => {
    const { memory } = newKernel();
    const seen = withLock(memory, Header.TABLE_LOCK, 123, () => memory.words[Header.TABLE_LOCK]);
    expect(seen).toBe(123);
    expect(memory.words[Header.TABLE_LOCK]).toBe(0);
  });

  it("is free after a section that failed", () => {
    const { memory } = newKernel();
    expect(() =>
      withLock(memory, Header.TABLE_LOCK, 123, () => {
        throw new Error("in the section");
      }),
    ).toThrow("in the section");
    expect(memory.words[Header.TABLE_LOCK]).toBe(0);
  });

  it("leaves the lock to whom it belongs when it was broken and taken meanwhile", () => {
    const { memory } = newKernel();
    withLock(memory, Header.TABLE_LOCK, 123, () => {
      breakLock(memory, Header.TABLE_LOCK, 123);
      memory.words[Header.TABLE_LOCK] = 456;
    });
    expect(memory.words[Header.TABLE_LOCK]).toBe(456);
  });
});

describe("a lock that is held for long", () => {
  afterEach(() => vi.restoreAllMocks());

  it("has who waits for it sleep, until its holder gives it back or the supervisor breaks it", () => {
    const { memory } = newKernel();
    memory.words[Header.TABLE_LOCK] = 123;
    const sleeps: unknown[] = [];
    vi.spyOn(Atomics, "wait").mockImplementation(((_words: Int32Array, word: number, holder: number, ms: number) => {
      sleeps.push([word, holder, ms > 0 && ms < 100]);
      if (sleeps.length === 3) breakLock(memory, Header.TABLE_LOCK, 123);
      return "timed-out";
    }) as never);
    expect(withLock(memory, Header.TABLE_LOCK, 456, () => memory.words[Header.TABLE_LOCK])).toBe(456);
    expect(sleeps).toEqual([1, 2, 3].map(() => [Header.TABLE_LOCK, 123, true]));
  });
});

describe("breaking locks", () => {
  const locks = [
    Header.TABLE_LOCK,
    Header.STRING_LOCK,
    Header.OUTPUT_LOCK,
    Offset.pipe(0, PipeField.LOCK),
    Offset.pipe(MAX_PIPES - 1, PipeField.LOCK),
  ];

  it("frees every lock of the dead process", () => {
    const kernel = newKernel();
    for (const lock of locks) {
      kernel.memory.words[lock] = 123;
      expect(holdsLock(kernel, pid(123))).toBe(true);
      kernel.breakLocksOf(pid(123));
      expect(kernel.memory.words[lock]).toBe(0);
      expect(holdsLock(kernel, pid(123))).toBe(false);
    }
  });

  it("leaves those of the living", () => {
    const kernel = newKernel();
    for (const lock of locks) kernel.memory.words[lock] = 456;
    expect(holdsLock(kernel, pid(123))).toBe(false);
    kernel.breakLocksOf(pid(123));
    for (const lock of locks) expect(kernel.memory.words[lock]).toBe(456);
  });
});
