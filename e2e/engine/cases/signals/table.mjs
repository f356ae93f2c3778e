import assert from "node:assert/strict";
import { spans } from "../../expect.mjs";

/** A stopped process waits for nothing else. */
function stops(result) {
  const stopped = spans(result, "wait").filter(({ name }) => name === "stopped");
  // One with several threads goes on waiting for what it did; one that is killed never ends its wait.
  assert.ok(stopped.length >= 3, "a wait for each stop that ends");
}

export default [
  { file: "between.py", methods: ["fork", "spawn"], stdout: "-10 -14 -1\n['SIGCHLD', 'SIGUSR1']\ntoo slow\ntoo slow True\n-12\n" },
  {
    file: "stop.py",
    stdout:
      "counts True False True -15\ncounts_in_threads True False True -15\nanswers True False True -15\nkilled -9\nasleep True\nover 0\n",
    native: "no trace",
    check: stops,
  },
  {
    file: "timers.py",
    stdout: (() => {
      const words = [
        "SIGALRM True",
        "SIGALRM True",
        "SIGALRM True",
        "True",
        "0 5 0",
        "-14",
        "-26",
        "-27",
        "True True True",
        "(0.0, 0.0) 5",
      ];
      return new RegExp(
        `^${[...words, ""].join("\n").replaceAll(/[().]/g, "\\$&")}(itimer_error \\[Errno \\d+\\] Invalid argument\n){2}timestamp out of range for platform time_t\n$`,
      );
    })(),
  },
  {
    file: "masks.py",
    stdout:
      "set()\n['SIGUSR1', 'SIGUSR2']\n['SIGUSR1', 'SIGUSR2'] []\nSIGUSR2\nTrue True []\nNone\n2\n[]\n['SIGUSR1']\n" +
      "['SIGUSR1', 'SIGUSR1', 'SIGUSR1']\n['SIGTERM'] True\n-15\nthread SIGUSR2\nOSError\nValueError\n" +
      "signal only works in main thread of the main interpreter\nSIGKILL stays\n",
  },
  {
    file: "groups.py",
    stdout:
      "True True\nown_group (True, True)\njoins True\nown_session (True, True)\nTrue\n(0, 0)\n-15 -15 True\n-9\nleader\nchild -10\n" +
      "ProcessLookupError\nProcessLookupError\nOSError\nProcessLookupError\nOverflowError\n",
  },
  {
    file: "handlers.py",
    stdout:
      "['SIGUSR1', 'SIGUSR2']\nSIGUSR1\n['SIGUSR2']\n['SIGALRM in sleeps']\nterminated\nSIG_IGN True\n[True, True, True]\nstill here\n",
  },
  { file: "inherited.py", methods: ["fork", "spawn"], stdout: (method) => `[(${method === "fork" ? "True" : "False"}, True, True)]\n` },
];
