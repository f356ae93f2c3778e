import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { Pid } from "../api/units";
import { ns, pid, tid } from "../api/units";
import { KernelError } from "./memory/errno";
import type { Kernel } from "./kernel";
import { holdsLock, newKernel, start } from "./kernel.test-support";
import { Header, Offset, PipeField } from "./memory/layout";
import { OutputReader } from "./logs/output-log";
import { INIT, ProcessState } from "./processes/processes";
import { statusOfExit, statusOfSignal } from "./processes/wait-status";
import { sendSignal, Signal } from "./processes/signals";
import { StringReader } from "./memory/string-table";

/**
 * What threads do to each other, on one thread: the first operation is interrupted before its n-th atomic access,
 * for every n, and something else happens there.
 */
const ACCESSES = ["load", "store", "add", "sub", "or", "and", "exchange", "compareExchange"] as const;

let interrupt: (() => void) | undefined;

beforeEach(() => {
  for (const access of ACCESSES) {
    const original = Atomics[access] as (...args: unknown[]) => number;
    vi.spyOn(Atomics, access).mockImplementation(((...args: unknown[]) => {
      interrupt?.();
      return original(...args);
    }) as never);
  }
});

afterEach(() => {
  interrupt = undefined;
  vi.restoreAllMocks();
});

/** Runs `operation`, and `meanwhile` before its `point`-th atomic access; false when it has fewer. */
function interrupted(operation: () => void, point: number, meanwhile: () => void): boolean {
  let count = 0;
  let reached = false;
  interrupt = () => {
    if (++count !== point) return;
    reached = true;
    interrupt = undefined;
    meanwhile();
  };
  operation();
  interrupt = undefined;
  return reached;
}

/** A scene of two processes; `setUp` makes a new one for every point of interruption. */
function everyMeeting(setUp: () => { kernel: Kernel; one: { pid: Pid; act(): void }; other(): void; check(point: number): void }): void {
  for (let point = 1; ; point++) {
    const { kernel, one, other, check } = setUp();
    let met = false;
    const reached = interrupted(one.act, point, () => {
      // With a lock held by the first, the second would have to wait: another point shows what it does then.
      if (holdsLock(kernel, one.pid)) return;
      met = true;
      other();
    });
    if (!met) other();
    check(point);
    if (!reached) return;
  }
}

