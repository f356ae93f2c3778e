import assert from "node:assert/strict";

/** What went to one stream, or to both, in arrival order. */
export const text = (result, stream) =>
  result.output
    .filter((chunk) => stream === undefined || chunk.stream === stream)
    .map((chunk) => chunk.text)
    .join("");

export const lines = (result, stream = "stdout") => text(result, stream).split("\n").slice(0, -1);

export const ofKind = (result, ...kinds) => result.events.filter((event) => kinds.includes(event.kind));

/** What threads did from one moment to another ("task", "call", "wait" or "hold"), in order of their beginning (`scripts/harness/spans.ts`). */
export const spans = (result, what) => result.spans.filter((span) => span.what === what);

/** `expected` is a string (the whole text), a RegExp, or an array: these lines in any order. */
export function matches(actual, expected, what) {
  if (Array.isArray(expected))
    assert.deepEqual(actual.split("\n").slice(0, -1).sort(), [...expected].sort(), `${what} (lines in any order)`);
  else if (expected instanceof RegExp) assert.match(actual, expected, what);
  else assert.equal(actual, expected, what);
}
