import assert from "node:assert/strict";
import { lines, ofKind, text } from "../../expect.mjs";

const ALL = ["fork", "spawn", "forkserver"];
const starter = (name) => ({ name, file: `../../../../content/starters/${name}.py`, methods: ALL, warm: 4 });

/** How many additions are lost is chance, and on one core it may be none. */
function updates(result) {
  const [, added, there] = /^(\d+) were added, (\d+) are there\.\n$/.exec(text(result)) ?? [];
  assert.equal(added, "600");
  assert.ok(Number(there) >= 2 && Number(there) <= 600, `${there} of ${added}`);
}

/** Each plate is eaten once, whoever gets it. */
function plates(result) {
  const eaten = lines(result).map((line) => /^(?:Ann|Ben) has (.+)$/.exec(line)?.[1]);
  assert.deepEqual(eaten.sort(), ["beans", "bread", "pears", "rice", "soup", "tea"]);
}

function eachHoldsOneLock(result) {
  assert.deepEqual(
    lines(result).slice(0, 2).sort(),
    ["Ann", "Ben"].map((name) => `${name} has one lock and wants the other`),
  );
  assert.equal(ofKind(result, "deadlock-found").length, 1);
  assert.ok(!text(result, "stdout").includes("never reached"));
}

export default [
  { ...starter("producer-consumers"), check: plates },
  {
    ...starter("ping-pong"),
    stdout: Array.from({ length: 10 }, (_, ball) => `${ball % 2 === 0 ? "Ping" : "Pong"} hits ball ${ball}\n`).join(""),
  },
  {
    ...starter("shared-array"),
    stdout: "before: [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11]\nafter:  [0, 1, 4, 9, 16, 25, 36, 49, 64, 81, 100, 121]\n",
  },
  { ...starter("lost-updates"), check: updates },
  // Stop interrupts them in their waits, which some tell of and some don't.
  {
    ...starter("two-locks"),
    stopAtDeadlock: true,
    deadlock: true,
    reason: "stopped",
    stderr: undefined,
    native: false,
    check: eachHoldsOneLock,
  },
];
