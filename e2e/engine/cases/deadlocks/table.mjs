import assert from "node:assert/strict";
import { ofKind } from "../../expect.mjs";

/** `Process-1 line 7: semaphore <- Process-2 line 5`: each told wait that is in the reader's code. */
function waitsOf({ events }, { waits }) {
  const names = new Map();
  for (const { kind, pid, tid, name } of events) {
    if (kind === "process-created") names.set(`${pid}.1`, name);
    if (kind === "thread-started") names.set(`${pid}.${tid}`, name);
  }
  const named = ({ pid, tid, line }) => `${names.get(`${pid}.${tid || 1}`) ?? "a vanished thread"}${line ? ` line ${line}` : ""}`;
  return waits
    .filter(({ line }) => line > 0)
    .map((wait) => `${named(wait)}: ${wait.reason} <- ${wait.on.map(named).join(", ") || "nobody"}`)
    .sort();
}

/** It hangs for ever, is told of as a deadlock of all, and can be stopped. `inCycle`: it has one. */
const deadlock = (file, { waits, inCycle = true, printed = "", ...row }) => ({
  file: `${file}.py`,
  stopAtDeadlock: true,
  deadlock: true,
  reason: "stopped",
  // Stop interrupts them in their waits.
  stdout: undefined,
  stderr: undefined,
  native: false,
  ...row,
  check: (result) => {
    const [found, ...more] = ofKind(result, "deadlock-found").filter(({ whole }) => whole);
    assert.ok(found, "a deadlock of all threads");
    assert.deepEqual(more, [], "told once");
    assert.deepEqual(
      result.output
        .filter(({ time }) => time < found.time)
        .map(({ text }) => text)
        .join(""),
      printed,
    );
    assert.deepEqual(waitsOf(result, found), [...waits].sort());
    assert.equal(
      found.waits.some((wait) => wait.inCycle),
      inCycle,
      "a cycle",
    );
  },
});

/** It looks much like a deadlock for a while, and is none: the trace's rules say so of it as of any other case. */
const near = (file, stdout, row = {}) => ({
  file: `near/${file}.py`,
  name: `near_${file}`,
  stdout,
  ...row,
});

const crossedAt = (waiting, held) => [
  `Process-1 line ${waiting}: semaphore <- Process-2 line ${held}`,
  `Process-2 line ${waiting}: semaphore <- Process-1 line ${held}`,
];

