import { describe, expect, it } from "vitest";
import { Errno } from "../memory/errno";
import { errnoOf, newKernel, NOBODY, start } from "../kernel.test-support";
import { Header, MAX_PROCESSES, ProcessField } from "../memory/layout";
import { INIT, ProcessState } from "./processes";
import { exitCodeOf, statusOfExit, statusOfSignal } from "./wait-status";
import type { Pid } from "../../api/units";
import type { Kernel } from "../kernel";

/** A child in this slot: the children before it are gone. */
function startIn(kernel: Kernel, parent: Pid, slot: number): void {
  for (let child = start(kernel, parent); child.slot !== slot; child = start(kernel, parent)) {
    kernel.processes.end(child.slot, 0);
    kernel.processes.reap(child.pid, parent);
  }
}

describe("create", () => {
  it("makes a process that waits for an interpreter", () => {
    const { processes } = newKernel();
    const { slot, pid: made } = processes.create(INIT);
    expect(processes.state(slot)).toBe(ProcessState.STARTING);
    expect(processes.find(made)).toBe(slot);
    expect(processes.pidOf(slot)).toBe(made);
    expect(processes.get(slot, ProcessField.PARENT)).toBe(INIT);
    expect(processes.get(slot, ProcessField.THREADS)).toBe(1);
    processes.markRunning(slot);
    expect(processes.state(slot)).toBe(ProcessState.RUNNING);
    expect(processes.alive(slot)).toBe(true);
  });

  it("fails with EAGAIN at the limit, and works again when one has ended", () => {
    const kernel = newKernel({ maxProcesses: 3 });
    const main = start(kernel);
    const child = start(kernel, main.pid);
    start(kernel, main.pid);
    expect(errnoOf(() => kernel.processes.create(main.pid))).toBe(Errno.EAGAIN);
    kernel.processes.end(child.slot, 0);
    expect(errnoOf(() => kernel.processes.create(main.pid))).toBeUndefined();
    expect(errnoOf(() => kernel.processes.create(main.pid))).toBe(Errno.EAGAIN);
  });

  it("fails with EAGAIN when zombies fill the table, until they are waited for", () => {
    const kernel = newKernel({ maxProcesses: 40 });
    const main = start(kernel);
    const zombies = Array.from({ length: MAX_PROCESSES - 1 }, () => {
      const zombie = start(kernel, main.pid);
      kernel.processes.end(zombie.slot, 0);
      return zombie.pid;
    });
    expect(errnoOf(() => kernel.processes.create(main.pid))).toBe(Errno.EAGAIN);
    kernel.processes.reap(zombies[7] ?? NOBODY, main.pid);
    expect(errnoOf(() => kernel.processes.create(main.pid))).toBeUndefined();
  });

  it("never gives a pid twice, and a slot again only after all others", () => {
    const kernel = newKernel();
    const main = start(kernel);
    const seen = new Set<number>();
    const slots: number[] = [];
    for (let round = 0; round < 200; round++) {
      const child = start(kernel, main.pid);
      seen.add(child.pid);
      expect(slots.slice(-MAX_PROCESSES + 2)).not.toContain(child.slot);
      slots.push(child.slot);
      kernel.processes.end(child.slot, 0);
      kernel.processes.reap(child.pid, main.pid);
    }
    expect(seen.size).toBe(200);
    expect(new Set(slots).size).toBe(MAX_PROCESSES - 1);
  });

  it("gives a reused slot nothing of the process before, but for the wake word, which goes on counting", () => {
    const kernel = newKernel();
    const { processes } = kernel;
    const main = start(kernel);
    const first = start(kernel, main.pid);
    for (let field = ProcessField.THREADS; field < ProcessField.WORDS; field++) processes.set(first.slot, field, -1);
    for (const field of [ProcessField.ORPHANED, ProcessField.LINGERS]) processes.set(first.slot, field, 0);
    processes.end(first.slot, statusOfExit(9));
    processes.reap(first.pid, main.pid);
    const wake = processes.get(first.slot, ProcessField.WAKE);
    startIn(kernel, main.pid, first.slot);
    for (const field of [ProcessField.STATUS, ProcessField.PENDING, ProcessField.HANDLED, ProcessField.IGNORED, ProcessField.TICKED]) {
      expect(processes.get(first.slot, field)).toBe(0);
    }
    expect(processes.get(first.slot, ProcessField.WAKE)).toBe(wake);
  });

  it("refuses a killed parent, whose worker may run on for a moment", () => {
    const kernel = newKernel();
    const main = start(kernel);
    const killed = start(kernel, main.pid);
    kernel.processes.end(killed.slot, statusOfSignal(9));
    expect(errnoOf(() => kernel.processes.create(killed.pid))).toBe(Errno.ESRCH);
    kernel.processes.reap(killed.pid, main.pid);
    expect(errnoOf(() => kernel.processes.create(killed.pid))).toBe(Errno.ESRCH);
  });
});

