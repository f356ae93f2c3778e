import { expect, it } from "vitest";
import { created, event, exited, modelOf, running } from "./trace.test-support";
import { summaryOf } from "./summary";

const call = (from: number, to: number, pid: number) => [
  event("call-began", from, pid, { name: "work" }),
  event("call-ended", to, pid, { name: "work" }),
];
const ms = 1e6;

it("adds up the work of the children, and counts how many were at it at once", () => {
  const model = modelOf([
    created(0, 100, "MainProcess", "main"),
    running(10, 100),
    created(20, 101, "A"),
    running(25, 101),
    created(22, 102, "B"),
    running(27, 102),
    created(24, 103, "C"),
    running(29, 103),
    ...call(30, 60, 101),
    ...call(40, 50, 102),
    // Begins at the moment at which another ends.
    ...call(60, 70, 103),
    ...[101, 102, 103].map((pid) => exited(75, pid)),
    exited(80, 100),
  ]);
  expect(summaryOf(model)).toEqual({ children: 3, atOnce: 2, work: (30 + 10 + 10) * ms, elapsed: 70 * ms });
});

it("of a program without children has only its time", () => {
  const model = modelOf([created(0, 100, "MainProcess", "main"), running(5, 100), ...call(6, 9, 100), exited(20, 100)]);
  expect(summaryOf(model)).toEqual({ children: 0, atOnce: 0, work: 0, elapsed: 15 * ms });
});
