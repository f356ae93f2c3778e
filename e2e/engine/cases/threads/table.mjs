import assert from "node:assert/strict";
import { ofKind, spans } from "../../expect.mjs";

export default [
  {
    file: "basics.py",
    stdout:
      "2000 [False, False, False, False]\n['False', 'False', 'a', 'b'] main\nFalse True\n[0, 1, 4, 9, 16]\nEmpty\ntwice\n[0, 1, 2]\n" +
      "True False False True\nFalse\n1 MainThread\nTrue\n",
  },
  { file: "interleave.py", stdout: "['a', 'b', 'c'] True\n" },
  { file: "started_at_once.py", stdout: "done\n" },
  { file: "collected.py", stdout: "[]\n" },
  { file: "deep.py", stdout: "RecursionError\nRecursionError\ndone\n" },
  {
    file: "main_only.py",
    stdout: "KeyboardInterrupt True\nTrue True True\nValueError\nValueError\n",
  },
  { file: "interrupted_wait.py", stdout: "InterruptedError\nthe next in line has it\nFalse\n" },
  { file: "race.py", stdout: "True\n" },
  {
    file: "exit.py",
    stdout: "end of main\nlate\nat exit\n",
    native: "no trace",
    check: (result) => {
      assert.equal(ofKind(result, "thread-started").length, 2);
      assert.equal(ofKind(result, "thread-ended").length, 1);
      assert.ok(spans(result, "wait").some(({ name, tid }) => name === "thread" && tid === 1), "the main thread waits for a thread");
    },
  },
  { file: "blocked_in_process.py", methods: ["fork", "spawn"], stdout: "['None', 'put', 'sent'] True\n4\n" },
  {
    file: "names.py",
    stdout: [
      ["lock", "<unlocked _thread.lock"],
      ["RLock", "<unlocked _thread.RLock"],
      ["_local", "<_thread._local"],
    ]
      .map(([name, shown]) => `<class '_thread.${name}'> ${shown}\n${`cannot pickle '_thread.${name}' object\n`.repeat(2)}`)
      .join(""),
  },
  { file: "many.py", stdout: "200 1\n" },
  // This machine's python3 has no os.readinto yet.
  { file: "nonblocking.py", native: false, deadline: 6000, stdout: "nothing to read True\n".repeat(2) + "full after 65536\n10\n65526\n" },
];