describe("two processes at once", { timeout: 60_000 }, () => {
  it("close the last two ends of a pipe: it is freed once, and who gets it next keeps it", () => {
    everyMeeting(() => {
      const kernel = newKernel();
      const [reader, writer, third] = [start(kernel), start(kernel), start(kernel)];
      const pipe = kernel.pipes.create();
      kernel.descriptors.open(reader.slot, 3, { read: pipe, write: undefined });
      kernel.descriptors.open(writer.slot, 3, { read: undefined, write: pipe });
      const made: number[] = [];
      const take = () => {
        const next = third.kernel.pipes.create();
        third.kernel.descriptors.open(third.slot, 10 + made.length, { read: next, write: next });
        made.push(next);
      };
      return {
        kernel,
        one: { pid: reader.pid, act: () => reader.kernel.descriptors.close(reader.slot, 3) },
        other: () => {
          writer.kernel.descriptors.close(writer.slot, 3);
          take();
        },
        check: (point) => {
          take();
          take();
          expect(new Set(made).size, `interrupted at ${point}`).toBe(3);
          expect(made.map((next) => kernel.memory.words[Offset.pipe(next, PipeField.ENDS)])).toEqual([3, 3, 3]);
        },
      };
    });
  });

  it("kill a third: it ends once, with one status, and is reaped once", () => {
    everyMeeting(() => {
      const kernel = newKernel();
      const [main, killer] = [start(kernel), start(kernel)];
      const victim = start(kernel, main.pid);
      const kills: number[] = [];
      const statuses: (number | undefined)[] = [];
      return {
        kernel,
        one: { pid: killer.pid, act: () => void (killer.kernel.endProcess(victim.slot, statusOfSignal(15)) && kills.push(15)) },
        other: () => {
          if (main.kernel.endProcess(victim.slot, statusOfSignal(9))) kills.push(9);
          statuses.push(main.kernel.processes.reap(victim.pid, main.pid));
        },
        check: (point) => {
          expect(kills, `interrupted at ${point}`).toHaveLength(1);
          if (statuses[0] === undefined) statuses.push(main.kernel.processes.reap(victim.pid, main.pid));
          expect(statuses.at(-1)).toBe(statusOfSignal(kills[0] ?? 0));
          const { slot } = kernel.processes.create(main.pid);
          expect(new Set(kernel.processes.slots())).toEqual(new Set([main.slot, killer.slot, slot]));
          expect(Atomics.load(kernel.memory.words, Header.ALIVE)).toBe(3);
        },
      };
    });
  });

  it("end, being parent and child: no zombie stays, and the slot's next process lives", () => {
    for (const parentFirst of [true, false]) {
      everyMeeting(() => {
        const kernel = newKernel();
        const main = start(kernel);
        const parent = start(kernel, main.pid);
        const child = start(kernel, parent.pid);
        const [first, second] = parentFirst ? [parent, child] : [child, parent];
        let next: Pid | undefined;
        return {
          kernel,
          one: { pid: first.pid, act: () => void first.kernel.endProcess(first.slot, statusOfExit(0)) },
          other: () => {
            second.kernel.endProcess(second.slot, statusOfExit(0));
            next = main.kernel.processes.create(main.pid).pid;
          },
          check: (point) => {
            expect(kernel.processes.reap(parent.pid, main.pid)).toBe(0);
            const left = kernel.processes.slots().map((slot) => kernel.processes.pidOf(slot));
            expect(new Set(left), `interrupted at ${point}`).toEqual(new Set([main.pid, next]));
          },
        };
      });
    }
  });

  it("end, the parent being reaped at once: the child's end is told nobody, and fails for nobody", () => {
    for (const kill of [false, true]) {
      everyMeeting(() => {
        const kernel = newKernel();
        const [main, killer] = [start(kernel), start(kernel)];
        const parent = start(kernel, main.pid);
        const child = start(kernel, parent.pid);
        const act = () =>
          kill ? sendSignal(killer.kernel, child.pid, Signal.SIGKILL) : child.kernel.endProcess(child.slot, statusOfExit(0));
        let ended: unknown;
        return {
          kernel,
          one: { pid: kill ? killer.pid : child.pid, act: () => void (ended = act()) },
          other: () => {
            parent.kernel.endProcess(parent.slot, statusOfExit(0));
            expect(main.kernel.processes.reap(parent.pid, main.pid)).toBe(statusOfExit(0));
          },
          check: (point) => {
            expect(ended, `interrupted at ${point}`).toBe(kill ? "killed" : true);
            expect(kernel.processes.slots()).toEqual([main.slot, killer.slot]);
          },
        };
      });
    }
  });

  it("kill what has just ended and been reaped: the slot's next process lives", () => {
    everyMeeting(() => {
      const kernel = newKernel();
      const [main, killer] = [start(kernel), start(kernel)];
      const victim = start(kernel, main.pid);
      let next: Pid | undefined;
      return {
        kernel,
        one: { pid: killer.pid, act: () => void sendIfThere(killer.kernel, victim.pid) },
        other: () => {
          victim.kernel.endProcess(victim.slot, statusOfExit(0));
          main.kernel.processes.reap(victim.pid, main.pid);
          Atomics.store(kernel.memory.words, Header.NEXT_SLOT, victim.slot);
          next = main.kernel.processes.create(main.pid).pid;
        },
        check: (point) => {
          const slot = kernel.processes.find(next ?? INIT);
          expect(slot !== undefined && kernel.processes.alive(slot), `interrupted at ${point}`).toBe(true);
        },
      };
    });
  });

  it("end and wait: a child's status is seen by its parent once, or the parent is told to wait", () => {
    everyMeeting(() => {
      const kernel = newKernel();
      const main = start(kernel);
      const child = start(kernel, main.pid);
      const seen: (number | undefined)[] = [];
      return {
        kernel,
        one: { pid: child.pid, act: () => void child.kernel.endProcess(child.slot, statusOfExit(4)) },
        other: () => seen.push(main.kernel.processes.reap(child.pid, main.pid)),
        check: (point) => {
          if (seen[0] === undefined) seen.push(main.kernel.processes.reap(child.pid, main.pid));
          expect(seen.at(-1), `interrupted at ${point}`).toBe(statusOfExit(4));
          expect(kernel.processes.slots()).toEqual([main.slot]);
        },
      };
    });
  });

  it("take and post a semaphore: no count is lost", () => {
    everyMeeting(() => {
      const kernel = newKernel();
      const [one, other] = [start(kernel), start(kernel)];
      const handle = kernel.semaphores.create(0, 1, 10);
      let taken = 0;
      return {
        kernel,
        one: { pid: one.pid, act: () => void (one.kernel.semaphores.tryWait(handle) && taken++) },
        other: () => {
          other.kernel.semaphores.post(handle);
          if (other.kernel.semaphores.tryWait(handle)) taken++;
          other.kernel.semaphores.post(handle);
        },
        check: (point) => expect(kernel.semaphores.value(handle), `interrupted at ${point}`).toBe(3 - taken),
      };
    });
  });
});

