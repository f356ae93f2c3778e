import assert from "node:assert/strict";
import { ofKind, spans } from "../../expect.mjs";

/** Of what a process does too often, so many are recorded at first (`shared/trace-allowance.ts`, `python/tracing.py`). */
const AT_ONCE = 500;

/** What the main thread waited in, and what was imported where. */
function libraryCalls(result) {
  const [main] = ofKind(result, "process-created").map(({ pid }) => pid);
  const waits = ofKind(result, "wait-began").filter(({ pid, tid, reason }) => pid === main && tid === 1 && reason !== "gil");
  const calls = new Set(waits.map(({ line, call }) => `${line} ${call}`));
  for (const expected of ["24 Queue.get", "25 BaseProcess.join", "27 Pool.map"])
    assert.ok(calls.has(expected), `${expected} in ${[...calls]}`);
  const sleeps = ofKind(result, "wait-began").filter(({ reason }) => reason === "sleep");
  assert.deepEqual(
    sleeps.map(({ line }) => line),
    [10, 12, 16, 16],
  );
  const imports = spans(result, "call").filter(({ name }) => name.startsWith("import "));
  const program = imports.filter(({ name }) => name === "import library_calls.py as __mp_main__");
  const importers = program.map(({ pid }) => pid);
  const spawned = ofKind(result, "process-created").filter(({ startMethod }) => startMethod === "spawn");
  const idle = spawned.filter(({ pid }) => !importers.includes(pid));
  assert.equal(new Set(importers).size, importers.length);
  // Each spawned child does, but a worker that the pool is through with first.
  const terminated = ofKind(result, "process-exited").filter(({ exitCode }) => exitCode === -15);
  assert.ok(idle.length < 2 && idle.every(({ pid }) => terminated.some((exit) => exit.pid === pid)));
  // What is imported already takes no time: json is, from the start.
  const modules = imports.filter((span) => !program.includes(span));
  assert.deepEqual(
    modules.map(({ name, line }) => [name, line]),
    Array(1 + program.length).fill(["import colorsys", 3]),
  );
}

/** Each message: who sent it, who received it, and at which lines. */
function messages(result) {
  const received = ofKind(result, "received");
  return ofKind(result, "sent").map((sent) => {
    const end = sent.position + sent.bytes;
    const parts = received.filter(
      ({ object, position, bytes }) => object === sent.object && position < end && position + bytes > sent.position,
    );
    assert.ok(
      parts.every(({ time }) => time >= sent.time),
      "received after it was sent",
    );
    return { from: sent.pid, line: sent.line, to: parts.at(-1)?.pid, at: parts.at(-1)?.line };
  });
}

/** The processes that have been reaped: by whom, at which line. */
const reaped = (result) => ofKind(result, "reaped").map(({ pid, child, line }) => [pid, child, line]);

function bothEnds(result) {
  const [main, child] = ofKind(result, "process-created").map(({ pid }) => pid);
  const starting = 19;
  const among = messages(result).filter(({ line }) => line > 0 && line !== starting);
  const inOrder = among.sort((one, other) => one.at - other.at);
  assert.deepEqual(inOrder, [
    { from: main, line: 23, to: child, at: 11 },
    { from: child, line: 10, to: main, at: 20 },
    { from: child, line: 9, to: main, at: 22 },
  ]);
  assert.deepEqual(reaped(result), [[main, child, 24]]);
  const [sent] = ofKind(result, "signal-sent");
  assert.deepEqual([sent.pid, sent.target, sent.signal, sent.line], [main, child, 10, 21]);
  const [handled] = ofKind(result, "signal-received");
  assert.deepEqual([handled.pid, handled.signal, handled.line], [child, 10, 11]);
  const accesses = ofKind(result, "memory-read", "memory-written").filter(({ line }) => [12, 25].includes(line));
  assert.deepEqual(
    accesses.map(({ kind, pid, line }) => [kind, pid, line]),
    [
      ["memory-read", child, 12],
      ["memory-written", child, 12],
      ["memory-read", main, 25],
    ],
  );
  assert.equal(new Set(accesses.map(({ object }) => object)).size, 1, "one number");
}

/** `Process-1 7…10`: who held the lock from which line to which; `after`, where that was another thread, who had it before. */
function holdWords(result) {
  const names = new Map(ofKind(result, "process-created").map(({ pid, name }) => [pid, name]));
  const who = ({ pid, tid }) => `${names.get(pid)}${tid === 1 ? "" : `.${tid}`}`;
  const released = ofKind(result, "lock-released");
  return spans(result, "hold").map((hold) => {
    // Two may be of the same moment, as clocks have it: each is of one hold.
    const [{ line }] = released.splice(
      released.findIndex(({ time }) => time === hold.end),
      1,
    );
    return `${who(hold)} ${hold.line}…${line}${hold.before ? ` after ${who(hold.before)}` : ""}`;
  });
}

function betweenProcesses(result) {
  assert.deepEqual(holdWords(result), [
    "Process-1 7…10",
    "MainProcess 33…33 after Process-1",
    "Process-2 14…14",
    "MainProcess 44…44",
    "MainProcess 49…52",
    "MainProcess 50…53",
    "Process-3 20…22",
    "MainProcess 59…59 after Process-3",
    "Process-3 22…20 after MainProcess",
  ]);
  const [first, second] = spans(result, "hold");
  const [waited] = spans(result, "wait").filter(({ name, line }) => name === "semaphore" && line === 31);
  assert.equal(waited.object, ofKind(result, "lock-acquired")[0].object, "one number");
  assert.ok(first.begin <= waited.begin && waited.end <= first.end, "it waits in vain while the lock is held");
  assert.ok(first.end <= second.begin, "it has the lock after that");
  assert.deepEqual(
    spans(result, "hold").map(({ exclusive }) => exclusive),
    [true, true, true, true, false, false, true, true, true],
  );
}

