import assert from "node:assert/strict";
import { ofKind, text } from "../../expect.mjs";

/** The exception events, each "name @ file:line". */
const raised =
  (...expected) =>
  (result) =>
    assert.deepEqual(
      ofKind(result, "exception").map(({ name, file, line }) => `${name} @ ${file}:${line}`),
      expected,
    );

const traceback = (...parts) => new RegExp(`^${parts.map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, "\\$&")).join("[^]*")}$`);

export default [
  { file: "abort.py", stdout: "-6\n", exitCode: -6 },
  { file: "descriptors_gone.py", stdout: "before\n", exitCode: 120 },
  {
    file: "str_raises.py",
    stdout: "1\n",
    exitCode: 1,
    stderr: traceback(
      "Process Process-1:\nTraceback",
      "Awkward: <exception str() failed>\nError in sys.excepthook:\nTraceback (most recent call last):\n",
      "ZeroDivisionError: division by zero\n\nOriginal exception was:\nTraceback",
      "Awkward: <exception str() failed>\n",
    ),
  },
  {
    file: "frames.py",
    methods: ["fork", "spawn"],
    stdout:
      "[] None\n" +
      "['_bootstrap', '_bootstrap_inner', 'run']\n" +
      "('OSError', [])\n" +
      "('OSError', [])\n" +
      "('ProcessLookupError', [])\n" +
      "('ChildProcessError', [])\n" +
      "('ValueError', [])\n" +
      "('RuntimeError', [])\n" +
      "('ValueError', [])\n" +
      "('KeyboardInterrupt', [])\n" +
      "['_bootstrap', 'run']\n" +
      "('OSError', [])\n" +
      "True False\n" +
      "unraisable ['fail']\n" +
      "excepthook ['_bootstrap_inner', 'run', 'fail']\n" +
      "['<module>', 'nap'] True\n" +
      "True True False\n" +
      "frames.py\n" +
      "['<module>']\n",
  },
  {
    file: "syntax_error.py",
    exitCode: 1,
    stdout: "",
    stderr: /^ {2}File ".*syntax_error\.py", line 3\n {4}def f\(:\n {10}\^\nSyntaxError: invalid syntax\n$/,
    native: "no trace",
    check: (result) => {
      const [event] = ofKind(result, "exception");
      assert.match(event.name, /^SyntaxError: invalid syntax/);
      assert.equal(event.line, 3);
    },
  },
  {
    file: "exception.py",
    exitCode: 1,
    stdout: "before\n",
    stderr:
      /^Traceback \(most recent call last\):\n {2}File ".*exception\.py", line 9, in <module>\n {4}divide\(1, 0\)\n(?: {4}.*\n)?  File ".*exception\.py", line 5, in divide\n {4}return a \/ b\n {11}~~\^~~\nZeroDivisionError: division by zero\n$/,
    native: "no trace",
    check: raised("ZeroDivisionError: division by zero @ 0:5"),
  },
  {
    file: "exception_in_child.py",
    methods: ["fork", "spawn", "forkserver"],
    stdout: "exit code 1\n",
    stderr: traceback(
      "Process Process-1:\nTraceback (most recent call last):\n",
      "line 12, in child\n    inner('b')\n",
      "line 7, in inner\n    return {'a': 1}[key]\n           ~~~~~~~~^^^^^\nKeyError: 'b'\n\nThe above exception was the direct cause of the following exception:\n\nTraceback (most recent call last):\n",
      "in _bootstrap\n    self.run()\n",
      "line 14, in child\n    raise RuntimeError('no such key') from error\nRuntimeError: no such key\n",
    ),
    native: "no trace",
    check: raised("RuntimeError: no such key @ 0:14"),
  },
  {
    file: "thread_exception.py",
    stdout: "main goes on\n",
    stderr: traceback(
      "Exception in thread Worker:\nTraceback (most recent call last):\n",
      "line 7, in fail\n    raise ValueError('in a thread')\nValueError: in a thread\n",
    ),
  },
  {
    file: "import_error.py",
    files: ["broken.py"],
    exitCode: 1,
    stderr: traceback(
      "Traceback (most recent call last):\n",
      'import_error.py", line 3, in <module>\n    import broken\n',
      'broken.py", line 2, in <module>\n    value.missing\nAttributeError: ',
      "has no attribute 'missing'\n",
    ),
    native: "no trace",
    check: raised("AttributeError: 'int' object has no attribute 'missing' @ 1:2"),
  },
  { file: "streams_gone.py", methods: ["fork", "spawn", "forkserver"], stdout: "0\n0\n" },
  { file: "recursion.py", methods: ["fork", "spawn"], stdout: "RecursionError\nRecursionError\n0\n" },
  {
    file: "unpicklable.py",
    methods: ["spawn", "forkserver"],
    stdout: /^(PicklingError|AttributeError)\nTrue\nthe next works\n0\n$/,
    check: (result) => {
      if (result.events !== undefined) assert.ok(ofKind(result, "process-created").length <= 4);
    },
  },
  { file: "no_guard.py", stdout: "hello\nexit code 0\n" },
  {
    file: "no_guard.py",
    name: "no_guard_spawn",
    methods: ["spawn"],
    stdout: "exit code 1\n",
    stderr:
      /RuntimeError: \n {8}An attempt has been made to start a new process before the\n {8}current process has finished its bootstrapping phase\.\n\n {8}This probably means that you are not using fork to start your\n {8}child processes and you have forgotten to use the proper idiom\n {8}in the main module:\n\n {12}if __name__ == '__main__':\n {16}freeze_support\(\)\n/,
    check: (result) => {
      assert.ok(text(result, "stderr").includes("line 11, in <module>"));
      if (result.events !== undefined) assert.ok(ofKind(result, "process-created").length <= 4);
    },
  },
  {
    // The fork server imports the program first: it breaks, and the program hears of it by an end of file.
    file: "no_guard.py",
    name: "no_guard_forkserver",
    methods: ["forkserver"],
    exitCode: 1,
    stdout: "",
    stderr: /RuntimeError: [^]*An attempt has been made to start a new process before the\n/,
    native: false,
    check: (result) => {
      assert.match(text(result, "stderr"), /EOFError/);
      assert.ok(ofKind(result, "process-created").length <= 2);
    },
  },
  { file: "exit_main.py", exitCode: 3, stdout: "finally\nat exit\n" },
  { file: "exit_word.py", exitCode: 1, stdout: "", stderr: "a word on stderr\n" },
  { file: "orphans.py", methods: ["fork", "spawn"], exitCode: 7, orphans: 2, warm: 3, stdout: "leaving\n", native: false },
  { file: "lock_died.py", methods: ["fork", "spawn"], exitCode: 0, stdout: "-9 False\nTrue\n" },
  { file: "reader_died.py", methods: ["fork", "spawn"], stdout: "still works\nBrokenPipeError\nEOFError\n" },
];
