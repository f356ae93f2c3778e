import { beforeEach, describe, expect, it } from "vitest";
import { newKernel, start, type TestProcess } from "../kernel/kernel.test-support";
import { ProcessField } from "../kernel/memory/layout";
import { Signal } from "../kernel/processes/signals";
import { tid } from "../api/units";
import { maybeCleansUp, providesForInterrupt } from "./interrupt";

describe("a program", () => {
  const provides = (text: string) => providesForInterrupt([{ name: "main.py", text }]);

  it("provides for an interrupt if it catches it, or does something at its end", () => {
    for (const text of [
      "except KeyboardInterrupt:",
      "except (ValueError, BaseException) as e:",
      "except:",
      "finally:",
      "atexit.register(f)",
      "def __exit__(self, *_): pass",
    ]) {
      expect(provides(`try:\n    pass\n${text}\n`), text).toBe(true);
    }
  });

  it("does not if it catches other things only", () => {
    expect(provides("try:\n    f()\nexcept ValueError:\n    pass\nwith open(name) as file:\n    pass\n")).toBe(false);
  });
});

describe("a process that was interrupted", () => {
  let kernel = newKernel();
  let main: TestProcess;
  const bit = 1 << Signal.SIGINT;

  beforeEach(() => {
    kernel = newKernel();
    main = start(kernel);
    kernel.processes.set(main.slot, ProcessField.HANDLED, bit);
  });

  it("may clean up once its handler has the signal, if it or the program makes something of it", () => {
    expect([maybeCleansUp(kernel, main.slot, true), maybeCleansUp(kernel, main.slot, false)]).toEqual([true, false]);
    kernel.processes.set(main.slot, ProcessField.OWN_HANDLERS, bit);
    expect(maybeCleansUp(kernel, main.slot, false)).toBe(true);
    kernel.processes.set(main.slot, ProcessField.PENDING, bit);
    expect(maybeCleansUp(kernel, main.slot, true)).toBe(false);
  });

  it("does not if it ignores the signal, has ended, or waits for itself", () => {
    kernel.processes.set(main.slot, ProcessField.HANDLED, 0);
    expect(maybeCleansUp(kernel, main.slot, true)).toBe(false);
    kernel.processes.set(main.slot, ProcessField.HANDLED, bit);
    main.kernel.waits.threadBegan(tid(1));
    main.kernel.waits.began(tid(1), { reason: "lock", object: 1, owner: 1 }, false, { file: 0, line: 1 });
    expect(maybeCleansUp(kernel, main.slot, true)).toBe(false);
    main.kernel.waits.ended(tid(1));
    expect(maybeCleansUp(kernel, main.slot, true)).toBe(true);
    kernel.endProcess(main.slot, 0);
    expect(maybeCleansUp(kernel, main.slot, true)).toBe(false);
  });
});
