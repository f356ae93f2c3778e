import assert from "node:assert/strict";
import { lines, ofKind, spans, text } from "../../expect.mjs";

/** Of the runs of `clean_start.py`. */
const authkeys = new Set();

const ALL = ["fork", "spawn", "forkserver"];

/** What the processes printed is what the trace says. */
function exitsInTrace(result) {
  if (result.events === undefined) return;
  const servers = new Set(
    ofKind(result, "process-created")
      .filter(({ name }) => /forkserver|tracker/.test(name))
      .map(({ pid }) => pid),
  );
  const codes = ofKind(result, "process-exited")
    .filter(({ pid }) => !servers.has(pid))
    .map(({ exitCode }) => exitCode);
  assert.deepEqual(codes, [0, 0, 3, 0, 1, 7, 9, 1, -9, -15, -9, 0]);
  assert.deepEqual(
    ofKind(result, "exception").map(({ name, line }) => [name, line]),
    [["ValueError: on purpose", 23]],
  );
}

export default [
  {
    file: "identity.py",
    methods: ALL,
    stdout: (method) => {
      const module = method === "fork" ? "__main__" : "__mp_main__";
      return (
        `MainProcess None True\n${method} ['fork', 'forkserver', 'spawn']\n` +
        `${module} Process-1 False True True True MainProcess True True\n` +
        `${module} Ada True True True True MainProcess True True\n3\n`
      );
    },
  },
  {
    file: "errno_numbers.py",
    methods: ["fork", "spawn"],
    stdout:
      "missing FileNotFoundError ENOENT [Errno 2] No such file or directory\n" +
      "there FileExistsError EEXIST [Errno 17] File exists\n" +
      "folder IsADirectoryError EISDIR [Errno 21] Is a directory\n" +
      "no folder NotADirectoryError ENOTDIR [Errno 20] Not a directory\n" +
      "full OSError ENOTEMPTY [Errno 39] Directory not empty\n" +
      "no process ProcessLookupError ESRCH [Errno 3] No such process\n" +
      "no child ChildProcessError ECHILD [Errno 10] No child processes\n" +
      "no descriptor OSError EBADF [Errno 9] Bad file descriptor\n" +
      "seek OSError EINVAL [Errno 22] Invalid argument\n" +
      "broken BrokenPipeError EPIPE [Errno 32] Broken pipe\n" +
      "[Errno 2] No such file or directory: '/nope'\n" +
      "nobody ConnectionRefusedError ECONNREFUSED [Errno 111] Connection refused\n" +
      "long OSError ENAMETOOLONG [Errno 36] File name too long\n" +
      "['PermissionError', 'FileNotFoundError', 'ProcessLookupError', 'InterruptedError', 'ChildProcessError', 'BlockingIOError', 'PermissionError', 'FileExistsError', 'NotADirectoryError', 'IsADirectoryError', 'BrokenPipeError', 'ConnectionResetError', 'TimeoutError', 'ConnectionRefusedError']\n" +
      "11 11 95 98\n" +
      "['Success', 'Interrupted system call', 'Resource temporarily unavailable', 'Too many open files', 'File name too long', 'Connection reset by peer', 'State not recoverable']\n" +
      "[Errno 2] two: 'name'\n" +
      "child ChildProcessError ECHILD [Errno 10] No child processes\n",
    stderr: /^Process Process-1:\n[^]*line \d+, in in_child\n[^]*\nFileNotFoundError: \[Errno 2\] No such file or directory: 'mine'\n$/,
  },
  { file: "cpus.py", cpus: 3, methods: ALL, stdout: "3 3 3\n3 3 3\n3\n" },
  { file: "cpus.py", name: "eight_cpus", cpus: 8, stdout: "8 8 8\n8 8 8\n8\n" },
  {
    file: "exit_codes.py",
    methods: ALL,
    stdout:
      "None returns () 0\nNone exits (0,) 0\nNone exits (3,) 3\nNone exits (None,) 0\nNone exits ('a word',) 1\n" +
      "None quits (7,) 7\nNone quits (265,) 9\nNone raises () 1\nNone kills_itself () -9\n" +
      "True None terminate -15 False\nTrue None kill -9 False\n",
    stderr: /^a word\nProcess Process-8:\nTraceback \(most recent call last\):\n[^]*line 23, in raises\n[^]*ValueError: on purpose\n$/,
    check: exitsInTrace,
  },
  {
    file: "join.py",
    methods: ALL,
    stdout:
      "False None None\nNone True None True\n[] True\n" +
      "Cannot close a process while it is still running. You should first call join() or terminate().\n" +
      "True\nFalse 0 []\nprocess object is closed\ncan only join a started process\n",
    native: "no trace",
    check: (result) =>
      assert.ok(
        spans(result, "wait").some(({ name, line }) => ["poll", "pipe-read", "child"].includes(name) && line === 18),
        "the parent waits for the child",
      ),
  },
  {
    file: "daemon.py",
    methods: ALL,
    stdout: "daemonic processes are not allowed to have children\nend of main\nthe other was waited for\n",
  },
  { file: "subclass.py", methods: ALL, stdout: "('Adder of 3', 6)\n0\n('Adder of 1', 4) None\n" },
  {
    file: "nested.py",
    methods: ALL,
    stdout:
      "[(0, 'Process-1'), (1, 'Process-1:1'), (1, 'Process-1:2'), (2, 'Process-1:1:1'), (2, 'Process-1:1:2'), " +
      "(2, 'Process-1:2:1'), (2, 'Process-1:2:2')]\n7 6\n",
  },
  { file: "signals.py", methods: ALL, stdout: "handled SIGTERM\nchild 9\ncomputes 4\nTrue\n-9\n" },
  {
    file: "os_calls.py",
    stdout:
      "True True 6 6\n(0, 0)\nTrue True 15\nProcessLookupError True\nChildProcessError True\n5 b'hello'\nb''\nTrue\nBrokenPipeError\n",
  },
  {
    file: "own_classes.py",
    methods: ALL,
    deadline: 60_000,
    stdout: "True\nPoint(x=3, y=4) True\nTrue\n[Point(x=1, y=2), Pair(a=1, b=2), <Colour.RED: 1>]\nTrue True\nrefused: no\nTrue\n",
  },
  { file: "environment.py", methods: ALL, stdout: "('test = 1\\nand more', None, '/tmp/place', ['--fast'], True)\n" },
  {
    file: "clean_again.py",
    methods: ["spawn"],
    warm: 2,
    stdout: "True 8 8\nFalse False 1 False /home/pyodide False 0 1 28 1000 0.005 5 18 True\n1\n",
    native: false,
  },
  {
    file: "clean_start.py",
    methods: ["fork", "spawn"],
    times: 2,
    stdout: (method) => {
      const asBefore = "['ignore'], 'utf-8', False, ";
      const asToldAtStart = method === "spawn" ? "['error'], 'iso8859-1', True, " : asBefore;
      return `3 True\n${[asBefore, asToldAtStart].map((options) => `(True, True, ${options}'backslashreplace')\n`).join("")}`;
    },
    stderr: /^[0-9a-f]{64}\n$/,
    check: (result) => {
      const key = text(result, "stderr");
      assert.ok(!authkeys.has(key), "another run had the same key");
      authkeys.add(key);
    },
  },
  {
    file: "hashes.py",
    stdout: /^\(True, \[\], True\) True\n\[.*\] \(True, \[\], True\)\n\[.*\]\n$/,
    check: (result) => {
      // A 64-bit Python has others. These are what Pyodide has that is started with these seeds.
      const [, seeded, zero] = lines(result);
      if (result.events === undefined) return;
      assert.equal(seeded, "[4063486300, 1771121161, 3921278396] (True, [], True)");
      assert.equal(zero, "[2664282910, 2959678353, 3117494304]");
    },
  },
  {
    file: "numbers.py",
    stdout:
      "OverflowError Python int too large to convert to C long\nOverflowError signed integer is greater than maximum\n" +
      "OverflowError signed integer is less than minimum\nOverflowError Python int too large to convert to C ssize_t\n" +
      "TypeError 'str' object cannot be interpreted as an integer\n" +
      "TypeError 'str' object cannot be interpreted as an integer\n" +
      "OverflowError timestamp out of range for platform time_t\nOverflowError timestamp out of range for platform time_t\n",
  },
  { file: "killed_among_many.py", warm: 4, deadline: 60_000, stdout: "[]\n" },
];
