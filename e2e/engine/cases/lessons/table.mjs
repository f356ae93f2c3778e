import assert from "node:assert/strict";
import { lines, ofKind, text } from "../../expect.mjs";

/** The programs of lessons that go further than the notes. What is chance in them is left open. */
const program = (path) => ({
  name: path.slice(path.indexOf("/") + 1).replaceAll("-", "_"),
  file: `../../../../content/lessons/${path}.py`,
  methods: ["fork", "spawn", "forkserver"],
  warm: 4,
});

const count = (result, pattern) => lines(result).filter((line) => pattern.test(line)).length;

/** How often the file is executed, and what the children find. Before 3.14.1 a fork server didn't import the program. */
const children = (imports, mood) => (result) => {
  const native = result.events === undefined;
  assert.equal(count(result, /^top of the file, as __main__$/), 1);
  assert.ok([imports, native && imports > 0 ? 2 : imports].includes(count(result, /^top of the file, as __mp_main__$/)), text(result));
  assert.equal(count(result, RegExp(`^look: mood = ${mood}$`)), 2);
};

function copiedLock(result, { method }) {
  const expected = method === "fork" ? /^The child waited in vain/ : /^The child got the lock/;
  assert.deepEqual([count(result, expected), count(result, /^The thread let go/), lines(result).length], [1, 1, 2]);
}

const lastNumber = (from, to) => (result) => {
  const number = Number(/(-?\d+)(?: are there)?\.\n$/.exec(text(result))?.[1]);
  assert.ok(number >= from && number <= to, text(result));
};

function ordersDone(result) {
  const expected = [0, 1, 2, 3, 4, 5].map((number) => `order ${number} is done`);
  assert.deepEqual(lines(result).slice(0, -1).sort(), expected);
  assert.equal(lines(result).at(-1), "All is done.");
}

const putAndGot = (places) => (result) => {
  const printed = lines(result).map((line) => line.trim());
  for (const word of ["put", "got"]) {
    const said = printed.filter((line) => line.startsWith(word));
    assert.deepEqual(
      said,
      [0, 1, 2, 3, 4, 5].map((number) => `${word} ${number}`),
    );
  }
  // The last is put once all but those in their places have been got, and each is told of before the next is got.
  if (places) assert.ok(printed.indexOf("put 5") > printed.indexOf(`got ${4 - places}`), text(result));
};

/** The picture is whole: each of its rows is one process's, and it is as high above its middle as below. */
function wholePicture(result) {
  const picture = lines(result).filter((line) => !line.endsWith("is done."));
  assert.equal(picture.length, 12);
  for (const row of picture) assert.match(row, /^[ Aa]+$|^[ Bb]+$|^[ Cc]+$/, text(result));
  const shape = picture.map((row) => row.replace(/[a-c]/g, "o").replace(/[A-C]/g, "X"));
  assert.deepEqual(shape, shape.toReversed());
  assert.match(shape[5], /o+X{6,}/);
}

/** Nobody goes on: all six, or boss and worker. It is stopped there, which interrupts them in their waits. */
const deadlock = (path, printed, times) => ({
  ...program(path),
  stopAtDeadlock: true,
  deadlock: true,
  reason: "stopped",
  stdout: undefined,
  stderr: undefined,
  native: false,
  check: (result) => {
    const [found] = ofKind(result, "deadlock-found").filter(({ whole }) => whole);
    assert.ok(found, "a deadlock of all");
    assert.equal(count(result, printed), times);
    assert.ok(new Set(found.waits.map(({ pid }) => pid)).size > 1, JSON.stringify(found.waits));
  },
});

const fed = (result) => {
  assert.deepEqual([count(result, / eats$/), lines(result).at(-1)], [5, "All have eaten."]);
};

const pages = (result) =>
  assert.deepEqual(
    lines(result).sort(),
    [..."01234567"].map((page) => `page ${page}`),
  );

const last = (pattern) => (result) => assert.match(lines(result).at(-1), pattern);

