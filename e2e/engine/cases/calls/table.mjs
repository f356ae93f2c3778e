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

/** Each call is in one row of the table, whose program makes it. */
function tableIsTrue() {
  const rows = readFileSync(TABLE, "utf8").split("\n").filter((line) => line.startsWith("| `"));
  const calls = rows.flatMap((row) => {
    const [, named, , , file] = row.split("|");
    const text = readFileSync(join(CASES, file.replaceAll(/[ `]/g, "")), "utf8");
    return named.match(/[\w.]+/g).map((call) => ({ call, made: text.includes(call) }));
  });
  assert.deepEqual(calls.filter(({ made }) => !made), [], "calls that no program makes");
  assert.equal(new Set(calls.map(({ call }) => call)).size, calls.length, "a call in two rows");
}

export default [
  ...["select_calls", "fcntl_calls", "os_files", "os_processes", "sqlite3_calls", "mmap_calls", "time_calls", "resource_calls"].map((name) => program(name, {})),
  program("refused", { native: false, check: tableIsTrue }),
];
