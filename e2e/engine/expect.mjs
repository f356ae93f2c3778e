import assert from "node:assert/strict";

/** What went to one stream, or to both, in arrival order. */
export const text = (result, stream) =>
  result.output
    .filter((chunk) => stream === undefined || chunk.stream === stream)
    .map((chunk) => chunk.text)
    .join("");

export const lines = (result, stream = "stdout") => text(result, stream).split("\n").slice(0, -1);

export const ofKind = (result, ...kinds) => result.events.filter((event) => kinds.includes(event.kind));

/** Began/ended pairs of "task", "call" or "wait" as spans, in order of their beginning. */
export function spans(result, what) {
  const open = new Map();
  const found = [];
  for (const event of ofKind(result, `${what}-began`, `${what}-ended`)) {
    const thread = `${event.pid} ${event.tid}`;
    const stack = open.get(thread) ?? [];
    open.set(thread, stack);
    if (event.kind === `${what}-began`) stack.push(event);
    else {
      const began = stack.pop();
      found.push({
        name: began.name ?? began.reason,
        object: began.object,
        pid: began.pid,
        tid: began.tid,
        line: began.line,
        begin: began.time,
        end: event.time,
      });
    }
  }
  return found.sort((a, b) => a.begin - b.begin);
}

/** `expected` is a string (the whole text), a RegExp, or an array: these lines in any order. */
export function matches(actual, expected, what) {
  if (Array.isArray(expected))
    assert.deepEqual(actual.split("\n").slice(0, -1).sort(), [...expected].sort(), `${what} (lines in any order)`);
  else if (expected instanceof RegExp) assert.match(actual, expected, what);
  else assert.equal(actual, expected, what);
}
