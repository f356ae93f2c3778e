import { beforeEach, describe, expect, it, vi } from "vitest";
import { Errno } from "../memory/errno";
import { errnoOf, newKernel, NOBODY, start, type TestProcess } from "../kernel.test-support";
import { Offset, ProcessField } from "../memory/layout";
import { statusOfSignal } from "./wait-status";
import { isStopped, pendingSignals, sendSignal, sendSignalToAll, Signal, takePendingSignal } from "./signals";

let kernel = newKernel();
let main: TestProcess;
let target: TestProcess;

beforeEach(() => {
  kernel = newKernel();
  main = start(kernel);
  target = start(kernel, main.pid);
});

function dispose(process: TestProcess, field: number, ...signals: number[]): void {
  for (const signal of signals) Atomics.or(kernel.memory.words, Offset.process(process.slot, field), 1 << signal);
}

describe("a signal", () => {
  it("ends a process that has no handler for it", () => {
    for (const signal of [Signal.SIGINT, Signal.SIGTERM, Signal.SIGKILL]) {
      const victim = start(kernel, main.pid);
      expect(sendSignal(kernel, victim.pid, signal)).toBe("killed");
      expect(kernel.processes.reap(victim.pid, main.pid)).toBe(statusOfSignal(signal));
    }
  });

  it("with a handler stays pending until it is taken, and wakes the process", () => {
    dispose(target, ProcessField.HANDLED, Signal.SIGTERM);
    const before = kernel.processes.get(target.slot, ProcessField.WAKE);
    expect(sendSignal(kernel, target.pid, Signal.SIGTERM)).toBe("pending");
    expect(sendSignal(kernel, target.pid, Signal.SIGTERM)).toBe("pending");
    expect(kernel.processes.get(target.slot, ProcessField.WAKE)).toBeGreaterThan(before);
    expect(kernel.processes.alive(target.slot)).toBe(true);
    expect(takePendingSignal(kernel, target.slot)).toBe(Signal.SIGTERM);
    expect(takePendingSignal(kernel, target.slot)).toBe(0);
  });

  it("to several is with all of them before the first wakes up", () => {
    const all = [target, start(kernel, main.pid), start(kernel, main.pid)];
    for (const process of all) dispose(process, ProcessField.HANDLED, Signal.SIGINT);
    const pendingAtWake: number[] = [];
    const notify = vi.spyOn(Atomics, "notify").mockImplementation(() => {
      pendingAtWake.push(all.filter(({ slot }) => pendingSignals(kernel, slot) !== 0).length);
      return 0;
    });
    const victim = start(kernel, main.pid);
    const targets = [...all, victim].map(({ pid }) => pid);
    expect(sendSignalToAll(kernel, targets, Signal.SIGINT)).toEqual(["pending", "pending", "pending", "killed"]);
    notify.mockRestore();
    expect(pendingAtWake.slice(-3)).toEqual([3, 3, 3]);
    expect(kernel.processes.alive(victim.slot)).toBe(false);
  });

  it("is taken after those with lower numbers; 1 and 31 count, too", () => {
    const signals = [31, Signal.SIGTERM, 1, Signal.SIGINT];
    dispose(target, ProcessField.HANDLED, ...signals);
    for (const signal of signals) sendSignal(kernel, target.pid, signal);
    const taken = signals.map(() => takePendingSignal(kernel, target.slot));
    expect(taken).toEqual([1, Signal.SIGINT, Signal.SIGTERM, 31]);
    expect(takePendingSignal(kernel, target.slot)).toBe(0);
  });

  it("that is ignored does nothing; one whose default is to be ignored neither", () => {
    dispose(target, ProcessField.IGNORED, Signal.SIGTERM);
    for (const signal of [Signal.SIGTERM, Signal.SIGCHLD, Signal.SIGWINCH, Signal.SIGURG, Signal.SIGCONT]) {
      expect(sendSignal(kernel, target.pid, signal)).toBe("ignored");
    }
    expect(kernel.processes.alive(target.slot)).toBe(true);
    expect(takePendingSignal(kernel, target.slot)).toBe(0);
  });

  it("SIGKILL can be neither handled nor ignored", () => {
    dispose(target, ProcessField.HANDLED, Signal.SIGKILL);
    dispose(target, ProcessField.IGNORED, Signal.SIGKILL);
    expect(sendSignal(kernel, target.pid, Signal.SIGKILL)).toBe("killed");
  });

  it("0 only asks whether the process is there", () => {
    expect(sendSignal(kernel, target.pid, 0)).toBe("ignored");
    expect(kernel.processes.alive(target.slot)).toBe(true);
    expect(errnoOf(() => sendSignal(kernel, NOBODY, 0))).toBe(Errno.ESRCH);
  });

  it("to nobody fails with ESRCH, to a zombie does nothing", () => {
    expect(errnoOf(() => sendSignal(kernel, NOBODY, Signal.SIGTERM))).toBe(Errno.ESRCH);
    expect(sendSignal(kernel, target.pid, Signal.SIGKILL)).toBe("killed");
    expect(sendSignal(kernel, target.pid, Signal.SIGTERM)).toBe("ignored");
    expect(kernel.processes.reap(target.pid, main.pid)).toBe(statusOfSignal(Signal.SIGKILL));
    expect(errnoOf(() => sendSignal(kernel, target.pid, Signal.SIGTERM))).toBe(Errno.ESRCH);
  });

  it("SIGCHLD tells a parent that handles it of a child's end", () => {
    kernel.endProcess(target.slot, 0);
    expect(takePendingSignal(kernel, main.slot)).toBe(0);
    dispose(main, ProcessField.HANDLED, Signal.SIGCHLD);
    kernel.endProcess(start(kernel, main.pid).slot, 0);
    expect(takePendingSignal(kernel, main.slot)).toBe(Signal.SIGCHLD);
  });

  it("ends a process once when it comes from two sides", () => {
    expect(sendSignal(main.kernel, target.pid, Signal.SIGTERM)).toBe("killed");
    expect(sendSignal(kernel, target.pid, Signal.SIGKILL)).toBe("ignored");
    expect(kernel.processes.reap(target.pid, main.pid)).toBe(statusOfSignal(Signal.SIGTERM));
  });
});

