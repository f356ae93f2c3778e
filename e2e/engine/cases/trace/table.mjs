import assert from "node:assert/strict";
import { ofKind } from "../../expect.mjs";

/** Each message: who sent it, who received it, and at which lines. */
function messages(result) {
  const received = ofKind(result, "received");
  return ofKind(result, "sent").map((sent) => {
    const end = sent.position + sent.bytes;
    const parts = received.filter(({ object, position, bytes }) => object === sent.object && position < end && position + bytes > sent.position);
    assert.ok(parts.every(({ time }) => time >= sent.time), "received after it was sent");
    return { from: sent.pid, line: sent.line, to: parts.at(-1)?.pid, at: parts.at(-1)?.line };
  });
}

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

export default [
  { file: "both_ends.py", methods: ["fork", "spawn"], stdout: "ready\nsignalled\ngo on\n1\n", native: "no trace", check: bothEnds },
];
