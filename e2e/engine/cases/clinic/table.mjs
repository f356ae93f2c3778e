import assert from "node:assert/strict";
import { lines, ofKind, spans, text } from "../../expect.mjs";

/** Each case of the clinic: the broken program fails as its page says, the cured one doesn't. */

const ALL = ["fork", "spawn", "forkserver"];
const program = (slug, which) => ({ name: `${slug}_${which}`, file: `../../../../content/clinic/${slug}/${which}.py`, warm: 3 });
const broken = (slug, row) => ({ ...program(slug, "broken"), ...row });
const cured = (slug, row) => ({ ...program(slug, "cured"), methods: ALL, ...row });

/** It waits for ever, is told of as a deadlock of all, and prints this before. */
const hangs = (slug, { printed, waiting, ...row }) =>
  broken(slug, {
    stopAtDeadlock: true,
    deadlock: true,
    reason: "stopped",
    stdout: undefined,
    stderr: undefined,
    native: false,
    ...row,
    check: (result) => {
      const [found, ...more] = ofKind(result, "deadlock-found").filter(({ whole }) => whole);
      assert.ok(found, "a deadlock of all threads");
      assert.deepEqual(more, [], "told once");
      const before = result.output.filter(({ time }) => time < found.time);
      assert.equal(before.map((chunk) => chunk.text).join(""), printed);
      assert.deepEqual(
        found.waits.filter(({ line }) => line > 0).map(({ line, reason }) => `line ${line}: ${reason}`),
        waiting,
      );
    },
  });

/** What Python 3.14 says, or an older one that runs the suite natively. */
const says = (older, newer) => new RegExp(`(${older}|${newer})[^]*$`);

const sameRolls = (result) => new Set(rolls(result)).size === 1;
const rolls = (result) => {
  const players = lines(result);
  assert.deepEqual(players.map((line) => line.slice(0, 3)).sort(), ["Ada", "Bob", "Cem"]);
  return players.map((line) => line.slice(4));
};

/** The last line of the program that compares a loop and a pool; how long is the machine's affair. */
const compared = /^the same result: True\nin one process: [\d.]+ s\nin a pool of two: [\d.]+ s\n([\d.]+) times as long\n$/;
const tasksOf = (result) => (result.events === undefined ? undefined : spans(result, "task").length);

export default [
  broken("cant-pickle", {
    methods: ALL,
    exitCode: 1,
    stdout: "",
    stderr: says(
      "AttributeError: Can't (pickle|get) local object 'main\\.<locals>\\.with_tax'",
      "_pickle\\.PicklingError: Can't pickle local object <function main\\.<locals>\\.with_tax at 0x",
    ),
  }),
  cured("cant-pickle", { stdout: "[17, 27, 37]\n" }),

  broken("missing-guard", {
    methods: ["spawn"],
    stdout: "exit code 1\n",
    stderr: /RuntimeError: \n {8}An attempt has been made to start a new process before the\n/,
  }),
  cured("missing-guard", { stdout: "hello Ada\nexit code 0\n" }),

  broken("not-in-a-notebook", {
    methods: ["spawn", "forkserver"],
    stdout: "exit code 1\n",
    stderr: says(
      "AttributeError: Can't get attribute 'greet' on <module '__main__' ",
      "AttributeError: module '__main__' has no attribute 'greet'",
    ),
  }),
  cured("not-in-a-notebook", { stdout: "hello Ada\nexit code 0\n" }),

  hangs("queue-not-drained", { methods: ["fork", "spawn"], printed: "found 50000 numbers\n", waiting: ["line 15: child"] }),
  hangs("queue-not-drained", { methods: ["forkserver"], printed: "found 50000 numbers\n", waiting: ["line 15: pipe-read"] }),
  cured("queue-not-drained", { stdout: "found 50000 numbers\nreceived 50000\n" }),

  // Nobody hears of the exception: nothing on stderr, exit code 0.
  broken("swallowed-exception", { methods: ALL, stdout: "the total is 49\n" }),
  cured("swallowed-exception", { stdout: "not counted: invalid literal for int() with base 10: 'free'\nthe total is 49\n" }),

  broken("slower-than-serial", {
    methods: ALL,
    stdout: compared,
    check: (result) => {
      // It was tens to thousands of times; that it is more than once is what the case is about.
      assert.ok(Number(compared.exec(text(result, "stdout"))[1]) > 1, "slower");
      assert.ok((tasksOf(result) ?? 500) >= 500, "a task each");
    },
  }),
  cured("slower-than-serial", { stdout: compared, check: (result) => assert.equal(tasksOf(result) ?? 2, 2) }),

  broken("same-random-numbers", { methods: ALL, check: (result) => assert.ok(sameRolls(result)) }),
  cured("same-random-numbers", { check: (result) => assert.equal(new Set(rolls(result)).size, 3) }),

  broken("global-not-shared", { methods: ALL, stdout: `${"in the child: 5\n".repeat(3)}in the program: 0\n` }),
  cured("global-not-shared", { stdout: "in the program: 15\n" }),

  hangs("deadlock-after-fork", {
    printed: "the child wants the lock\n",
    waiting: ["line 26: child", "line 17: lock"],
  }),
  // So it is fork that does it.
  broken("deadlock-after-fork", {
    name: "deadlock-after-fork_other_methods",
    methods: ["spawn", "forkserver"],
    stdout: "the child wants the lock\nthe child has the lock\nexit code 0\n",
  }),
  cured("deadlock-after-fork", { stdout: "the child wants the lock\nthe child has the lock\nexit code 0\n" }),
];
