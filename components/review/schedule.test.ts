import { describe, expect, it } from "vitest";
import { dueAt, nextDue, reviewed } from "./schedule";

const minute = 60_000;
const day = 24 * 60 * minute;
const at = Date.UTC(2026, 10, 1, 12);
const wrong = { given: [0], right: false, missed: true, at };
const right = { given: [1], right: true, at };

describe("what is reviewed", () => {
  it("is what was answered wrong once, also when it was put right since", () => {
    const answers = { a: wrong, b: right, c: { ...right, missed: true } };
    expect(dueAt(at + day, answers, {})).toEqual(["a", "c"]);
    expect(nextDue({ b: right }, {})).toBe(null);
  });

  it("comes again soon, and later each time it is known", () => {
    const answers = { a: wrong };
    expect(dueAt(at, answers, {})).toEqual([]);
    expect(dueAt(at + 10 * minute, answers, {})).toEqual(["a"]);
    let card = reviewed(wrong, undefined, true, at + 10 * minute);
    const gaps: number[] = [];
    for (let times = 0; times < 4; times++) {
      const due = nextDue(answers, { a: card }) ?? 0;
      expect(dueAt(due - 1, answers, { a: card })).toEqual([]);
      expect(dueAt(due, answers, { a: card })).toEqual(["a"]);
      const next = reviewed(wrong, card, true, due);
      gaps.push(next.due - due);
      card = next;
    }
    expect(gaps).toEqual(gaps.toSorted((one, other) => one - other));
    expect(gaps.at(-1)).toBeGreaterThan(7 * day);
    expect(reviewed(wrong, card, false, card.due).due - card.due).toBeLessThan(day);
  });
});
