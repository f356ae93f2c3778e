import { describe, expect, it } from "vitest";
import { child, main, prints, runOf, said } from "./grading.test-support";
import { printedLines } from "./lines";

const people = [main(100), child(101, 5, 90), child(102, 5, 90)];
const printed = [prints(20, 101, "a 1\n"), prints(30, 102, "b 2\n"), prints(40, 100, "the end\n")];
const run = runOf(people, printed);

describe("lines", () => {
  it("are put together by process, whoever wrote in between", () => {
    const { output } = runOf(people, [prints(20, 101, "a"), prints(21, 102, "b"), prints(22, 101, "\n"), prints(23, 102, "\n \nc")]);
    expect(printedLines(output).map(({ pid, text, time }) => [pid, text, time / 1e6])).toEqual([
      [101, "a", 20],
      [102, "b", 21],
      [102, "c", 23],
    ]);
  });

  it("each match a pattern, in any order or in this one", () => {
    expect(said(run, { kind: "lines", match: ["^b", "^a"] })).toEqual(["passed at 30 ms of 102", { code: "lines", count: 2 }]);
    expect(said(run, { kind: "lines", match: ["^b", "^a"], inOrder: true })[1]).toEqual({ code: "line-out-of-order", pattern: "a" });
    expect(said(run, { kind: "lines", match: ["^a", "end"], inOrder: true })[0]).toMatch("passed");
    expect(said(run, { kind: "lines", match: ["^c"] })[1]).toEqual({ code: "line-missing", pattern: "c" });
  });

  it("are one for each pattern", () => {
    expect(said(run, { kind: "lines", match: ["^a", "^a"] })[1]).toEqual({ code: "line-missing", pattern: "a" });
    const both = runOf(people, [prints(20, 101, "ab\n"), prints(21, 101, "ac\n")]);
    expect(said(both, { kind: "lines", match: ["^a", "^ab"] })[0]).toMatch("passed");
  });

  it("are of the main process or of its children, and there may be no others", () => {
    expect(said(run, { kind: "lines", by: "main", match: ["^a"] })[0]).toMatch("failed");
    expect(said(run, { kind: "lines", by: "children", match: ["^a", "^b"], only: true })[0]).toMatch("passed");
    expect(said(run, { kind: "lines", match: ["^a", "^b"], only: true })[1]).toEqual({
      code: "line-unexpected",
      text: "the end",
      process: "MainProcess",
    });
  });

  it("have this run's values in their patterns, as they are", () => {
    const valued = { ...run, values: { letter: "a", sum: "1+1" } };
    expect(said(valued, { kind: "lines", match: ["^{letter} \\d{1}$"] })[0]).toMatch("passed");
    expect(said(valued, { kind: "lines", match: ["^{sum}$"] })[1]).toEqual({ code: "line-missing", pattern: "1+1" });
  });

  it("are counted", () => {
    expect(said(run, { kind: "count-lines", of: "\\d$", exactly: 2 })).toEqual([
      "passed at 20 ms of 101",
      { code: "line-count", count: 2 },
    ]);
    expect(said(run, { kind: "count-lines", of: "\\d$", by: "main", atLeast: 1 })[0]).toMatch("failed");
  });
});

describe("a different line by each", () => {
  it("is told by the pattern's group", () => {
    expect(said(run, { kind: "different", of: "(\\d)$", exactly: 2 })[1]).toEqual({ code: "different", texts: ["1", "2"] });
    const same = runOf(people, [prints(20, 101, "a 1\n"), prints(30, 102, "b 1\n")]);
    expect(said(same, { kind: "different", of: "(\\d)$", exactly: 2 })).toEqual([
      "failed at 30 ms of 102",
      { code: "same", text: "1", processes: ["Process-1", "Process-2"] },
    ]);
  });

  it("is not several by one", () => {
    const one = runOf(people, [prints(20, 101, "a 1\na 2\n")]);
    expect(said(one, { kind: "different", of: "(\\d)$", exactly: 2 })[0]).toMatch("failed");
    const main = runOf(people, [prints(20, 101, "a 1\n"), prints(30, 100, "a 2\n")]);
    expect(said(main, { kind: "different", of: "(\\d)$", exactly: 2 })[0]).toMatch("failed");
  });
});

describe("the last line", () => {
  it("is the main process's, unless another's is asked for", () => {
    expect(said(run, { kind: "last-line", match: "^the end$" })[0]).toBe("passed at 40 ms of 100");
    const late = runOf(people, [prints(40, 100, "the end\n"), prints(41, 101, "the end\n")]);
    expect(said(late, { kind: "last-line", match: "^the end$" })[1]).toEqual({
      code: "last-line",
      text: "the end",
      process: "Process-1",
      whose: "children",
    });
    expect(said(late, { kind: "last-line", match: "^the end$", by: "anybody" })[0]).toMatch("passed");
    expect(said(runOf(people), { kind: "last-line", match: "." })[1]).toEqual({ code: "nothing-printed" });
  });
});
