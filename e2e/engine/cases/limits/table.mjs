import assert from "node:assert/strict";
import { ofKind, text } from "../../expect.mjs";

/** The page asks every process to end; how long that may take at most, on a busy machine. */
const STOP_MS = 2000;

/** How long a program has that catches the interrupt. */
const CLEANUP_MS = 3000;

function stopped(result, most = STOP_MS) {
  assert.ok(result.stopMs < most, `Stop took ${Math.round(result.stopMs)} ms`);
  const exits = ofKind(result, "process-exited");
  assert.equal(exits.length, ofKind(result, "process-created").length, "every process has ended");
}

const limitsOf = (result) => ofKind(result, "limit-reached").map(({ limit }) => limit);

const endless = (file, stopAt, more = {}) => ({
  file,
  stopAt,
  reason: "stopped",
  stderr: undefined,
  native: false,
  check: (result) => stopped(result),
  ...more,
});

const AFTERWARDS = { file: "afterwards.py", stdout: "the next run works\n0\n" };
const afterwards = (name) => ({ ...AFTERWARDS, name: `after_${name}` });

export default [
  endless("interrupted.py", "waiting", {
    stdout: "waiting\ninterrupted\n",
    stderr: "",
  }),
  endless("endless_main.py", "spinning"),
  endless("endless_child.py", "spinning", { methods: ["fork", "spawn", "forkserver"] }),
  endless("endless_threads.py", "spinning"),
  endless("endless_sum.py", "in C"),
  endless("endless_multiply.py", "in C"),
  endless("endless_catch.py", "never gives up", { check: (result) => stopped(result, CLEANUP_MS + STOP_MS) }),
  endless("everybody_waits.py", "waiting\nwaiting"),
  endless("fork_storm.py", "storm\n".repeat(6), { lost: true, stderr: undefined }),
  endless("fork_storm.py", "storm\n".repeat(3), { name: "spawn_storm", methods: ["spawn"], lost: true, stderr: undefined }),
  afterwards("storms"),
  {
    file: "fork_bomb.py",
    deadline: 60_000,
    stdout: /^BlockingIOError True \[Errno \d+\] Resource temporarily unavailable\nTrue True\n\{0\}\nroom again\n$/,
    native: false,
    check: (result) => assert.deepEqual(limitsOf(result), ["processes"]),
  },
  {
    file: "nested.py",
    deadline: 60_000,
    stdout:
      "repr RecursionError\ndict RecursionError\nequal RecursionError\ncopy RecursionError\npickle RecursionError\njson RecursionError\ndumps RecursionError\ncompile RecursionError\nisinstance RecursionError\nlist freed\ndict freed\nobject freed\nmap freed\ngenerator freed\nchild RecursionError\n0\nok\n",
  },
  {
    file: "descriptors.py",
    stdout: "EMFILE True\nEMFILE True\na child still starts\nroom again\n",
    native: false,
    check: (result) => assert.deepEqual(limitsOf(result), ["descriptors"]),
  },
  {
    file: "one_descriptor_left.py",
    stdout: "EMFILE\n{'EMFILE'}\n{'EMFILE'}\none is left\n",
    native: false,
    check: (result) => assert.deepEqual(limitsOf(result), ["descriptors"]),
  },
  { file: "recursive_bomb.py", deadline: 60_000, stdout: "BlockingIOError True\nover\n", native: false },
  afterwards("bombs"),
  { file: "memory.py", deadline: 60_000, stdout: undefined, stderr: undefined, native: false, check: outOfMemory },
  {
    file: "long_list.py",
    deadline: 60_000,
    native: false,
    exitCode: 1,
    stderr: /MemoryError\n$/,
    check: (result) => assert.equal(text(result, "stdout"), "begin\n"),
  },
  afterwards("memory"),
  { file: "many_processes.py", deadline: 60_000, stdout: "{0}\nnothing ran out\n" },
];

function outOfMemory(result) {
  assert.match(text(result, "stdout"), /^MemoryError\n499500\ncareful 0\nfill [1-9-]\d*\nothers go on\n0\n$/);
  assert.match(text(result, "stderr"), /MemoryError/);
}
