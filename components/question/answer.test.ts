import { describe, expect, it } from "vitest";
import { feedbackOn, isComplete, reasonsOf, shuffled, solutionOf } from "./answer";
import type { ChoiceView, QuestionView } from "./question-view";

const choice = (text: string, more: Partial<ChoiceView> = {}): ChoiceView => ({
  text,
  why: `why ${text}`,
  right: false,
  seen: [],
  ...more,
});
const question = (kind: QuestionView["kind"], choices: readonly ChoiceView[]): QuestionView => ({
  id: "lesson/question",
  kind,
  ask: "?",
  choices,
  why: "because",
  program: [],
  firstLine: 1,
});

describe("one of several choices", () => {
  const one = question("one", [choice("a"), choice("b", { right: true })]);

  it("is right or wrong for a reason of its own", () => {
    expect(feedbackOn(one, [0])).toEqual({ right: false, reasons: ["why a"], incomplete: false });
    expect(feedbackOn(one, [1])).toEqual({ right: true, reasons: ["why b"], incomplete: false });
    expect(solutionOf(one)).toEqual([1]);
    expect(isComplete(one, [])).toBe(false);
  });
});

describe("several choices", () => {
  const several = question("several", [choice("a", { right: true }), choice("b"), choice("c", { right: true })]);

  it("are right if they are all, incomplete if some are missing, and wrong with one too many", () => {
    expect(feedbackOn(several, [2, 0])).toEqual({ right: true, reasons: ["why a", "why c"], incomplete: false });
    expect(feedbackOn(several, [2])).toEqual({ right: false, reasons: [], incomplete: true });
    expect(feedbackOn(several, [0, 1, 2])).toEqual({ right: false, reasons: ["why b"], incomplete: false });
    expect(reasonsOf(several)).toEqual(["why a", "why c"]);
  });
});

describe("what can happen", () => {
  const can = question("can", [choice("a", { is: "possible" }), choice("b", { is: "guaranteed" })]);

  it("needs a word for each, and says why of those that are wrong", () => {
    expect(isComplete(can, ["possible"])).toBe(false);
    expect(isComplete(can, ["", "possible"])).toBe(false);
    expect(isComplete(can, ["possible", "possible"])).toBe(true);
    expect(feedbackOn(can, ["possible", "possible"])).toEqual({ right: false, reasons: ["why b"], incomplete: false });
    expect(feedbackOn(can, solutionOf(can)).right).toBe(true);
  });
});

describe("things in order", () => {
  const order = question("order", [choice("first"), choice("second"), choice("third")]);

  it("are shown in another order than the right one, always the same", () => {
    expect(shuffled(order)).not.toEqual([0, 1, 2]);
    expect(shuffled(order).toSorted()).toEqual([0, 1, 2]);
    expect(shuffled(order)).toEqual(shuffled(order));
  });

  it("are right in one order, and not told before", () => {
    expect(feedbackOn(order, [1, 0, 2])).toEqual({ right: false, reasons: [], incomplete: true });
    expect(feedbackOn(order, [0, 1, 2])).toEqual({ right: true, reasons: ["because"], incomplete: false });
  });
});

describe("a line to be found", () => {
  const line = question("line", [choice("", { line: 4, right: true, why: "there" }), choice("", { line: 7, why: "near" })]);

  it("is right, or wrong for its own reason or the common one", () => {
    expect(feedbackOn(line, [4])).toEqual({ right: true, reasons: ["there"], incomplete: false });
    expect(feedbackOn(line, [7]).reasons).toEqual(["near"]);
    expect(feedbackOn(line, [5])).toEqual({ right: false, reasons: ["because"], incomplete: false });
    expect(solutionOf(line)).toEqual([4]);
  });
});
