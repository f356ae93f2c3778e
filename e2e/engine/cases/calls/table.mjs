import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";

/** What CPython's own calls print, in the file beside the program: `python3 <name>.py > <name>.txt`. */
const program = (name, row) => ({
  file: `${name}.py`,
  files: ["told.py"],
  stdout: readFileSync(join(import.meta.dirname, `${name}.txt`), "utf8"),
  ...row,
});

const CASES = join(import.meta.dirname, "..");
const TABLE = join(CASES, "../../../docs/calls.md");

const rows = () =>
  readFileSync(TABLE, "utf8")
    .split("\n")
    .filter((line) => line.startsWith("| `"))
    .map((line) => {
      const [, named, here, , file] = line.split("|").map((cell) => cell.trim());
      return { calls: named.match(/\w+\.\w+/g), absent: here === "absent", file: file.replaceAll("`", "") };
    });

/** Each row's program makes its calls. */
function tableIsTrue() {
  const unmade = rows()
    .filter(({ absent }) => !absent)
    .flatMap(({ calls, file }) => {
      const text = readFileSync(join(CASES, file), "utf8");
      return calls.filter((call) => !new RegExp(`\\b${call}\\b`).test(text));
    });
  assert.deepEqual(unmade, [], "calls that no program makes");
}

/** Each call that there is, here or on Linux, is in one row; those of Linux alone are said to be absent here. */
function tableIsComplete({ output, events }) {
  const there = output
    .map(({ text }) => text)
    .join("")
    .trim()
    .split("\n");
  const told = rows().flatMap(({ calls, absent }) => calls.map((call) => ({ call, absent })));
  const names = new Set(told.map(({ call }) => call));
  assert.equal(told.length, names.size, "a call in two rows");
  assert.deepEqual(
    there.filter((call) => !names.has(call)),
    [],
    "calls in no row",
  );
  if (events === undefined) return;
  assert.deepEqual(
    told.filter(({ call, absent }) => absent === there.includes(call)),
    [],
    "absent, or not",
  );
}

export default [
  ...[
    "select_calls",
    "fcntl_calls",
    "os_files",
    "os_processes",
    "sqlite3_calls",
    "mmap_calls",
    "time_calls",
    "resource_calls",
    "socket_calls",
  ].map((name) => program(name, {})),
  program("identity", { stdin: "secret\nagain\n", stderr: Array(2).fill("Warning: Password input may be echoed.\nPassword: ").join("\n") }),
  program("differs", { native: false, stderr: "sh: 1: ls: not found\n" }),
  { file: "complete.py", stdout: undefined, check: tableIsComplete },
  program("refused", { native: false, check: tableIsTrue }),
];