function betweenThreads(result) {
  assert.deepEqual(holdWords(result), [
    "MainProcess.2 14…19",
    "MainProcess 34…34 after MainProcess.2",
    "MainProcess.3 23…25",
    "MainProcess 41…41 after MainProcess.3",
    "MainProcess.3 25…23 after MainProcess",
  ]);
  const [waited] = spans(result, "wait").filter(({ name, line }) => name === "lock" && line === 32);
  assert.equal(waited.object, ofKind(result, "lock-acquired")[0].object, "one number");
  const turns = ofKind(result, "gil-taken").map(({ tid, from }) => [tid, from]);
  assert.deepEqual(turns[0], [2, 1], "the first turn of a new thread");
  assert.ok(
    turns.some(([tid, from]) => tid === 1 && from === 3),
    "the main thread's after that of one which has ended",
  );
}

function firstOfMany(result) {
  const [main, , loop] = ofKind(result, "process-created").map(({ pid }) => pid);
  const all = spans(result, "hold");
  for (const pid of [main, loop]) {
    const recorded = all.filter((hold) => hold.pid === pid).length;
    assert.ok(recorded >= AT_ONCE && recorded < 2 * AT_ONCE, `${recorded} holds recorded`);
    const [left] = ofKind(result, "omission-began").filter((event) => event.pid === pid);
    assert.equal(left?.what, "holds", "and it is told that others are not");
  }
  assert.equal(ofKind(result, "lock-acquired").length, all.length, "ends that are not told");
  assert.deepEqual(holdWords(result).slice(0, 2), ["MainProcess 25…19", "MainProcess 25…29"]);
  assert.equal(ofKind(result, "lock-released").length, all.length, "ends of nothing");
}

/** The main process waits for a message, an event and the child's end: each comes of what the child does. */
function wakers(result) {
  const [main, child] = ofKind(result, "process-created").map(({ pid }) => pid);
  const ended = ofKind(result, "wait-ended").filter(
    ({ pid, reason }) => pid === main && ["pipe-read", "semaphore", "child"].includes(reason),
  );
  for (const reason of ["pipe-read", "semaphore", "child"]) {
    const [first] = ended.filter((event) => event.reason === reason);
    assert.deepEqual(first?.by, { pid: child, tid: 1 }, reason);
  }
  assert.deepEqual(
    ofKind(result, "wait-ended").filter(({ reason, by: who }) => reason === "sleep" && who),
    [],
    "nobody ends a sleep",
  );
}

/** Of a fast function the first calls, and more of them once something else has been called; of a slow one all. */
function manyCalls(result) {
  const begun = (of) => ofKind(result, "call-began").filter(({ name }) => name === of).length;
  assert.deepEqual([begun("fast"), begun("between"), begun("slow")], [AT_ONCE + 100, 2, 600]);
  const omissions = ofKind(result, "omission-began", "omission-ended").map(({ kind, what, name }) => [kind, what, name]);
  const [began, ended] = ["omission-began", "omission-ended"].map((kind) => [kind, "calls", "fast"]);
  assert.deepEqual(omissions.slice(0, 3), [began, ended, began]);
}

/**
 * Each closes what it does not need of its own start, two pipes. Then B finds the lock taken and waits for it (the sixth), and has it
 * once A has let it go (the seventh); so it goes on, until A has ended.
 */
const IN_TURNS = `A pipe, B pipe, A pipe, B pipe, A semaphore, B semaphore, A pipe, B semaphore, A semaphore, B pipe, A semaphore,
  B semaphore, A semaphore, B semaphore, A pipe, B semaphore, A semaphore, B pipe, B semaphore`.split(/,\s+/);

const asAsked = ({ passed }) => assert.deepEqual(passed, IN_TURNS);

export default [
  { file: "both_ends.py", methods: ["fork", "spawn"], stdout: "ready\nsignalled\ngo on\n1\n", native: "no trace", check: bothEnds },
  {
    file: "locks.py",
    methods: ["fork", "spawn", "forkserver"],
    stdout: "False\nmine\n1\ntwice\nFalse\n",
    native: "no trace",
    check: betweenProcesses,
  },
  { file: "thread_locks.py", stdout: "False\nmine\n", native: "no trace", check: betweenThreads },
  { file: "library_calls.py", methods: ["fork", "spawn"], stdout: "1\n['0', '1']\n", native: "no trace", check: libraryCalls },
  { file: "in_order.py", name: "one_first", order: [..."A".repeat(40), "B"], stdout: "A0 A1 B0 B1\n", times: 5, native: false },
  { file: "in_order.py", name: "the_other_first", order: [..."B".repeat(40), "A"], stdout: "B0 B1 A0 A1\n", times: 5, native: false },
  { file: "in_order.py", name: "in_turns", order: [..."AB".repeat(20)], stdout: "A0 B0 A1 B1\n", times: 50, check: asAsked, native: false },
  { file: "wakers.py", methods: ["fork", "spawn"], stdout: "here\nTrue\n", native: "no trace", check: wakers },
  { file: "many_calls.py", stdout: "ok\n", native: "no trace", check: manyCalls },
  { file: "many_locks.py", stdout: "True False\n", native: "no trace", check: firstOfMany },
];
