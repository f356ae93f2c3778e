import { describe, expect, it } from "vitest";
import { Errno } from "../memory/errno";
import { errnoOf, newKernel, start } from "../kernel.test-support";
import { MAX_SEMAPHORES, ProcessField } from "../memory/layout";
import { statusOfSignal } from "../processes/wait-status";
import { registerInterest } from "../memory/waits";

describe("a semaphore", () => {
  it("lets as many through as its value says", () => {
    const { semaphores } = newKernel();
    const handle = semaphores.create(0, 2, 5);
    expect([semaphores.tryWait(handle), semaphores.tryWait(handle), semaphores.tryWait(handle)]).toEqual([true, true, false]);
    expect(semaphores.value(handle)).toBe(0);
    expect(semaphores.post(handle)).toBe(true);
    expect(semaphores.tryWait(handle)).toBe(true);
  });

  it("refuses to be posted beyond its maximum", () => {
    const { semaphores } = newKernel();
    const lock = semaphores.create(0, 1, 1);
    expect(semaphores.post(lock)).toBe(false);
    expect(semaphores.value(lock)).toBe(1);
    semaphores.tryWait(lock);
    expect(semaphores.post(lock)).toBe(true);
    expect(semaphores.post(lock)).toBe(false);
  });

  it("counts up to SEM_VALUE_MAX", () => {
    const { semaphores } = newKernel();
    const handle = semaphores.create(0, 0x7fff_fffe, 0x7fff_ffff);
    expect([semaphores.post(handle), semaphores.post(handle)]).toEqual([true, false]);
    expect(semaphores.value(handle)).toBe(0x7fff_ffff);
  });

  it("wakes whoever is interested when it is posted, not when it is taken or refuses", () => {
    const kernel = newKernel();
    const waiter = start(kernel);
    const handle = kernel.semaphores.create(0, 1, 1);
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
  it("fails with ENOSPC when it is full, and has room again when one is closed", () => {
    const { semaphores } = newKernel();
    const handles = Array.from({ length: MAX_SEMAPHORES }, () => semaphores.create(0, 0, 1));
    expect(new Set(handles).size).toBe(MAX_SEMAPHORES);
    expect(errnoOf(() => semaphores.create(0, 0, 1))).toBe(Errno.ENOSPC);
    semaphores.close(0, 4321);
    expect(semaphores.create(0, 1, 1)).toBe(4321);
  });

  it("keeps a semaphore as long as a process has it open, however often it has opened it", () => {
    const { semaphores } = newKernel();
    const handles = Array.from({ length: MAX_SEMAPHORES }, () => semaphores.create(0, 0, 1));
    const handle = handles[0] ?? 0;
    semaphores.open(63, handle);
    semaphores.open(63, handle);
    semaphores.close(0, handle);
    expect(errnoOf(() => semaphores.create(0, 0, 1))).toBe(Errno.ENOSPC);
    semaphores.close(63, handle);
    expect(semaphores.create(0, 0, 1)).toBe(handle);
  });

  it("knows who is the only one that has it open", () => {
    const { semaphores } = newKernel();
    const handle = semaphores.create(40, 0, 1);
    expect([semaphores.onlyOpener(40, handle), semaphores.onlyOpener(8, handle)]).toEqual([true, false]);
    semaphores.open(8, handle);
    expect([semaphores.onlyOpener(40, handle), semaphores.onlyOpener(8, handle)]).toEqual([false, false]);
    semaphores.close(40, handle);
    expect(semaphores.onlyOpener(8, handle)).toBe(true);
  });

  it("keeps nothing of processes that were killed, whether they inherited or made what they have open", () => {
    const kernel = newKernel();
    const parent = start(kernel);
    const inherited = kernel.semaphores.create(parent.slot, 1, 1);
    for (let killed = 0; killed < 10_000; killed++) {
      const child = start(kernel, parent.pid);
      kernel.semaphores.inherit(parent.slot, child.slot);
      const own = child.kernel.semaphores.create(child.slot, 1, 1);
      expect(kernel.semaphores.list(child.slot)).toEqual([inherited, own]);
      kernel.endProcess(child.slot, statusOfSignal(9));
      // Its worker runs on for a moment.
      child.kernel.semaphores.create(child.slot, 1, 1);
      kernel.workerGone(child.pid);
      kernel.processes.reap(child.pid, parent.pid);
    }
    expect(kernel.semaphores.onlyOpener(parent.slot, inherited)).toBe(true);
    for (let made = 1; made < MAX_SEMAPHORES; made++) kernel.semaphores.create(parent.slot, 0, 1);
    expect(errnoOf(() => kernel.semaphores.create(parent.slot, 0, 1))).toBe(Errno.ENOSPC);
  });

  it("gives a used one out anew: with its own value, and nobody interested", () => {
    const kernel = newKernel();
    const { semaphores } = kernel;
    const waiter = start(kernel);
    const handles = Array.from({ length: MAX_SEMAPHORES }, () => semaphores.create(0, 3, 7));
    const handle = handles[99] ?? 0;
    registerInterest(kernel.memory, semaphores.mask(handle), waiter.slot);
    semaphores.close(0, handle);
    expect(semaphores.create(0, 0, 1)).toBe(handle);
    const before = kernel.processes.get(waiter.slot, ProcessField.WAKE);
    expect(semaphores.value(handle)).toBe(0);
    expect([semaphores.post(handle), semaphores.post(handle)]).toEqual([true, false]);
    expect(kernel.processes.get(waiter.slot, ProcessField.WAKE)).toBe(before);
  });

  it("is shared: two processes that create at once get different ones", () => {
    const kernel = newKernel();
    const [one, other] = [start(kernel), start(kernel)];
    const handles = Array.from({ length: 50 }, () =>
      [one, other].map(({ slot, kernel: { semaphores } }) => semaphores.create(slot, 0, 1)),
    ).flat();
    expect(new Set(handles).size).toBe(100);
  });
});
