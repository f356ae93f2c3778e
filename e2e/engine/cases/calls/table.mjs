import { readFileSync } from "node:fs";
import { join } from "node:path";

/** What CPython's own calls print, in the file beside the program: `python3 <name>.py > <name>.txt`. */
const program = (name, row) => ({
  file: `${name}.py`,
  files: ["told.py"],
  stdout: readFileSync(join(import.meta.dirname, `${name}.txt`), "utf8"),
  ...row,
});

export default [program("select_calls", {}), program("fcntl_calls", {}), program("os_files", {}), program("sqlite3_calls", {}), program("mmap_calls", {})];
