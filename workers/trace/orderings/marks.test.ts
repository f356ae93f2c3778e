import { describe, expect, it } from "vitest";
import { ns, pid, tid } from "../../api/units";
import { created, event, exited, modelOf, poolRun, running } from "../trace.test-support";
import { type Mark, marksOf } from "./marks";
import { PrintedLines } from "./printed-lines";

const told = (marks: readonly Mark[]) => marks.map(({ act, who, text }) => `${who} ${act} ${text}`.trim());

describe("marks", () => {
  it("are beginnings and ends of tasks, by name of the process", () => {
    expect(told(marksOf(modelOf(poolRun()), new PrintedLines()).tasks)).toEqual([
      "ForkPoolWorker-1 task-began square(0)",
      "ForkPoolWorker-2 task-began square(1)",
      "ForkPoolWorker-1 task-ended square(0)",
      "ForkPoolWorker-2 task-ended square(1)",
    ]);
  });

  it("have no end for a task that has none yet", () => {
    const model = modelOf([created(0, 100, "MainProcess", "main"), running(1, 100), event("task-began", 2, 100, { name: "f()" })]);
    expect(told(marksOf(model, new PrintedLines()).tasks)).toEqual(["MainProcess task-began f()"]);
  });

  it("are processes from when they run Python, with exit codes that tell of trouble", () => {
    const model = modelOf([
      created(0, 100, "MainProcess", "main"),
      running(5, 100),
      created(10, 101, "Process-1"),
      created(11, 102, "Process-2"),
      running(20, 102),
      running(21, 101),
      exited(30, 101, -9),
      exited(31, 102, 0),
    ]);
    expect(told(marksOf(model, new PrintedLines()).processes)).toEqual([
      "MainProcess process-began",
      "Process-2 process-began",
      "Process-1 process-began",
      "Process-1 process-ended -9",
      "Process-2 process-ended",
    ]);
  });

  it("are lines printed, with pids as names where they are compared, and namesakes told apart", () => {
    const model = modelOf([
      created(0, 100, "MainProcess", "main"),
      created(1, 101, "worker"),
      created(2, 102, "worker"),
      running(3, 101),
      running(4, 102),
    ]);
    const printed = new PrintedLines();
    printed.add({ sequence: 0, time: ns(5), pid: pid(102), tid: tid(1), stream: "stdout", text: "I am 102\n" });
    expect(marksOf(model, printed)).toMatchObject({
      prints: [{ act: "printed", process: 2, who: "worker #2", text: "I am 102", plain: "I am worker #2" }],
      lastLine: "I am 102",
    });
  });
});
