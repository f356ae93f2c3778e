import { readFileSync, writeFileSync } from "node:fs";
import { pid } from "../../api/units";
import { makeSnapshot } from "../pyodide/snapshot";
import { fastcallsOf } from "./fastcalls";
import { createSyscalls } from "./syscalls";

/** Build step, in Node: `make-snapshot <python.json> <folder of Pyodide> <file to write>`. */
const [pythonFile = "", indexUrl = "", target = ""] = process.argv.slice(2);

const python = JSON.parse(readFileSync(pythonFile, "utf8")) as Record<string, string>;
const syscalls = createSyscalls(() => {
  throw new Error("the snapshot is of no process: no system call can be made while it is taken");
});
// But modules ask for it when they are imported.
syscalls.getpid = () => pid(0);
try {
  writeFileSync(target, await makeSnapshot({ indexUrl, python, syscalls, fastcalls: fastcallsOf(syscalls) }));
} catch (error) {
  // The stack's source line would be all of Pyodide.
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
}
// Pyodide keeps the event loop alive.
process.exit(0);
