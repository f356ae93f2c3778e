import { describe, expect, it } from "vitest";
import { ns, pid, tid } from "@/workers";
import { interruptLines } from "./interrupt-lines";
import { createOutputModel } from "./output-model";

const traceback = (error: string) => `Traceback (most recent call last):\n  File "main.py", line 3, in <module>\n    sleep(9)\n${error}\n`;

function lines(...writes: readonly (readonly [process: number, stream: "stdout" | "stderr", text: string])[]): readonly number[] {
  const model = createOutputModel();
  for (const [sequence, [process, stream, text]] of writes.entries())
    model.append({ sequence, time: ns(sequence), pid: pid(process), tid: tid(1), stream, text });
  return interruptLines(model, ns(1));
}

const before = [1, "stdout", "one\n"] as const;

describe("what Stop had Python write", () => {
  it("is a traceback of KeyboardInterrupt, with the process's name above it", () => {
    expect(lines(before, [1, "stderr", `Process Process-1:\n${traceback("KeyboardInterrupt")}`])).toEqual([1, 2, 3, 4, 5]);
  });

  it("is not what the program prints meanwhile, nor another error", () => {
    expect(lines(before, [1, "stdout", "cleaning up\n"], [1, "stderr", traceback("KeyboardInterrupt")], [1, "stderr", "saved\n"])).toEqual([
      2, 3, 4, 5,
    ]);
    expect(lines(before, [1, "stderr", traceback("ValueError: no")])).toEqual([]);
  });

  it("is told for each process, whoever writes in between", () => {
    const [top, rest] = [traceback("KeyboardInterrupt").slice(0, 35), traceback("KeyboardInterrupt").slice(35)];
    expect(lines(before, [1, "stderr", top], [2, "stderr", traceback("KeyError: 1")], [1, "stderr", rest])).toEqual([1, 6, 7, 8]);
  });

  it("was not there before Stop", () => {
    expect(lines([1, "stderr", traceback("KeyboardInterrupt")], before)).toEqual([]);
  });
});