export default [
  deadlock("crossed_processes", { methods: ["fork", "spawn"], waits: ["MainProcess line 18: child <- Process-1", ...crossedAt(7, 5)] }),
  // There a child is the fork server's, which writes into a pipe how it ended.
  deadlock("crossed_processes", { methods: ["forkserver"], waits: ["MainProcess line 18: pipe-read <- forkserver", ...crossedAt(7, 5)] }),
  deadlock("crossed_threads", {
    waits: [
      "MainProcess line 18: thread <- Thread-1 (work)",
      "Thread-1 (work) line 10: lock <- Thread-2 (work) line 8",
      "Thread-2 (work) line 10: lock <- Thread-1 (work) line 8",
    ],
  }),
  // Whoever goes on in the process might release what is acquired in one function and released in another: nobody does.
  deadlock("crossed_bare", {
    waits: [
      "MainProcess line 24: thread <- Thread-1 (work)",
      "Thread-1 (work) line 10: lock <- Thread-2 (work) line 8, MainProcess",
      "Thread-2 (work) line 10: lock <- Thread-1 (work) line 8, MainProcess",
    ],
  }),
  deadlock("philosophers", {
    waits: [1, 2, 3].map((seat) => `Process-${seat} line 7: semaphore <- Process-${(seat % 3) + 1} line 5`),
  }),
  deadlock("twice", { waits: ["MainProcess line 5: lock <- MainProcess line 4, MainProcess"] }),
  deadlock("twice_processes", { waits: ["MainProcess line 5: semaphore <- MainProcess line 4"] }),
  deadlock("full_queue", { waits: ["MainProcess line 13: child <- Process-1"] }),
  deadlock("own_pool", { waits: ["MainProcess line 14: lock <- MainProcess", "Thread-1 (worker) line 9: lock <- MainProcess"] }),
  deadlock("own_executor", { waits: ["MainProcess line 14: lock <- MainProcess", "ThreadPoolExecutor-0_0 line 11: lock <- MainProcess"] }),
  deadlock("pool_gate", {
    waits: [
      "ForkPoolWorker-1 line 10: semaphore <- nobody",
      "ForkPoolWorker-2 line 10: semaphore <- nobody",
      "MainProcess line 17: lock <- MainProcess",
    ],
  }),
  deadlock("barrier_short", {
    waits: ["MainProcess line 14: child <- Process-1", "Process-1 line 5: semaphore <- nobody", "Process-2 line 5: semaphore <- nobody"],
    inCycle: false,
  }),
  deadlock("vanished_holder", {
    waits: ["MainProcess line 25: child <- ForkProcess-1", "ForkProcess-1 line 16: lock <- a vanished thread line 10"],
    inCycle: false,
  }),
  deadlock("own_pipe", { waits: ["MainProcess line 4: pipe-read <- MainProcess"] }),
  deadlock("child_waits_for_parent", {
    waits: ["MainProcess line 12: child <- Process-1", "Process-1 line 5: pipe-read <- MainProcess, Process-1"],
  }),
  deadlock("parent_holds", { waits: ["MainProcess line 14: child <- Process-1", "Process-1 line 5: semaphore <- MainProcess line 12"] }),
  deadlock("never_notified", { waits: ["MainProcess line 13: thread <- Thread-1 (wait)", "Thread-1 (wait) line 8: lock <- MainProcess"] }),
  deadlock("never_posted", { waits: ["MainProcess line 4: semaphore <- nobody"], inCycle: false }),
  deadlock("empty_queue", { waits: ["MainProcess line 4: pipe-read <- MainProcess"] }),
  deadlock("own_future", { waits: ["MainProcess line 8: pipe-read <- MainProcess"] }),
  deadlock("managed", { waits: ["MainProcess line 7: pipe-read <- SyncManager-1"] }),
  {
    file: "partial.py",
    deadlock: true,
    stdout: "the main thread goes on\n",
    native: false,
    check: (result) => {
      const [found, ...more] = ofKind(result, "deadlock-found");
      assert.deepEqual(more, [], "told once");
      assert.equal(found?.whole, false);
      assert.deepEqual(waitsOf(result, found), [
        "Thread-1 (work) line 11: lock <- Thread-2 (work) line 9",
        "Thread-2 (work) line 11: lock <- Thread-1 (work) line 9",
      ]);
    },
  },
  {
    file: "killed.py",
    deadlock: true,
    warm: 3,
    stdout: "free\n",
    native: false,
    check: (result) => {
      const told = ofKind(result, "deadlock-found", "deadlock-over");
      assert.deepEqual(
        told.map(({ kind, id }) => `${kind} ${id}`),
        ["deadlock-found 1", "deadlock-over 1"],
      );
      assert.equal(told[0].whole, false);
      assert.deepEqual(waitsOf(result, told[0]), crossedAt(8, 6));
    },
  },
  near("timeouts", ["False", "False"]),
  near("timeouts_processes", ["False", "False"]),
  near("sleeping_holder", "done\n", { methods: ["fork", "forkserver"] }),
  near("busy_holder", "done\n"),
  near("busy_thread", "got it\ngot it\n"),
  near("input", ["name? Ada", "woken", "woken"], { typing: [{ after: "name? ", text: "Ada\n", delay: 800 }] }),
  near("timer", "set\n"),
  near("slow_producer", "1 2\n"),
  near("slow_consumer", "300000\n"),
  near("signal_from_child", "woken\n"),
  near("interrupt_awaited", "waiting for Ctrl+C\n", { reason: "stopped", deadline: 1500, native: false }),
  near("background", "job\n"),
  near("idle_pool", "[0, 1]\n3\n"),
  near("gate", "through\nthrough\n"),
  near("executor", "[0, 1, 2, 3]\n"),
  near("asyncio_thread", "done\n"),
  near("managed", "woken\n"),
  near("condition", "notified\nnotified\n"),
  near("watchdog", "-15\n"),
  near("timer_releases", Array.from({ length: 3 }, () => ["left has both", "right has a"]).flat()),
  near("process_releases", ["left has both", "right has a"]),
  near("alarm", "through\n"),
];
