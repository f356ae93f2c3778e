import { describe, expect, it } from "vitest";
import { newKernel } from "../kernel.test-support";
import { MAX_PROCESSES, Offset, ProcessField } from "./layout";
import { registerInterest, takeWaker, wakeAll, wakeInterested, wakeProcess } from "./waits";

function setUp() {
  const { memory, semaphores } = newKernel();
  const wakes = () => Array.from({ length: MAX_PROCESSES }, (_, slot) => memory.words[Offset.process(slot, ProcessField.WAKE)] ?? 0);
  const woken = () => wakes().flatMap((count, slot) => (count === 0 ? [] : [slot]));
  return { memory, woken, wakes, mask: semaphores.mask(semaphores.create(0, 0, 1)), other: semaphores.mask(semaphores.create(0, 0, 1)) };
}

describe("interest", () => {
  it("wakes exactly those who registered it, in both words of the mask", () => {
    const { memory, mask, woken } = setUp();
    const interested = [0, 5, 31, 32, 33, 63];
    for (const slot of interested) registerInterest(memory, mask, slot);
    wakeInterested(memory, mask);
    expect(woken()).toEqual(interested);
  });

  it("is used up by one wake-up, however often it was registered", () => {
    const { memory, mask, wakes } = setUp();
    registerInterest(memory, mask, 40);
    registerInterest(memory, mask, 40);
    wakeInterested(memory, mask);
    wakeInterested(memory, mask);
    expect(wakes()[40]).toBe(1);
  });

  it("in one object is none in its neighbour", () => {
    const { memory, mask, other, woken } = setUp();
    registerInterest(memory, mask, 63);
    wakeInterested(memory, other);
    expect(woken()).toEqual([]);
  });
});

describe("a wake-up", () => {
  it("between look and wait is not lost: the sequence has moved on", () => {
    const { memory } = setUp();
    const word = Offset.process(3, ProcessField.WAKE);
    const sequence = Atomics.load(memory.words, word);
    wakeProcess(memory, 3);
    expect(Atomics.wait(memory.words, word, sequence, 1000)).toBe("not-equal");
  });

  it("says whose act it was, the last one's, once", () => {
    const { memory } = setUp();
    expect(takeWaker(memory, 3)).toBeUndefined();
    for (const [pid, tid] of [
      [100, 1],
      [101, 40_000],
    ] as const) {
      Object.assign(memory.actor, { pid, tid });
      wakeProcess(memory, 3);
    }
    expect(takeWaker(memory, 3)).toEqual({ pid: 101, tid: 40_000 });
    expect(takeWaker(memory, 3)).toBeUndefined();
    Object.assign(memory.actor, { pid: 0, tid: 0 });
    wakeProcess(memory, 3);
    expect(takeWaker(memory, 3)).toBeUndefined();
  });

  it("for all reaches every slot once", () => {
    const { memory, wakes } = setUp();
    wakeAll(memory);
    expect(wakes()).toEqual(Array.from({ length: MAX_PROCESSES }, () => 1));
  });
});
