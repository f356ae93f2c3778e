import { describe, expect, it } from "vitest";
import type { Program, SourceFile } from "../api/engine";
import { event } from "../trace/trace.test-support";
import { attempt, type Plan, runsOf } from "./attempt";
import { hasConstant, withConstants } from "./constants";
import type { FinishedRun } from "./evidence";
import { child, main, prints, runOf } from "./grading.test-support";

const plan: Plan = {
  checks: [
    { kind: "ends", id: "ends" },
    { kind: "last-line", id: "last-line", match: "^{sum}$" },
  ],
  runs: 2,
  values: { sum: "6" },
  variants: [{ set: { NUMBERS: "[4, 5]" }, values: { sum: "9" } }],
  baseline: null,
  cores: 4,
};

const files: readonly SourceFile[] = [{ name: "exercise.py", text: "NUMBERS = [1, 2, 3]  # to add\nprint(sum(NUMBERS))\n" }];

/** "Runs" a program that prints the sum of its NUMBERS, or what `answer` says, and takes as long as `took` says, in ms. */
function engine(answer = (program: Program) => sumOf(program), took = [100]) {
  const programs: string[] = [];
  const execute = async (program: Program, values: FinishedRun["values"]): Promise<FinishedRun> => {
    const ms = took[programs.length % took.length]!;
    programs.push(program.files[0]!.text);
    return runOf([main(ms + 1), child(101, 5, 20)], [prints(30, 100, `${answer(program)}\n`)], { program, values });
  };
  return { programs, execute };
}

function sumOf({ files: [file] }: Program): string {
  const numbers = /\[(.*)\]/.exec(file!.text)![1]!.split(",").map(Number);
  return String(numbers.reduce((sum, number) => sum + number, 0));
}

describe("an attempt", () => {
  it("is as many runs as its plan says, and one for each variant", async () => {
    const { programs, execute } = engine();
    const made = await attempt(plan, files, execute);
    expect(made).toMatchObject({ passed: true, runs: 3 });
    expect(runsOf(plan)).toHaveLength(3);
    expect(programs.map((text) => text.split("\n")[0])).toEqual([
      "NUMBERS = [1, 2, 3]  # to add",
      "NUMBERS = [1, 2, 3]  # to add",
      "NUMBERS = [4, 5]",
    ]);
  });

  it("ends with the first run that fails, and says which", async () => {
    const { execute } = engine(() => "6");
    const made = await attempt(plan, files, execute);
    expect(made).toMatchObject({ passed: false, runs: 3 });
    expect(made?.findings.map(({ check, verdict, run }) => [check.id, verdict, run])).toEqual([
      ["ends", "passed", 2],
      ["last-line", "failed", 2],
    ]);
    expect(await attempt(plan, files, engine(() => "7").execute)).toMatchObject({ passed: false, runs: 1 });
  });

  it("is none if a run is not let end", async () => {
    expect(await attempt(plan, files, async () => null)).toBeNull();
  });

  it("measures the best of several runs against the best of the baseline's", async () => {
    const checks = [{ kind: "speed-up", id: "speed-up", atLeast: 2, cores: 4 }] as const;
    const measured: Plan = { ...plan, checks, variants: [], baseline: files };
    expect(runsOf(measured)).toHaveLength(4);
    expect(runsOf(measured, [300])).toHaveLength(2);
    // The baseline's runs, then its own.
    const fast = await attempt(measured, files, engine(undefined, [300, 250, 900, 100]).execute);
    expect(fast?.findings[0]).toMatchObject({ verdict: "passed", seen: { code: "speed-up", ratio: 2.5 } });
    const slow = await attempt(measured, files, engine(undefined, [300, 250, 200, 200]).execute);
    expect(slow).toMatchObject({ passed: false, findings: [{ verdict: "failed", seen: { code: "speed-up", ratio: 1.25 } }] });
    const again = await attempt(measured, files, engine(undefined, [500]).execute, slow?.baseline);
    expect(again).toMatchObject({ baseline: [300e6, 250e6], findings: [{ seen: { ratio: 0.5 } }] });
    const wrong = { ...measured, checks: [...checks, { kind: "ends", id: "ends", exitCode: 3 } as const] };
    const unmeasured = await attempt(wrong, files, engine(undefined, [200]).execute);
    expect(unmeasured?.findings).toMatchObject([{ verdict: "untold", seen: { code: "not-measured" } }, { verdict: "failed" }]);
    const alone = await attempt({ ...measured, cores: 1 }, files, engine(undefined, [200]).execute);
    expect(alone).toMatchObject({ passed: true, findings: [{ verdict: "untold", seen: { code: "too-few-cores", cores: 1, needed: 4 } }] });
  });

  it("fails what it can't see, when the trace was full", async () => {
    const full = async (program: Program, values: FinishedRun["values"]) =>
      runOf([main(100), event("lost", 50, 100, { count: 12 })], [prints(30, 100, "6\n")], { program, values });
    const made = await attempt(plan, files, full);
    expect(made?.findings[1]).toMatchObject({ verdict: "failed", seen: { code: "lost", events: 12 } });
  });
});

describe("a constant", () => {
  it("stands on a line of its own, and its value ends there", () => {
    const has = (text: string) => hasConstant(text, "NUMBERS");
    expect(has('import os\nNUMBERS = [1, "]", 3]  # (all\n')).toBe(true);
    expect(has("NUMBERS = [\n    1,\n]\n")).toBe(false);
    expect(has("    NUMBERS = 3\n")).toBe(false);
    expect(has("NUMBERS == 3\n")).toBe(false);
    expect(has("print(NUMBERS)\n")).toBe(false);
  });

  it("is set to another value, and all else is left", () => {
    const set = withConstants([{ name: "a.py", text: "A = 1\nB = 2\nprint(A)\n" }], { A: "$&", C: "3" });
    expect(set).toEqual([{ name: "a.py", text: "A = $&\nB = 2\nprint(A)\n" }]);
  });
});