function sendIfThere(kernel: Kernel, target: Pid): void {
  try {
    sendSignal(kernel, target, Signal.SIGKILL);
  } catch (error) {
    if (!(error instanceof KernelError)) throw error;
  }
}

/** The worker is terminated there: an exception that nothing in the kernel catches. */
class Death extends Error {}

/** Has a process die in the middle of `act`, at every point; its locks are then broken, as the supervisor does. */
function everyDeath(setUp: () => { kernel: Kernel; dying: Pid; act(): unknown; check(point: number): void }): void {
  for (let point = 1; ; point++) {
    const { kernel, dying, act, check } = setUp();
    let died = false;
    try {
      interrupted(
        () => void act(),
        point,
        () => {
          died = true;
          throw new Death();
        },
      );
    } catch (error) {
      if (!(error instanceof Death)) throw error;
    }
    interrupt = undefined;
    kernel.breakLocksOf(dying);
    expect(holdsLock(kernel, dying)).toBe(false);
    check(point);
    if (!died) return;
  }
}

describe("a death in the middle", { timeout: 60_000 }, () => {
  const text = new TextEncoder().encode("hello, world");

  it("of a write leaves a pipe with all of it or none", () => {
    everyDeath(() => {
      const kernel = newKernel();
      const dying = start(kernel);
      const pipe = kernel.pipes.create();
      kernel.pipes.addReader(pipe);
      kernel.pipes.addWriter(pipe);
      kernel.pipes.tryWrite(pipe, text);
      return {
        kernel,
        dying: dying.pid,
        act: () => dying.kernel.pipes.tryWrite(pipe, text),
        check: (point) => {
          const into = new Uint8Array(100);
          const length = kernel.pipes.tryRead(pipe, into) ?? 0;
          const whole = new TextDecoder().decode(into.subarray(0, length));
          expect(["hello, world", "hello, worldhello, world"], `died at ${point}`).toContain(whole);
        },
      };
    });
  });

  it("of output leaves whole chunks, whose numbers agree with what writers were told", () => {
    everyDeath(() => {
      const kernel = newKernel();
      const reader = new OutputReader(kernel.memory);
      const dying = start(kernel);
      const write = (process: Pid, words: string) =>
        kernel.output.tryWrite(ns(0), process, tid(1), 1, new TextEncoder().encode(words))?.sequence;
      return {
        kernel,
        dying: dying.pid,
        act: () => write(dying.pid, "dying"),
        check: (point) => {
          const sequence = write(INIT, "after");
          const chunks: string[] = [];
          reader.drain((chunk) => chunks.push(chunk.text === "after" ? `after ${chunk.sequence}` : chunk.text), Infinity);
          expect(chunks.at(-1), `died at ${point}`).toBe(`after ${sequence}`);
          expect([[], ["dying"]]).toContainEqual(chunks.slice(0, -1));
        },
      };
    });
  });

  it("of naming leaves the names of others as they are", () => {
    everyDeath(() => {
      const kernel = newKernel();
      const dying = start(kernel);
      const before = kernel.strings.intern("before");
      return {
        kernel,
        dying: dying.pid,
        act: () => dying.kernel.strings.intern("dying"),
        check: (point) => {
          const reader = new StringReader(kernel.memory);
          const after = kernel.strings.intern("after");
          expect([reader.text(before), reader.text(after)], `died at ${point}`).toEqual(["before", "after"]);
        },
      };
    });
  });

  it("of making a semaphore leaves all others", () => {
    everyDeath(() => {
      const kernel = newKernel();
      const dying = start(kernel);
      const before = kernel.semaphores.create(0, 3, 5);
      return {
        kernel,
        dying: dying.pid,
        act: () => dying.kernel.semaphores.create(0, 1, 1),
        check: (point) => {
          const after = kernel.semaphores.create(0, 2, 4);
          expect(after).not.toBe(before);
          expect([kernel.semaphores.value(before), kernel.semaphores.value(after)], `died at ${point}`).toEqual([3, 2]);
        },
      };
    });
  });

  it("of making a process leaves a table that others can use", () => {
    everyDeath(() => {
      const kernel = newKernel();
      const dying = start(kernel);
      return {
        kernel,
        dying: dying.pid,
        act: () => dying.kernel.processes.create(dying.pid),
        check: (point) => {
          const { slot, pid: made } = kernel.processes.create(INIT);
          expect(kernel.processes.find(made), `died at ${point}`).toBe(slot);
          expect(kernel.processes.find(pid(0))).toBeUndefined();
          for (const used of kernel.processes.slots()) expect(kernel.processes.state(used)).not.toBe(ProcessState.ZOMBIE);
        },
      };
    });
  });
});
