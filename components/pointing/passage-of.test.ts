import { describe, expect, it } from "vitest";
import { targetOf } from "./passage-of";

describe("what a lesson says of a run", () => {
  it("is a query", () => {
    expect(targetOf("calls of add_up")).toEqual({
      program: null,
      passage: { of: "anybody", what: { kind: "calls", function: "add_up" }, overlapping: false },
    });
    expect(targetOf("several-processes: children starting")).toEqual({
      program: "several-processes",
      passage: { of: "children", what: { kind: "starting" }, overlapping: false },
    });
    expect(targetOf("tasks that overlap").passage).toEqual({ of: "anybody", what: { kind: "tasks" }, overlapping: true });
    expect(targetOf("main waiting for a process").passage).toMatchObject({ of: "main", what: { kind: "waiting", reasons: ["child"] } });
  });

  it("is refused where it isn't understood, with what would be", () => {
    expect(() => targetOf("the red thing")).toThrow(/can't point at "the red thing".*calls of NAME/);
    expect(() => targetOf("waiting for godot")).toThrow("waiting for the GIL");
  });
});