describe("end and reap", () => {
  it("leave the slot of a killed process to nobody until its worker is gone, which may have opened something yet", () => {
    const kernel = newKernel();
    const main = start(kernel);
    const child = start(kernel, main.pid);
    const pipe = kernel.pipes.create();
    kernel.descriptors.open(main.slot, 3, { read: pipe, write: undefined });
    kernel.endProcess(child.slot, statusOfSignal(9));
    kernel.processes.reap(child.pid, main.pid);
    child.kernel.descriptors.open(child.slot, 4, { read: undefined, write: pipe });
    const next = Array.from({ length: 3 }, () => start(kernel, main.pid));
    expect(next.map(({ slot }) => slot)).not.toContain(child.slot);
    expect(kernel.processes.find(child.pid)).toBeUndefined();
    expect(kernel.processes.slots()).not.toContain(child.slot);

    kernel.workerGone(child.pid);
    expect(kernel.pipes.tryRead(pipe, new Uint8Array(1))).toBe(0);
    startIn(kernel, main.pid, child.slot);
    kernel.descriptors.open(child.slot, 5, { read: pipe, write: undefined });
    expect(kernel.descriptors.list(child.slot).map(([fd]) => fd)).toEqual([5]);
    kernel.workerGone(child.pid);
    expect(kernel.descriptors.list(child.slot)).toHaveLength(1);
  });

  it("free the slot of one that was killed, whose worker is gone, and of one that ended itself", () => {
    const kernel = newKernel();
    const main = start(kernel);
    const [killed, ended] = [start(kernel, main.pid), start(kernel, main.pid)];
    kernel.endProcess(killed.slot, statusOfSignal(9));
    kernel.workerGone(killed.pid);
    ended.kernel.endProcess(ended.slot, statusOfExit(0));
    expect(kernel.processes.lingering()).toEqual([]);
    for (const { slot, pid } of [killed, ended]) {
      kernel.processes.reap(pid, main.pid);
      startIn(kernel, main.pid, slot);
    }
  });

  it("ends a process once: who comes first decides the status", () => {
    const kernel = newKernel();
    const main = start(kernel);
    const child = start(kernel, main.pid);
    expect(kernel.processes.end(child.slot, statusOfSignal(15))).toBe(true);
    expect(kernel.processes.end(child.slot, statusOfExit(0))).toBe(false);
    expect(kernel.processes.reap(child.pid, main.pid)).toBe(statusOfSignal(15));
  });

  it("says undefined while the child runs, its status once, then ECHILD", () => {
    const kernel = newKernel();
    const main = start(kernel);
    const child = start(kernel, main.pid);
    expect(kernel.processes.reap(child.pid, main.pid)).toBeUndefined();
    kernel.processes.end(child.slot, statusOfExit(3));
    expect(kernel.processes.state(child.slot)).toBe(ProcessState.ZOMBIE);
    expect(kernel.processes.find(child.pid)).toBe(child.slot);
    // As often as it is asked, until it is waited for (WNOWAIT).
    for (let time = 0; time < 2; time++) expect(kernel.processes.statusOf(child.pid, main.pid)).toBe(statusOfExit(3));
    expect(kernel.processes.reap(child.pid, main.pid)).toBe(statusOfExit(3));
    expect(errnoOf(() => kernel.processes.statusOf(child.pid, main.pid))).toBe(Errno.ECHILD);
    expect(kernel.processes.find(child.pid)).toBeUndefined();
    expect(errnoOf(() => kernel.processes.reap(child.pid, main.pid))).toBe(Errno.ECHILD);
  });

  it("is the parent's alone: ECHILD for others and for strangers", () => {
    const kernel = newKernel();
    const main = start(kernel);
    const [one, other] = [start(kernel, main.pid), start(kernel, main.pid)];
    kernel.processes.end(one.slot, 0);
    expect(errnoOf(() => kernel.processes.reap(one.pid, other.pid))).toBe(Errno.ECHILD);
    expect(errnoOf(() => kernel.processes.reap(NOBODY, main.pid))).toBe(Errno.ECHILD);
    expect(kernel.processes.reap(one.pid, main.pid)).toBe(0);
  });

  it("keeps the main process's status until init has looked", () => {
    const kernel = newKernel();
    const main = start(kernel);
    kernel.processes.end(main.slot, statusOfExit(3));
    expect(kernel.processes.find(main.pid)).toBe(main.slot);
    expect(kernel.processes.reap(main.pid, INIT)).toBe(statusOfExit(3));
  });

  it("wakes the process itself, its parent, and who is interested in its end", () => {
    const kernel = newKernel();
    const main = start(kernel);
    const [child, bystander] = [start(kernel, main.pid), start(kernel, main.pid)];
    const wakes = () => [main, child, bystander].map(({ slot }) => kernel.processes.get(slot, ProcessField.WAKE));
    const before = wakes();
    kernel.processes.end(child.slot, 0);
    expect(wakes().map((wake, index) => wake - (before[index] ?? 0))).toEqual([1, 1, 0]);
  });

  it("counts the living: zombies are not among them", () => {
    const kernel = newKernel();
    const alive = () => Atomics.load(kernel.memory.words, Header.ALIVE);
    const main = start(kernel);
    const child = start(kernel, main.pid);
    expect(alive()).toBe(2);
    kernel.processes.end(child.slot, 0);
    kernel.processes.end(child.slot, 0);
    expect(alive()).toBe(1);
    kernel.processes.reap(child.pid, main.pid);
    expect(alive()).toBe(1);
  });
});

