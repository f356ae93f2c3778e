import assert from "node:assert/strict";
import { lines, text } from "../../expect.mjs";

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
];