export default [
  { ...program("07-start-methods/fork"), check: children(0, "cheerful") },
  { ...program("07-start-methods/spawn"), check: children(2, "calm") },
  { ...program("07-start-methods/forkserver"), check: children(1, "calm") },
  { ...program("07-start-methods/thread-holds-lock"), check: copiedLock },
  { ...program("07-start-methods/by-name"), check: (result) => assert.equal(count(result, /^ {2}hello from a child$/), 4) },
  { ...program("08-races-and-lock/counting"), check: lastNumber(2, 2000) },
  { ...program("08-races-and-lock/slow"), check: lastNumber(2, 6) },
  { ...program("08-races-and-lock/slow-locked"), check: lastNumber(6, 6) },
  { ...program("08-races-and-lock/two-locks"), check: lastNumber(-1000, 1000) },
  {
    ...program("08-races-and-lock/cost"),
    stdout: /^lock_each_time: 6000 in [\d.]+ ms\nlock_once: 6000 in [\d.]+ ms\nA lock each time took \d+ times as long\.\n$/,
  },
  { ...program("09-queue-and-pipe/orders"), check: ordersDone },
  { ...program("09-queue-and-pipe/unbounded"), check: putAndGot() },
  { ...program("09-queue-and-pipe/bounded"), check: putAndGot(2) },
  {
    ...program("09-queue-and-pipe/not-drained"),
    stdout: [
      "put() has returned, work() is over.",
      "After a second of join(): exit code None",
      "get() brought 1000000 bytes.",
      "After join(): exit code 0",
    ],
  },
  { ...program("09-queue-and-pipe/basket-queue"), stdout: /^What arrived is \['apple'(, 'pear')?\]\.\n$/ },
  { ...program("09-queue-and-pipe/basket-simple"), stdout: "What arrived is ['apple'].\n" },
  {
    ...program("09-queue-and-pipe/pipe"),
    stdout: "received 0\nreceived 1\nreceived 2\nEOFError: nobody is left who could send.\n",
  },
  ...["blocks", "rows", "sent"].map((name) => ({ ...program(`10-sharing-memory/${name}`), check: wholePicture })),
  { ...program("10-sharing-memory/large"), check: last(/^Sending the last took [\d.]+ times as long as sharing it\.$/) },
  { ...program("10-sharing-memory/manager"), stdout: ["The list has 3 guests.", "The book has 0 names."] },
  deadlock("11-deadlocks/philosophers", / has a stick$/, 5),
  deadlock("11-deadlocks/goodbye", /^\w+ is done$/, 3),
  ...["order", "waiter"].map((name) => ({ ...program(`11-deadlocks/${name}`), check: fed })),
  // transfers.py ends or doesn't, as it comes.
  {
    ...program("11-deadlocks/corridor"),
    check: (result) => assert.equal(count(result, /^(Ann|Ben) (gets past after \d|gives up after 8) steps$/), 2),
  },
  { ...program("11-deadlocks/greedy"), check: (result) => assert.equal(count(result, /^\w+ had the lock \d+ times$/), 3) },
  { ...program("12-how-many-workers/workers"), warm: 9, check: last(/^Most was gained by tasks that (wait|compute)\.$/) },
  { ...program("12-how-many-workers/amdahl"), warm: 9, check: last(/^However many: 4\.00 times as fast$/) },
  { ...program("12-how-many-workers/speed-up"), warm: 5, stdout: /^wait: \d+\.\d{3} s\ncompute: \d+\.\d{3} s\n$/ },
  { ...program("12-how-many-workers/small"), check: last(/^One by one took \d+ times as long as the loop\.$/) },
  ...["one-by-one", "four-by-four"].map((name) => ({ ...program(`12-how-many-workers/${name}`), stdout: "" })),
  { ...program("12-how-many-workers/arguments"), check: last(/^The whole list took [\d.]+ times as long\.$/) },
  ...["threads", "processes"].map((name) => ({ ...program(`13-futures-and-threads/${name}`), warm: 9, check: pages })),
  {
    ...program("13-futures-and-threads/future"),
    stdout: ["done already: False", "result: 0.25", "cancelled: True", "error: division by zero", "done: [True, True, True, True, True]"],
  },
  { ...program("13-futures-and-threads/dies-pool"), stdout: "After two seconds: nothing.\n" },
  { ...program("13-futures-and-threads/dies-executor"), stdout: "BrokenProcessPool: a worker has died.\n" },
];