describe("a signal that is blocked", () => {
  it("stays pending whatever its action, until it is let through or accepted", () => {
    kernel.processes.set(target.slot, ProcessField.BLOCKED, (1 << Signal.SIGTERM) | (1 << Signal.SIGCHLD));
    dispose(target, ProcessField.IGNORED, Signal.SIGTERM);
    for (const signal of [Signal.SIGTERM, Signal.SIGCHLD]) expect(sendSignal(kernel, target.pid, signal, main.pid)).toBe("pending");
    expect(takePendingSignal(kernel, target.slot)).toBe(0);
    expect(takePendingSignal(kernel, target.slot, 1 << Signal.SIGCHLD)).toBe(Signal.SIGCHLD);
    expect(kernel.processes.get(target.slot, ProcessField.SENDERS + Signal.SIGCHLD)).toBe(main.pid);
    kernel.processes.set(target.slot, ProcessField.BLOCKED, 0);
    expect(takePendingSignal(kernel, target.slot)).toBe(Signal.SIGTERM);
  });
});

describe("a stopped process", () => {
  beforeEach(() => void sendSignal(kernel, target.pid, Signal.SIGSTOP));

  it("goes on with SIGCONT, and its parent hears of both", () => {
    dispose(main, ProcessField.HANDLED, Signal.SIGCHLD);
    expect(isStopped(kernel, target.slot)).toBe(true);
    expect(takePendingSignal(kernel, target.slot)).toBe(0);
    expect(sendSignal(kernel, target.pid, Signal.SIGCONT)).toBe("ignored");
    expect(isStopped(kernel, target.slot)).toBe(false);
    expect(takePendingSignal(kernel, main.slot)).toBe(Signal.SIGCHLD);
  });

  it("keeps what would end it until it goes on, but for SIGKILL", () => {
    expect(sendSignal(kernel, target.pid, Signal.SIGTERM)).toBe("pending");
    sendSignal(kernel, target.pid, Signal.SIGCONT);
    expect(takePendingSignal(kernel, target.slot)).toBe(Signal.SIGTERM);
    sendSignal(kernel, target.pid, Signal.SIGSTOP);
    expect(sendSignal(kernel, target.pid, Signal.SIGKILL)).toBe("killed");
  });

  it("is stopped by SIGTSTP, too, unless that is handled", () => {
    expect(sendSignal(kernel, main.pid, Signal.SIGTSTP)).toBe("stopped");
    const other = start(kernel, main.pid);
    dispose(other, ProcessField.HANDLED, Signal.SIGTSTP);
    expect(sendSignal(kernel, other.pid, Signal.SIGTSTP)).toBe("pending");
    expect(isStopped(kernel, other.slot)).toBe(false);
  });
});
