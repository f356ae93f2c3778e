import { describe, expect, it } from "vitest";
import type { Pid, StuckWait, Tid } from "@/workers";
import { created, event, modelOf, running } from "@/workers/trace/trace.test-support";
import { drawDeadlocks } from "./draw-deadlocks";
import { createDrawLog, sceneOf } from "./draw-log.test-support";

const wait = (pid: number, on: number): StuckWait => ({
  ...{ pid: pid as Pid, tid: 1 as Tid, line: 7, file: 0, reason: "semaphore", object: 0, held: true, inCycle: true },
  on: [{ pid: on as Pid, tid: 1 as Tid, line: 5, file: 0 }],
});

const events = [
  ...[100, 101].flatMap((pid) => [
    created(pid - 100, pid, `P${pid}`, "main"),
    running(5, pid),
    event("wait-began", 50, pid, { reason: "semaphore", object: pid }),
  ]),
  event("deadlock-found", 300, 0, { tid: 0, id: 1, whole: true, waits: [wait(100, 101), wait(101, 100)] }),
  event("wrote", 800, 101, { fd: 1, bytes: 1, sequence: 0 }),
];

function drawn(more: typeof events = []) {
  const log = createDrawLog();
  const scene = sceneOf(modelOf([...events, ...more]));
  drawDeadlocks(log.ctx, scene);
  return { log, scene };
}

describe("a deadlock's picture", () => {
  it("frames the waits from their beginning on", () => {
    const { log, scene } = drawn();
    const frames = log.named("strokeRect").map(({ args }) => args as readonly number[]);
    expect(frames).toHaveLength(2);
    for (const [index, [x, y, width, height]] of frames.entries()) {
      const lane = scene.layout.lanes[index]!;
      expect([x, width]).toEqual([148, 754]);
      expect(y).toBeLessThan(26 + lane.top + lane.bandTop);
      expect(height).toBeGreaterThan(lane.bandHeight);
    }
  });

  it("has an arrow from each to the other, one down and one up, side by side", () => {
    const { log } = drawn();
    const [down, up] = [0, 2].map((index) => ({
      tail: log.named("moveTo")[index]!.args as number[],
      neck: log.named("lineTo")[index === 0 ? 0 : 3]!.args as number[],
    }));
    expect(down!.neck[1]).toBeGreaterThan(down!.tail[1]!);
    expect(up!.neck[1]).toBeLessThan(up!.tail[1]!);
    expect(up!.tail[0]).not.toBe(down!.tail[0]);
  });

  it("ends with the deadlock", () => {
    const { log } = drawn([event("deadlock-over", 500, 0, { tid: 0, id: 1 })]);
    expect((log.named("strokeRect")[0]!.args as number[])[2]).toBe(454);
  });
});
