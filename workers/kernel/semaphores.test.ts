import { describe, expect, it } from "vitest";
import { Errno } from "./errno";
import { errnoOf, newKernel, start } from "./kernel.test-support";
import { MAX_SEMAPHORES, ProcessField } from "./layout";
import { registerInterest } from "./waits";

describe("a semaphore", () => {
  it("lets as many through as its value says", () => {
    const { semaphores } = newKernel();
    const handle = semaphores.create(2, 5);
    expect([semaphores.tryWait(handle), semaphores.tryWait(handle), semaphores.tryWait(handle)]).toEqual([true, true, false]);
    expect(semaphores.value(handle)).toBe(0);
    expect(semaphores.post(handle)).toBe(true);
    expect(semaphores.tryWait(handle)).toBe(true);
  });

  it("refuses to be posted beyond its maximum", () => {
    const { semaphores } = newKernel();
    const lock = semaphores.create(1, 1);
    expect(semaphores.post(lock)).toBe(false);
    expect(semaphores.value(lock)).toBe(1);
    semaphores.tryWait(lock);
    expect(semaphores.post(lock)).toBe(true);
    expect(semaphores.post(lock)).toBe(false);
  });

  it("counts up to SEM_VALUE_MAX", () => {
    const { semaphores } = newKernel();
    const handle = semaphores.create(0x7fff_fffe, 0x7fff_ffff);
    expect([semaphores.post(handle), semaphores.post(handle)]).toEqual([true, false]);
    expect(semaphores.value(handle)).toBe(0x7fff_ffff);
  });

  it("wakes whoever is interested when it is posted, not when it is taken or refuses", () => {
    const kernel = newKernel();
    const waiter = start(kernel);
    const handle = kernel.semaphores.create(1, 1);
    const wakes = () => kernel.processes.get(waiter.slot, ProcessField.WAKE);
    registerInterest(kernel.memory, kernel.semaphores.mask(handle), waiter.slot);
    const before = wakes();
    kernel.semaphores.post(handle);
    kernel.semaphores.tryWait(handle);
    expect(wakes()).toBe(before);
    kernel.semaphores.post(handle);
    expect(wakes()).toBe(before + 1);
  });
});

describe("the table of semaphores", () => {
  it("fails with ENOSPC when it is full, and has room again when one is released", () => {
    const { semaphores } = newKernel();
    const handles = Array.from({ length: MAX_SEMAPHORES }, () => semaphores.create(0, 1));
    expect(new Set(handles).size).toBe(MAX_SEMAPHORES);
    expect(errnoOf(() => semaphores.create(0, 1))).toBe(Errno.ENOSPC);
    semaphores.release(4321);
    expect(semaphores.create(1, 1)).toBe(4321);
  });

  it("keeps a semaphore as long as a handle refers to it", () => {
    const { semaphores } = newKernel();
    const handles = Array.from({ length: MAX_SEMAPHORES }, () => semaphores.create(0, 1));
    const handle = handles[0] ?? 0;
    semaphores.addReference(handle);
    semaphores.release(handle);
    expect(errnoOf(() => semaphores.create(0, 1))).toBe(Errno.ENOSPC);
    semaphores.release(handle);
    expect(semaphores.create(0, 1)).toBe(handle);
  });

  it("gives a used one out anew: with its own value, and nobody interested", () => {
    const kernel = newKernel();
    const { semaphores } = kernel;
    const waiter = start(kernel);
    const handles = Array.from({ length: MAX_SEMAPHORES }, () => semaphores.create(3, 7));
    const handle = handles[99] ?? 0;
    registerInterest(kernel.memory, semaphores.mask(handle), waiter.slot);
    semaphores.release(handle);
    expect(semaphores.create(0, 1)).toBe(handle);
    const before = kernel.processes.get(waiter.slot, ProcessField.WAKE);
    expect(semaphores.value(handle)).toBe(0);
    expect([semaphores.post(handle), semaphores.post(handle)]).toEqual([true, false]);
    expect(kernel.processes.get(waiter.slot, ProcessField.WAKE)).toBe(before);
  });

  it("is shared: two processes that create at once get different ones", () => {
    const kernel = newKernel();
    const [one, other] = [start(kernel), start(kernel)];
    const handles = Array.from({ length: 50 }, () => [one.kernel.semaphores.create(0, 1), other.kernel.semaphores.create(0, 1)]).flat();
    expect(new Set(handles).size).toBe(100);
  });
});
