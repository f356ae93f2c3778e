import { describe, expect, it } from "vitest";
import type { RunResult } from "./compare-words";
import { checkOutcome, compareWords } from "./compare-words";

const run = (id: string, label: string, seconds: number | null, more: Partial<RunResult> = {}): RunResult => ({
  id,
  label,
  duration: seconds === null ? null : seconds * 1e9,
  exitCode: 0,
  processes: 1,
  lastLine: "done",
  ...more,
});

const one = run("one", "one process", 2.4);
const two = run("two", "two processes", 1.25);

describe("a comparison of two", () => {
  it("says how much faster the second was than the first", () => {
    expect(compareWords({ compare: ["one", "two"] }, [one, two])).toBe(
      "“one process” ran for 2.40 s, “two processes” ran for 1.25 s: “two processes” was 1.9 times as fast.",
    );
  });

  it("says so, too, when the second was slower", () => {
    expect(compareWords({ compare: ["two", "one"] }, [one, two])).toBe(
      "“two processes” ran for 1.25 s, “one process” ran for 2.40 s: “one process” took 1.9 times as long.",
    );
  });

  it("makes nothing of a difference by chance", () => {
    expect(compareWords({ compare: ["a", "b"] }, [run("a", "a", 1), run("b", "b", 1.02)])).toBe(
      "“a” ran for 1.00 s, “b” ran for 1.02 s: about the same time.",
    );
  });

  it("leaves out a third", () => {
    expect(compareWords({ compare: ["one", "two"] }, [one, two, run("third", "a third", 0.1)])).not.toContain("third");
  });

  it("compares nothing with a run that failed", () => {
    expect(compareWords({ compare: ["one", "b"] }, [one, run("b", "b", 1, { exitCode: 1 })])).toBe(
      "Nothing to compare: “b” ended with exit code 1.",
    );
  });
});

describe("a sentence of the lesson's own", () => {
  it("is filled in with what came of each program", () => {
    const results = [one, run("two", "b", 1.25, { processes: 3, lastLine: "The end {one.time}" })];
    expect(compareWords({ sentence: "{one.time} with {one.processes}, {two.time} with {two.processes}: {two.last}." }, results)).toBe(
      "2.40 s with 1, 1.25 s with 3: The end {one.time}.",
    );
  });

  it("may tell of exit codes that are the point", () => {
    expect(
      compareWords({ sentence: "Exit code {a.exit} and {b.exit}." }, [
        run("a", "a", 1, { exitCode: 7 }),
        run("b", "b", null, { exitCode: -9 }),
      ]),
    ).toBe("Exit code 7 and −9.");
  });

  it("tells no time of a program that failed", () => {
    expect(compareWords({ sentence: "It took {b.time}." }, [one, run("b", "b", 1, { exitCode: 1 })])).toBe(
      "Nothing to compare: “b” ended with exit code 1.",
    );
    expect(compareWords({ sentence: "It took {one.time}." }, [one, run("b", "b", 1, { exitCode: 1 })])).toBe("It took 2.40 s.");
  });
});

describe("an outcome that names what isn't there", () => {
  it("is refused by name", () => {
    expect(() => checkOutcome({ compare: ["one", "three"] }, ["one", "two"])).toThrow("A comparison of one, two can't tell of three.");
    expect(() => checkOutcome({ sentence: "{one.time} {three.time} {two.colour} {}" }, ["one", "two"])).toThrow(
      "can't tell of {three.time}, {two.colour}, {}.",
    );
    expect(() => checkOutcome({ sentence: "{one.time} {two.last}" }, ["one", "two"])).not.toThrow();
  });
});
