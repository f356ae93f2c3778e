import { expect, it } from "vitest";
import { EngineError, troubleOf } from "./errors";

it("an EngineError's trouble is its own", () => {
  const trouble = { code: "boot-timed-out", seconds: 60 } as const;
  expect(troubleOf(new EngineError(trouble))).toBe(trouble);
});

it.each([
  [new RangeError("Array buffer allocation failed"), "Array buffer allocation failed"],
  ["no Error at all", "no Error at all"],
])("anything else is unexpected: %s", (thrown, detail) => {
  expect(troubleOf(thrown)).toEqual({ code: "unexpected", detail });
});
