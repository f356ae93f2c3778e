import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { lines, ofKind } from "../../expect.mjs";
import { refusals } from "./refusals.mjs";

/** What must differ here from Python on a machine of one's own: `docs/python-here.md` claims it, and the hints of a lab tell of it. */
const here = (row) => ({ ...row, native: false });

const missing = ["numpy", "pandas", "pip", "tkinter", "turtle", "curses", "readline", "venv"];
const refusedLines = readFileSync(join(import.meta.dirname, "refused.py"), "utf8").split("\n");

export default [
  here({
    file: "numbers.py",
    deadline: 60_000,
    stdout: [
      "True 4 4",
      "OverflowError: cannot fit 'int' into an index-sized integer",
      "OverflowError: cannot fit 'int' into an index-sized integer",
      "OverflowError: cannot fit 'int' into an index-sized integer",
      "OverflowError: Python int too large to convert to C ssize_t",
      "MemoryError: ",
      "1267650600228229401496703205376 30000000003",
    ],
  }),
  here({
    file: "network.py",
    deadline: 60_000,
    stdout:
      "gaierror: [Errno -3] Temporary failure in name resolution\n".repeat(2) +
      "URLError: <urlopen error [Errno -3] Temporary failure in name resolution>\nURLError: <urlopen error [Errno 111] Connection refused>\n" +
      "OSError: [Errno 101] Network is unreachable\nTrue\nOSError: [Errno 95] Operation not supported\n127.0.0.1 ('192.0.2.1', 80)\n",
  }),
  here({
    file: "programs.py",
    stdout: `${"FileNotFoundError: No such file or directory\n".repeat(3)}32512\nFileNotFoundError: No such file or directory\nOSError: Function not implemented\n`,
    stderr: "sh: 1: ls: not found\n",
  }),
  here({
    file: "library.py",
    stdout: [...missing.map((name) => `${name}: No module named '${name}'`), "sqlite3: here", "ctypes: here", "ssl: here"],
  }),
  here({
    file: "system.py",
    stdout: "80 24 80 24\nTrue\nTrue 256\nOSError: Load averages are unobtainable\nOSError: [Errno 25] Inappropriate ioctl for device\n",
  }),
  here({ file: "files.py", stdout: "['files.py']\nNo such file or directory\n['data.csv', 'files.py']\n" }),
  here({
    file: "space.py",
    stdout: "fits ENOSPC fits\n",
    check: (result) =>
      assert.deepEqual(
        ofKind(result, "limit-reached").map(({ limit }) => limit),
        ["file-space"],
      ),
  }),
  here({
    file: "clock.py",
    check: (result) => {
      const [step, slept, zone] = lines(result);
      assert.ok(Number(step) >= 1_000 && Number(step) <= 1_000_000, `a step of ${step} ns`);
      assert.deepEqual([slept, zone], ["True", "UTC 0"]);
    },
  }),
  here({
    file: "top_level_await.py",
    exitCode: 1,
    stderr: /SyntaxError: 'await' outside function\n$/,
    check: (result) => assert.match(ofKind(result, "exception")[0].name, /^SyntaxError: 'await' outside function/),
  }),
  here({
    file: "refused.py",
    warm: 3,
    stderr: undefined,
    check: (result) =>
      assert.deepEqual(
        ofKind(result, "exception").map(({ line, name }) => [refusedLines[line - 1].trim(), name]),
        refusals,
      ),
  }),
];
