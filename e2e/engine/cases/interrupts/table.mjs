import assert from "node:assert/strict";

/** Stop is pressed once it says that it works; `within`: ms that it goes on at the least and at the most. */
const interrupted = (file, stdout, [least, most], row = {}) => ({
  file,
  stopAt: "working",
  reason: "stopped",
  stdout: stdout instanceof RegExp ? stdout : `working\n${stdout}`,
  native: false,
  ...row,
  check: ({ end, stopMs }) => {
    assert.ok(stopMs >= least && stopMs < most, `it took ${Math.round(stopMs)} ms`);
    assert.equal(end.exitCode, row.code ?? 0, "exit code");
  },
});

/** Long before the three seconds that it gets who cleans up. */
/** @type {[number, number]} */
const AT_ONCE = [0, 2500];
const TRACEBACK = /^Traceback [^]*\nKeyboardInterrupt\n$/;

export default [
  interrupted("cleans_up.py", "cleaning up\ncleaned up\n", [450, 2900]),
  interrupted("handler.py", /^working\n(child finished\nparent finished|parent finished\nchild finished)\nexit code 0\n$/, [350, 2900]),
  interrupted("saves.py", "saved\nat exit\n", [250, 2900], { code: -2, stderr: TRACEBACK }),
  interrupted("ignores.py", "no\n", [2900, 15_000], { code: -9 }),
  interrupted("deaf.py", "", AT_ONCE, { code: -9 }),
  interrupted("stuck.py", "", AT_ONCE, { code: -9 }),
  // It may be ended before it has its turn to print.
  interrupted("default.py", "", AT_ONCE, { code: -9, stderr: undefined }),
];
