import assert from "node:assert/strict";
import { ofKind, spans } from "../../expect.mjs";

export default [
  {
    file: "basics.py",
    stdout:
      "2000 [False, False, False, False]\n['False', 'False', 'a', 'b'] main\nFalse True\n[0, 1, 4, 9, 16]\nEmpty\ntwice\n[0, 1, 2]\n" +
      "True False False True\nFalse\n1 MainThread\nTrue\n",
  },
  {
    file: "pipe_files.py",
    stdout:
      "499500 b'l'\n499500 b'line 1\\n'\n499500 b'line 1\\nline 2\\n'\n499500 6\n499500 b'line 1\\n'\n" +
      "499500 [b'line 1\\n', b'line 2\\n']\n499500 b'line 1\\nline 2\\n'\ntext\nTrue\n3\nb'raw'\n" +
      "[b'0\\n', b'1\\n', b'2\\n', b'3\\n', b'4\\n', b'5\\n', b'6\\n', b'7\\n', b'8\\n']\n[300000, 300000, 300000]\n" +
      "900000 [True, True, True]\n300000 300000\n300000 300000\n300000 300000\n[Errno 32] Broken pipe\n" +
      "None None None\n<_io.BufferedReader name=3> True True\nr rb 3 False False True\n" +
      "OSError [Errno 29] Illegal seek\nTypeError a bytes-like object is required, not 'str'\n" +
      "ValueError invalid mode: 'q'\nValueError binary mode doesn't take an encoding argument\n" +
      "ValueError can't have unbuffered text I/O\nOSError [Errno 9] Bad file descriptor\nclosed\n" +
      "I/O operation on closed file.\nTrue True\n",
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
  { file: "interrupt_main.py", stdout: "300\n" },
  { file: "switch_interval.py", stdout: "True True\n" },
  { file: "race.py", stdout: "True\n" },
  {
    file: "exit.py",
    stdout: "end of main\nlate\nat exit\n",
    native: "no trace",
    check: (result) => {
      assert.equal(ofKind(result, "thread-started").length, 2);
      assert.equal(ofKind(result, "thread-ended").length, 1);
      assert.ok(
        spans(result, "wait").some(({ name, tid }) => name === "thread" && tid === 1),
        "the main thread waits for a thread",
      );
    },
  },
  { file: "blocked_in_process.py", methods: ["fork", "spawn"], stdout: "['None', 'put', 'sent'] True\n4\n" },
  {
    file: "raised_in.py",
    stdout: [
      "1",
      "computes ended",
      "left",
      "1",
      "sleeps ended",
      "left",
      "0",
      "in this thread, too",
      "True <unlocked _thread.RLock object owner=0 count=0",
    ],
  },
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
