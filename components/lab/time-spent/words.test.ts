import { readdirSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { readLessons } from "@/content/lessons";
import { createTraceModel, lifeOf, sumOfTimeSpent, TIME_CAUSES, timeSpent, type TimeSpent } from "@/workers/trace";
import { readRecording } from "@/workers/trace/format";
import { percentages } from "./percentages";
import { shareWords, waitedWords, whichRunWords } from "./words";

const spent = (by: Partial<TimeSpent["by"]>, waits: TimeSpent["waits"] = new Map()): TimeSpent => {
  const all = { work: 0, sleeping: 0, starting: 0, "handing-over": 0, waiting: 0, idle: 0, ...by };
  return { life: Object.values(all).reduce((sum, time) => sum + time), by: all, waits };
};

describe("per cent", () => {
  it.each([
    [
      [2, 1],
      [67, 33],
    ],
    [
      [1, 1, 1],
      [34, 33, 33],
    ],
    [
      [995, 5],
      [100, 0],
    ],
    [
      [0, 7],
      [0, 100],
    ],
    [
      [0, 0],
      [0, 0],
    ],
  ])("of %j are %j", (parts, expected) => {
    expect(percentages(parts)).toEqual(expected);
  });
});

describe("words", () => {
  it("tell the shares, without what is next to nothing", () => {
    expect(shareWords(spent({ sleeping: 323, idle: 656, starting: 18, work: 3 }))).toBe(
      "sleeping 32\u00a0%, starting 2\u00a0%, idle at the end 66\u00a0%",
    );
  });

  it("tell what was waited for, the longest first", () => {
    const waits = new Map([
      ["semaphore", 20],
      ["pipe-read", 30],
      ["gil", 0.5],
    ] as const);
    expect(waitedWords(spent({ waiting: 50.5, work: 49.5 }, waits))).toBe("a pipe, a lock between processes");
    expect(waitedWords(spent({ work: 1 }))).toBe("");
  });

  it("tell whose run it is", () => {
    expect(whichRunWords({ shown: "recording", phase: "idle", name: "" })).toBe("the recorded run");
    expect(whichRunWords({ shown: "run", phase: "ended", name: "" })).toBe("your run");
    expect(whichRunWords({ shown: "run", phase: "ended", name: "run 3 of 20" })).toBe("run 3 of 20");
    expect(whichRunWords({ shown: "run", phase: "running", name: "" })).toBe("");
  });
});

const recorded = readLessons().flatMap(({ folder, labs }) =>
  labs.flatMap(({ id, recording }) => (recording === null ? [] : [{ name: `${folder}/${id}`, recording }])),
);

const spentIn = async (name: string) => {
  const { trace: records } = await readRecording(recorded.find((lab) => lab.name === name)!.recording);
  const trace = createTraceModel();
  records.forEach((record) => trace.append(record));
  trace.finish(trace.extent);
  return { trace, each: timeSpent(trace) };
};

describe("in a recorded run the causes add up to each process's life:", () => {
  it("there are recorded runs", () => expect(recorded.length).toBeGreaterThan(readdirSync("content/lessons").length / 2));
  it.each(recorded.map(({ name }) => name))("%s", async (name) => {
    const { trace, each } = await spentIn(name);
    expect(each).toHaveLength(trace.processes.length);
    for (const { process, life, by } of each) {
      const span = lifeOf(trace, trace.processes[process]!)!;
      expect(life).toBe(span.end - span.start);
      // Within a microsecond: a sum of thousands of pieces.
      expect(Math.abs(TIME_CAUSES.reduce((sum, cause) => sum + by[cause], 0) - life)).toBeLessThan(1000);
    }
  });
});

/** What lesson 12 says where the time goes is what the runs say. */
describe("of lesson 12's programs", () => {
  const shares = async (lab: string) => {
    const { by, life } = sumOfTimeSpent((await spentIn(`12-how-many-workers/${lab}`)).each);
    return (cause: (typeof TIME_CAUSES)[number]) => by[cause] / life;
  };

  it("tiny tasks are mostly handed over", async () => {
    const share = await shares("small");
    expect(share("handing-over")).toBeGreaterThan(3 * share("work"));
  });

  it("large chunks leave workers idle at the end, and small ones less so", async () => {
    const [large, small] = [await shares("four-by-four"), await shares("one-by-one")];
    expect(large("idle")).toBeGreaterThan(2 * small("idle"));
  });

  it("large arguments are mostly handed over", async () => {
    const share = await shares("arguments");
    expect(share("handing-over")).toBeGreaterThan(2 * share("work"));
  });
});
