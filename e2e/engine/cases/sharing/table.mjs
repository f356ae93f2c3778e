import assert from "node:assert/strict";
import { spans } from "../../expect.mjs";

const ALL = ["fork", "spawn", "forkserver"];

const refused = "BlockingIOError Resource temporarily unavailable";

export default [
  {
    file: "file_locks.py",
    methods: ["fork", "spawn"],
    stdout:
      `False\n${refused} ${refused}\ntaken\nFalse\n${refused} \ntaken\n` +
      `True\n${refused}\n${refused}\ntaken\ntaken ${refused}\ntaken ${refused}\nunrecognized lockf argument\n`,
    native: "no trace",
    check: (result) =>
      assert.ok(
        spans(result, "wait").some(({ name }) => name === "file-lock"),
        "a wait for a lock on a file",
      ),
  },
  { file: "database.py", methods: ["fork", "spawn"], stdout: "(60,) {0}\n" },
  {
    file: "queues.py",
    methods: ALL,
    stdout: "19900\nTrue 0\nEmpty\nEmpty\nFull True 2\n1 2 0\n[2, 'abab', [3, 3]]\n[0, 1, 4, 9, 16, 25, 36, 49, 64, 81]\n3000000\n",
  },
  {
    file: "pipes.py",
    methods: ALL,
    stdout:
      "True NoneType\nTrue str\nTrue dict\nTrue bytes\nTrue b'\\x80'\nFalse False\nTrue 300000\n[0, 1, 2] 3\nconnection is read-only\nEOFError\necho: EOFError\n0\n",
  },
  {
    file: "locks.py",
    methods: ALL,
    stdout:
      "Lock 90\nRLock 90\nTrue 0 2\ntwice | attempt to release recursive lock not owned by thread\nTrue False False\n" +
      "semaphore or lock released too many times\nsemaphore or lock released too many times\n<Lock(owner=None)> <Semaphore(value=2)>\n",
  },
  {
    file: "conditions.py",
    methods: ALL,
    stdout: "took one\ntook one took one\n0\nFalse\nFalse False\nTrue True\nTrue\nmet met\nBrokenBarrierError True\n",
  },
  {
    file: "values.py",
    methods: ALL,
    stdout:
      "0 3.5 b'child' [0, -1, -2, -3, -4] 2.0 2.0 9.0\n900 [900, 900, 900, 900]\n[1, 2, 3, 4] 4\n" +
      "<Synchronized wrapper for c_int(7)> c_uint(8) c_long(9) c_int(1)\nc_int(2147483647) False 2\n",
  },
  {
    file: "slices.py",
    methods: ["fork", "spawn"],
    stdout: `${"0 lost\n".repeat(3)}${JSON.stringify(Array(12).fill(299)).replaceAll(",", ", ")}\n`.repeat(2) + "b'aBCdeF'\n",
  },
  { file: "spin_on_value.py", methods: ["fork", "spawn"], deadline: 6000, stdout: "42\nTrue\n" },
  { file: "shared_memory.py", methods: ["fork", "spawn"], stdout: "b'childkept'\nFileNotFoundError\n[1, 'two', 2.5, None]\n" },
  { file: "killed_with_locks.py", stdout: "-9\n-9\n-9\nTrue\n6000\n" },
  { file: "reaped.py", methods: ["fork", "spawn"], stdout: "[1, 2, 3, 4, 5, 6]\n" },
  {
    file: "two_mappings.py",
    methods: ALL,
    stdout:
      "True\nb'howdy'\nstale 0\n3 56 56\n4 True\nthread 5\nchild b'Kids' b'Kids'\nb'Kids' b'Kids' b'Kids'\n" +
      "True [-1, 'TWO', 3.5, None, b'five']\n0.5 0.5 1 4\n[0, 10, 2]\nb'hellob' 0 b'enD' 3\n3 0 3 True\n" +
      "b'hello there' b'therebbbb' True\n" +
      "mmap can't modify a readonly memory map.\n".repeat(3) +
      "cannot close exported pointers exist\nFalse b'Jello'\nb'Jello' b'enD'\nTrue True\n3 6 b'new'\nb'CLDnew'\n[0, 7, 0]\n",
  },
  {
    file: "managers.py",
    methods: ALL,
    stdout: "[1, 2, 3, 4, 4] {'parent': 0, 'child': 5} hello 2\n5 4 none\nKeyError 'nobody'\n[1, 2]\nitem True\n",
  },
  {
    file: "handles.py",
    methods: ["fork", "spawn"],
    stdout: "RuntimeError\n0\nwritten by the child\n[Errno 2] No such file or directory\nb''\n",
  },
  {
    file: "listener_addresses.py",
    methods: ["fork", "spawn"],
    stdout:
      "True\nhello ('localhost', 6010)\ntuple\nConnectionRefusedError\n" +
      "True\nhello /tmp/listener-for-the-suite\nstr\nFileNotFoundError\n127.0.0.1 True\n",
  },
  { file: "listener.py", methods: ["fork", "spawn"], stdout: "['hello']\ngoodbye\n0\n" },
];
