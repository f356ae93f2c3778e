import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { readExercise } from "./read-exercises";

const yaml = `title: Two numbers
task: Add them up in a process.
hints:
  - A nudge.
solution: It is added up there.
values: { sum: 3 }
variants:
  - set: { NUMBERS: "[4, 5]" }
    values: { sum: 9 }
checks:
  - kind: processes
    exactly: 1
    advice: Make one.
  - kind: last-line
    match: ^{sum}$
`;
const program = "NUMBERS = [1, 2]\nprint(sum(NUMBERS))\n";
const good: Readonly<Record<string, string>> = {
  "exercise.yaml": yaml,
  "start.py": program,
  "solution.py": program,
  "right-a.py": program,
  "right-b.py": program,
  "wrong-a.py": "# fails: processes\n",
  "wrong-b.py": "# fails: last-line, processes\n",
  "wrong-c.py": "# fails: ends\n",
};

function read(changed: Readonly<Record<string, string | null>> = {}) {
  const folder = mkdtempSync(join(tmpdir(), "exercise-"));
  for (const [name, text] of Object.entries({ ...good, ...changed })) if (text !== null) writeFileSync(join(folder, name), text);
  return readExercise("07-x/exercises/sum", folder, "sum");
}

const withYaml = (from: string, to: string) => () => read({ "exercise.yaml": yaml.replace(from, to) });

describe("an exercise", () => {
  it("is its settings and its programs", () => {
    expect(read()).toMatchObject({
      id: "sum",
      title: "Two numbers",
      runs: 1,
      timeout: 15,
      files: [{ name: "exercise.py", text: program }],
      solution: { program, why: "It is added up there." },
      right: [{ name: "right-a.py" }, { name: "right-b.py" }],
      wrong: [{ fails: ["processes"] }, { fails: ["last-line", "processes"] }, { fails: ["ends"] }],
      variants: [{ set: { NUMBERS: "[4, 5]" }, values: { sum: "9" } }],
    });
  });

  it("asks of every program that it ends, and has the constants that variants set", () => {
    expect(read().checks.map(({ id }) => id)).toEqual(["ends", "constants", "processes", "last-line"]);
    expect(read().checks[1]).toEqual({ kind: "constants", id: "constants", names: ["NUMBERS"] });
    const own = withYaml("checks:", "checks:\n  - kind: ends\n    exitCode: 1")();
    expect(own.checks.map(({ id }) => id)).toEqual(["constants", "ends", "processes", "last-line"]);
  });

  it("can have other files to import", () => {
    const other = { "exercise.yaml": `${yaml}files: [words.py]\n`, "words.py": "WORDS = []\n" };
    expect(read(other).files.map(({ name }) => name)).toEqual(["exercise.py", "words.py"]);
  });
});

describe("a fault in an exercise", () => {
  it("is named with file and line", () => {
    const at = "07-x/exercises/sum/exercise.yaml";
    expect(withYaml("kind: processes", "kind: process")).toThrow(`${at}:11: checks.0.kind: `);
    expect(withYaml("    exactly: 1\n", "")).toThrow(`${at}:11: checks.0: must say how many: exactly, atLeast or atMost`);
    expect(withYaml("exactly: 1", "exactly: one")).toThrow(`${at}:12: checks.0.exactly: `);
    expect(withYaml("^{sum}$", "^{total}$")).toThrow(`${at}:15: checks.1.match: no value is given for {total}`);
    expect(withYaml("^{sum}$", "^({sum}$")).toThrow(`${at}:15: checks.1.match: must be a regular expression`);
    expect(withYaml("kind: last-line\n    match: ^{sum}$", "kind: processes\n    atMost: 2")).toThrow(
      `${at}:14: checks.1: another check is called processes: give this one an id of its own`,
    );
    expect(withYaml("kind: last-line\n    match: ^{sum}$", "kind: speed-up\n    atLeast: 2")).toThrow(
      "speed-up is measured against a baseline",
    );
    expect(withYaml("task: Add", "tasks: Add")).toThrow(`${at}:1: `);
  });

  it("may be in its programs", () => {
    expect(() => read({ "start.py": null })).toThrow("07-x/exercises/sum/start.py is missing");
    expect(() => read({ "right-b.py": null })).toThrow("needs at least 2 programs right-….py");
    expect(() => read({ "wrong-c.py": null })).toThrow("needs at least 3 programs wrong-….py");
    expect(() => read({ "notes.txt": "" })).toThrow("07-x/exercises/sum/notes.txt: is no file that an exercise has");
    expect(() => read({ "wrong-a.py": "print()\n" })).toThrow('07-x/exercises/sum/wrong-a.py:1: must begin with "# fails: "');
    expect(() => read({ "wrong-a.py": "# fails: joined\n" })).toThrow('wrong-a.py:1: the exercise has no check "joined"; it has ends, ');
    expect(() => read({ "right-a.py": "print(3)\n" })).toThrow('07-x/exercises/sum/right-a.py: needs a line "NUMBERS = …"');
  });
});
