import { expect, it } from "vitest";
import type { Ns, Pid } from "../api/units";
import { omittedBetween } from "./queries";
import { created, event, exited, listing, modelOf, running } from "./trace.test-support";

const main = [created(0, 100, "MainProcess", "main"), running(1, 100)];

it("says what was left out, of which process, from when to when, and how many", () => {
  const model = modelOf([
    ...main,
    event("omission-began", 10, 100, { what: "calls", name: "fib", line: 3 }),
    event("omission-began", 20, 100, { what: "holds" }),
    event("omission-ended", 30, 100, { what: "calls", name: "fib" }),
    event("omission-ended", 40, 100, { what: "holds", count: 1234 }),
    event("omission-began", 50, 100, { what: "calls", name: "fib", line: 3 }),
    exited(60, 100),
  ]);
  expect(listing(model).filter((words) => words.includes("left out"))).toEqual([
    "calls left out of fib 10…30",
    "holds left out: 1234 20…40",
    "calls left out of fib 50…60",
  ]);
  const process = model.processOf(100 as Pid)!;
  const between = (from: number, to: number) => omittedBetween(model, process, (from * 1e6) as Ns, (to * 1e6) as Ns).length;
  expect([between(0, 10), between(0, 11), between(25, 26), between(31, 39), between(40, 50), between(55, 99)]).toEqual([0, 1, 2, 1, 0, 1]);
});

it("has no end of what has no beginning", () => {
  const ended = event("omission-ended", 30, 100, { what: "holds", count: 5 });
  expect(listing(modelOf([...main, ended])).some((words) => words.includes("left out"))).toBe(false);
});
