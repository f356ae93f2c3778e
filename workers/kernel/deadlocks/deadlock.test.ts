import { describe, expect, it } from "vitest";
import { pid, tid } from "../../api/units";
import { findDeadlock, type FreeThread, type WaitingThread, type Waker } from "./deadlock";

const anyone: Waker = { kind: "anyone" };
const process = (of: number): Waker => ({ kind: "process", pid: pid(of) });
const thread = (of: number, number = 1): Waker => ({ kind: "thread", pid: pid(of), tid: tid(number), at: { file: 0, line: 0 } });
const free = (of: number, number = 1): FreeThread => ({ pid: pid(of), tid: tid(number) });

/** Thread `number` of process `of` waits for any of the wakers. */
const waits = (of: number, number: number, ...wakers: Waker[]): WaitingThread => ({
  pid: pid(of),
  tid: tid(number),
  id: `${of}.${number}`,
  reason: "lock",
  object: 0,
  at: { file: 0, line: 0 },
  held: false,
  wakers,
});

/** `whole: 1.1* 2.1`: who is stuck, those in a cycle with a star. */
function found(waiting: readonly WaitingThread[], ...running: FreeThread[]): string {
  const deadlock = findDeadlock({ free: running, waiting });
  if (deadlock === undefined) return "none";
  const names = deadlock.stuck.map(({ id, inCycle }) => (inCycle ? `${id}*` : id));
  return `${deadlock.whole ? "whole" : "partial"}: ${names.join(" ")}`;
}

describe("a deadlock", () => {
  it("is two that wait for each other, and who waits for them", () => {
    expect(found([waits(1, 1, thread(2)), waits(2, 1, thread(1)), waits(3, 1, process(1))])).toBe("whole: 1.1* 2.1* 3.1");
  });

  it("is of some, when another goes on that none of them waits for", () => {
    expect(found([waits(1, 1, thread(2)), waits(2, 1, thread(1))], free(3))).toBe("partial: 1.1* 2.1*");
  });

  it("is a ring, however long", () => {
    const ring = Array.from({ length: 200 }, (_, index) => waits(index + 1, 1, thread(((index + 1) % 200) + 1)));
    expect(found(ring)).toMatch(/^whole: 1\.1\* 2\.1\*.* 200\.1\*$/);
  });

  it("is one that waits for itself", () => {
    expect(found([waits(1, 1, thread(1))])).toBe("whole: 1.1*");
  });

  it("is one that waits for what nobody is left to give", () => {
    expect(found([waits(1, 1, anyone), waits(2, 1, anyone)])).toBe("whole: 1.1 2.1");
  });

  it("is one that waits for a thread that is gone, though others go on", () => {
    expect(found([waits(1, 1, thread(1, 7))], free(1, 2))).toBe("partial: 1.1");
  });

  it("is one that waits for a process whose only thread waits for it", () => {
    expect(found([waits(1, 1, process(2)), waits(2, 1, process(1), process(2))])).toBe("whole: 1.1* 2.1*");
  });
});

describe("no deadlock", () => {
  it("is where nobody waits, or nobody is", () => {
    expect(found([], free(1))).toBe("none");
    expect(found([])).toBe("none");
  });

  it("is a chain that ends with one who goes on", () => {
    expect(found([waits(1, 1, thread(2)), waits(2, 1, thread(3)), waits(3, 1, process(4))], free(4, 0))).toBe("none");
  });

  it("is a cycle that has a way out", () => {
    expect(found([waits(1, 1, thread(2), thread(3)), waits(2, 1, thread(1))], free(3))).toBe("none");
  });

  it("is a wait that anyone may end, while anyone goes on, be it by way of others", () => {
    expect(found([waits(1, 1, anyone), waits(2, 1, process(3))], free(3))).toBe("none");
  });

  it("is a wait for a process of which one thread goes on", () => {
    expect(found([waits(1, 1, process(2)), waits(2, 1, thread(1))], free(2, 2))).toBe("none");
  });
});