describe("orphans", () => {
  it("become init's, and are gone as soon as they end", () => {
    const kernel = newKernel();
    const main = start(kernel);
    const middle = start(kernel, main.pid);
    const grandchild = start(kernel, middle.pid);
    kernel.processes.end(middle.slot, 0);
    expect(kernel.processes.get(grandchild.slot, ProcessField.PARENT)).toBe(INIT);
    expect(kernel.processes.alive(grandchild.slot)).toBe(true);
    kernel.processes.end(grandchild.slot, 0);
    expect(kernel.processes.find(grandchild.pid)).toBeUndefined();
  });

  it("that are zombies already are freed with their parent's end", () => {
    const kernel = newKernel();
    const main = start(kernel);
    const middle = start(kernel, main.pid);
    const grandchild = start(kernel, middle.pid);
    kernel.processes.end(grandchild.slot, 0);
    expect(kernel.processes.state(grandchild.slot)).toBe(ProcessState.ZOMBIE);
    kernel.processes.end(middle.slot, 0);
    expect(kernel.processes.state(grandchild.slot)).toBe(ProcessState.FREE);
  });

  it("leaves nothing behind when a whole family ends, children first or parents first", () => {
    for (const childrenFirst of [true, false]) {
      const kernel = newKernel();
      const main = start(kernel);
      const family = [start(kernel, main.pid)];
      for (let depth = 0; depth < 10; depth++) family.push(start(kernel, family.at(-1)?.pid));
      for (const { slot } of childrenFirst ? family.toReversed() : family) kernel.endProcess(slot, 0);
      kernel.processes.reap(family[0]?.pid ?? NOBODY, main.pid);
      expect(kernel.processes.slots()).toEqual([main.slot]);
    }
  });
});

it("translates wait statuses to multiprocessing's exit codes", () => {
  expect([0, 1, 255, 256].map((code) => exitCodeOf(statusOfExit(code)))).toEqual([0, 1, 255, 0]);
  expect([2, 9, 15].map((signal) => exitCodeOf(statusOfSignal(signal)))).toEqual([-2, -9, -15]);
});

describe("endProcess", () => {
  it("closes its descriptors before its end can be seen, and traces it once", () => {
    const kernel = newKernel();
    const main = start(kernel);
    const child = start(kernel, main.pid);
    const pipe = kernel.pipes.create();
    kernel.descriptors.open(main.slot, 3, { read: pipe, write: undefined });
    kernel.descriptors.open(child.slot, 4, { read: undefined, write: pipe });
    expect(kernel.pipes.readable(pipe)).toBe(false);
    expect(kernel.endProcess(child.slot, statusOfExit(2))).toBe(true);
    expect(kernel.pipes.tryRead(pipe, new Uint8Array(1))).toBe(0);
    expect(kernel.endProcess(child.slot, statusOfExit(5))).toBe(false);
    expect(kernel.memory.words[Header.TRACE_HEAD]).toBe(1);
  });
});

it("can be ended by another when the one that began its end was killed in the middle of it", () => {
  const kernel = newKernel();
  const parent = start(kernel);
  const child = start(kernel, parent.pid);
  expect(child.kernel.processes.claimEnd(child.slot)).toBe(true);
  expect(kernel.endProcess(child.slot, statusOfExit(3))).toBe(false);
  kernel.finishEnd(child.slot, statusOfSignal(9));
  expect(kernel.processes.reap(child.pid, parent.pid)).toBe(statusOfSignal(9));
});
