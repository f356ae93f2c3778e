import { describe, expect, it } from "vitest";
import { VISIBLE } from "../../shared/visible";
import { gated } from "./gate";
import { createSyscalls } from "./syscalls";

describe("the gate", () => {
  it("comes before each call, with what others can see of it", () => {
    const seen: unknown[] = [];
    const calls = gated({ getpid: () => seen.push("getpid"), sem_post: (handle: number) => seen.push(`sem_post ${handle}`) }, (operation) =>
      seen.push(operation),
    );
    calls.getpid();
    calls.sem_post(3);
    expect(seen).toEqual([undefined, "getpid", "semaphore", "sem_post 3"]);
  });

  it("keeps back who may not pass", () => {
    const refuse = (): never => {
      throw new Error("killed");
    };
    let called = false;
    expect(() => gated({ exit: () => (called = true) }, refuse).exit()).toThrow("killed");
    expect(called).toBe(false);
  });

  it("is told of calls that there are", () => {
    const calls = createSyscalls(() => {
      throw new Error("of no process");
    });
    expect(Object.keys(VISIBLE.calls).filter((name) => !(name in calls))).toEqual([]);
  });
});
