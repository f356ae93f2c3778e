import { describe, expect, it } from "vitest";
import { ns, pid, tid } from "../../api/units";
import { PrintedLines } from "./printed-lines";

function printed(...writes: readonly (readonly [pid: number, text: string, stream?: "stdout" | "stderr"])[]): PrintedLines {
  const lines = new PrintedLines();
  writes.forEach(([from, text, stream = "stdout"], sequence) =>
    lines.add({ sequence, time: ns(sequence), pid: pid(from), tid: tid(1), stream, text }),
  );
  return lines;
}

const told = (lines: PrintedLines) => lines.lines.map(({ pid: from, text }) => `${from} ${text}`);

describe("printed lines", () => {
  it("are each process's own, in order of their beginnings, whoever wrote in between", () => {
    const lines = printed([1, "start:0"], [2, "start:3"], [1, "\n"], [2, "\nend"], [1, "end:0\n"], [2, ":3\n"]);
    expect(told(lines)).toEqual(["1 start:0", "2 start:3", "2 end:3", "1 end:0"]);
  });

  it("are neither blank nor on stderr", () => {
    expect(told(printed([1, "\n  \na\n\n"], [1, "Traceback\n", "stderr"]))).toEqual(["1 a"]);
  });

  it("are what a terminal shows in the end", () => {
    expect(told(printed([1, "10 %\r"], [1, "100 %\r\n\x1b[31mred\x1b[0m\n"]))).toEqual(["1 100 %", "1 red"]);
  });

  it("end with the last on the screen, which several may have written", () => {
    expect(printed([1, "one\ntwo"], [2, " and 3\n\n"]).lastLine).toBe("two and 3");
    expect(printed([1, "\n"]).lastLine).toBeNull();
  });

  it("are kept up to a number and a length; the last one is known all the same", () => {
    const lines = printed([1, "x\n".repeat(500)], [1, "y".repeat(1000)], [2, "z\n"]);
    expect(lines.lines).toHaveLength(200);
    expect(lines.lastLine).toBe("y".repeat(200));
    expect(printed([1, "y".repeat(150)], [1, "z".repeat(1000)]).lines[0]?.text).toHaveLength(200);
  });
});
