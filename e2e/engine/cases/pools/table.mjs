import assert from "node:assert/strict";
import { ofKind, spans } from "../../expect.mjs";

const ALL = ["fork", "spawn", "forkserver"];
const SQUARES = "[0, 1, 4, 9, 16, 25, 36, 49, 64, 81]";
const WITH_EXECUTOR = "[0, 1, 4, 9, 16, 25]\nValueError('not 1') True\n[0, 1, 4]\n1 1\n81\n";

export default [
  {
    file: "map.py",
    methods: ALL,
    stdout:
      `${SQUARES}\n${SQUARES}\n[]\n[3, 7, 15]\n[0, 1, 2]\n[0, 1, 2]\n[0, 1, 4, 9, 16, 25, 36]\n6\n[0, 1, 4, 9]\n[2]\n` +
      "[0, 1, 4, 9, 16] True True\n9\nStopIteration\nTimeoutError False\nPool not running\n[0, 1, 4]\n",
    check: (result) => {
      if (result.events === undefined) return;
      const names = new Set(spans(result, "task").map(({ name }) => name));
      for (const name of ["square(3)", "add(1, b=5)", "add(5)", "add(1, 2)"]) {
        assert.ok(names.has(name), `no task ${name} among ${[...names].join(", ")}`);
      }
    },
  },
  {
    file: "errors.py",
    methods: ALL,
    stdout: /^\['1', "ValueError\('not 3'\)", '\[1, 2\]'\]\nnot 3\nRemoteTraceback\n\[4, 5\]\n2\nnot 3\n4\nTrue\n6\n$/,
    stderr:
      /^multiprocessing\.pool\.RemoteTraceback: \n"""\nTraceback \(most recent call last\):\n[^]*line 10, in check\n {4}raise ValueError\(f'not \{n\}'\)\nValueError: not 3\n"""\n\nThe above exception was the direct cause of the following exception:\n\nTraceback[^]*line 31, in <module>\n[^]*ValueError: not 3\n$/,
  },
  {
    file: "workers.py",
    methods: ["fork", "spawn"],
    stdout: "[('hello', 0), ('hello', 1), ('hello', 2)]\n3 True False True\n2 True\nFalse [2, 3]\nterminated\n",
    check: (result) => {
      if (result.events !== undefined) assert.ok(ofKind(result, "process-exited").some(({ exitCode }) => exitCode === 1));
    },
  },
  {
    file: "executors.py",
    methods: ALL,
    stdout: `ThreadPoolExecutor ${WITH_EXECUTOR}ProcessPoolExecutor ${WITH_EXECUTOR}BrokenProcessPool\n`,
    check: (result) => {
      if (result.events === undefined) return;
      const names = new Set(spans(result, "task").map(({ name }) => name));
      assert.ok(names.has("square(9)"), `no task of an executor: ${[...names].join(", ")}`);
    },
  },
  { file: "thread_pool.py", stdout: "[0, 1, 2, 3, 4, 5] True False\n[1, 2, 3]\n[0, 1, 2, 3, 4, 5] True False\n[1, 2, 3]\n" },
  { file: "in_child.py", methods: ["fork", "spawn"], stdout: "332833500\n0\n" },
];
