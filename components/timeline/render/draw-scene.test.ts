import { describe, expect, it } from "vitest";
import type { Ns, Pid, Tid, TraceEvent } from "@/workers";
import { Texture } from "../layout/texture";
import { layOutLanes } from "../layout/lane-layout";
import { timeScale } from "../layout/time-scale";
import { append, created, event, exited, modelOf, poolRun, running } from "@/workers/trace/trace.test-support";
import { createDrawLog, createStripLog, sceneOf } from "./draw-log.test-support";
import { drawScene } from "./draw-scene";
import type { Scene } from "./scene";

function drawn(scene: Scene) {
  const log = createDrawLog();
  const strips = createStripLog();
  drawScene(log.ctx, scene, strips);
  const words = log.named("fillText").map((call) => call.args[0] as string);
  const bands = (fill: string) => log.named("fillRect").filter((call) => call.fill === fill);
  return { ...log, strips, words, bands };
}

/** Whole numbers from the one to the other. */
const range = (first: number, last: number): number[] => Array.from({ length: last - first + 1 }, (_, index) => first + index);

describe("the picture", () => {
  it("names each process and its pid", () => {
    const { words } = drawn(sceneOf(modelOf(poolRun())));
    expect(words).toEqual(expect.arrayContaining(["pid 100", "pid 101", "…Process"]));
    const wide = sceneOf(modelOf(poolRun()), { gutter: 200, scale: timeScale({ start: 0, end: 1100e6 }, 206, 994) });
    expect(drawn(wide).words).toEqual(expect.arrayContaining(["MainProcess", "ForkPoolWorker-1", "ForkPoolWorker-2"]));
  });

  it("draws a state where and as long as it was, in its process's hue and its own pattern", () => {
    const { bands } = drawn(sceneOf(modelOf(poolRun())));
    const sleep = bands(`texture-${Texture.dots}-1`);
    expect(sleep).toHaveLength(1);
    expect(sleep[0]!.args[0]).toBe(143);
    expect(sleep[0]!.args[2]).toBe(1000);
  });

  it("draws a thread that could run but has not its turn as a thin line, unlike the one that runs", () => {
    const turn = (kind: "wait-began" | "wait-ended", at: number, tid: number) => event(kind, at, 100, { reason: "gil", object: 0, tid });
    const model = modelOf([
      created(0, 100, "MainProcess", "main"),
      running(5, 100),
      event("thread-started", 10, 100, { name: "a", tid: 2 }),
      event("thread-started", 10, 100, { name: "b", tid: 3 }),
      turn("wait-began", 10, 3),
      turn("wait-began", 510, 2),
      turn("wait-ended", 510, 3),
    ]);
    const { bands } = drawn(sceneOf(model, { now: 1000e6, live: true }));
    const threads = bands("hue-0").map(({ args: [x, , width, height] }) => ({ x, width, height }));
    expect(threads).toEqual(
      expect.arrayContaining([
        { x: 110, width: 500, height: 2 },
        { x: 610, width: 490, height: 2 },
      ]),
    );
    expect(bands(`texture-${Texture.solid}-0`).map(({ args }) => args[0])).toEqual(expect.arrayContaining([110, 610]));
  });

  it("shows nothing beyond the now edge, which lags behind with reduced motion", () => {
    const { words, bands, named } = drawn(sceneOf(modelOf(poolRun()), { live: true, now: 35e6 }));
    expect(words).not.toContain("square(0)");
    expect(named("arc")).toHaveLength(0);
    expect(bands(`texture-${Texture.dots}-1`)).toHaveLength(0);
  });

  it("writes no words that would say less than the pattern", () => {
    const scale = timeScale({ start: 0, end: 12_000e6 }, 100, 1100);
    const { words } = drawn(sceneOf(modelOf(poolRun()), { scale }));
    expect(words.filter((text) => text.startsWith("slee"))).toEqual(["sleeping", "sleeping"]);
    const narrower = timeScale({ start: 0, end: 20_000e6 }, 100, 1100);
    expect(drawn(sceneOf(modelOf(poolRun()), { scale: narrower })).words.some((text) => text.startsWith("slee"))).toBe(false);
  });

  it("shortens the words of what is over, not of what still grows", () => {
    const waits = (...after: readonly TraceEvent[]) =>
      modelOf([
        created(0, 100, "MainProcess", "main"),
        running(5, 100),
        event("wait-began", 10, 100, { reason: "child", object: 1 }),
        ...after,
      ]);
    const over = waits(event("wait-ended", 160, 100, { reason: "child", object: 1 }));
    expect(drawn(sceneOf(over)).words).toContain("waiting for a pr…");
    const grows = drawn(sceneOf(waits(), { live: true, now: 160e6 }));
    expect(grows.words.some((words) => words.startsWith("waiting"))).toBe(false);
  });

  it("outlines the start-up", () => {
    const { named } = drawn(sceneOf(modelOf(poolRun())));
    const outlines = named("strokeRect").filter((call) => call.stroke === "hue-1");
    expect(outlines).toHaveLength(1);
    expect(outlines[0]!.args[0]).toBe(110.5);
  });

  it("writes into the spans what they are, and how long", () => {
    const { words } = drawn(sceneOf(modelOf(poolRun())));
    expect(words).toEqual(expect.arrayContaining(["square(0)", "starting", "sleeping 1.00 s"]));
  });

  it("lets a short name run past its span, but never into the next, at any density and zoom", () => {
    const tasks = [0, 1, 2, 3].flatMap((i) => [
      event("task-began", 100 + 150 * i, 100, { name: `square(${i})` }),
      event("task-ended", 110 + 150 * i, 100, { name: `square(${i})` }),
    ]);
    const model = modelOf([created(0, 100, "MainProcess", "main"), running(5, 100), ...tasks, exited(900, 100)]);
    for (const density of ["roomy", "compact"] as const) {
      for (const end of [550e6, 1100e6, 5000e6, 12_000e6]) {
        const { named } = drawn(
          sceneOf(model, { layout: layOutLanes(model, { density }), scale: timeScale({ start: 0, end }, 100, 1100) }),
        );
        const names = named("fillText").filter(({ args }) => String(args[0]).startsWith("squ"));
        const pixels = 1100e6 / end;
        for (const [index, { args }] of names.entries()) {
          const next = names[index + 1];
          if (next) expect(Number(args[1]) + String(args[0]).length * 7).toBeLessThanOrEqual(Number(next.args[1]));
        }
        // Ten pixels wide are all four at 1,100 ms, and whole.
        if (pixels === 1) expect(names.map(({ args }) => args[0])).toEqual(["square(0)", "square(1)", "square(2)", "square(3)"]);
      }
    }
  });

  it("writes the words of low bands beneath them, after the task's name", () => {
    const model = modelOf(poolRun());
    const layout = layOutLanes(model, { density: "compact" });
    const { named } = drawn(sceneOf(model, { layout }));
    const text = (words: string) => named("fillText").find(({ args }) => args[0] === words)!.args as readonly [string, number, number];
    const [name, sleep] = [text("square(0)"), text("sleeping 1.00 s")];
    expect(sleep[2]).toBe(name[2]);
    expect(sleep[1]).toBeGreaterThan(name[1] + name[0].length * 7);
    const lane = layout.lanes[1]!;
    expect(sleep[2]).toBeGreaterThan(22 + lane.top + lane.bandTop + lane.bandHeight);
  });

  it("has names but no other words in dense lanes", () => {
    const model = modelOf(poolRun());
    const { words } = drawn(
      sceneOf(model, {
        layout: layOutLanes(model, { density: "dense" }),
        gutter: 200,
        scale: timeScale({ start: 0, end: 1100e6 }, 206, 994),
      }),
    );
    expect(words.filter((each) => !/^[\d.]+( s)?$/.test(each))).toEqual(["MainProcess", "ForkPoolWorker-1", "ForkPoolWorker-2"]);
  });

  it("writes no word over the sign of a deadlock", () => {
    const stuck = event("deadlock-found", 60, 0, {
      ...{ tid: 0, id: 1, whole: true },
      waits: [{ pid: 100 as Pid, tid: 1 as Tid, line: 7, file: 0, reason: "semaphore", object: 0, held: false, inCycle: true, on: [] }],
    });
    const model = modelOf([
      created(0, 100, "MainProcess", "main"),
      running(5, 100),
      event("wait-began", 20, 100, { reason: "semaphore", object: 1 }),
      stuck,
      event("wrote", 900, 100, { fd: 1, bytes: 1, sequence: 0 }),
    ]);
    for (const density of ["roomy", "compact"] as const) {
      const { named } = drawn(sceneOf(model, { layout: layOutLanes(model, { density }) }));
      const [words] = named("fillText").filter(({ args }) => String(args[0]).startsWith("waiting"));
      expect(words!.args[1]).toBeGreaterThan(160 + 8);
    }
  });

  it("shows the count of prints that fall together, and hundreds of them as one strip", () => {
    const prints = (count: number, every: number) =>
      Array.from({ length: count }, (_, i) => event("wrote", 100 + i * every, 100, { fd: 1, bytes: 1, sequence: i }));
    const shown = (...events: readonly TraceEvent[]) =>
      drawn(sceneOf(modelOf([created(0, 100, "MainProcess", "main"), running(5, 100), ...events])));
    const few = shown(...prints(3, 0.5));
    expect([few.named("arc").length, few.words.includes("3")]).toEqual([1, true]);
    const many = shown(...prints(300, 1));
    expect([many.named("arc").length, many.words.includes("300")]).toEqual([0, true]);
    const busy = shown(...prints(300, 1), exited(402, 100));
    expect([busy.named("arc").length, busy.words.includes("300")]).toEqual([0, true]);
    const bursts = shown(...prints(100, 1), ...prints(100, 1).map((each) => ({ ...each, time: (each.time + 115e6) as Ns })));
    expect([bursts.named("arc").length, bursts.words.includes("200")]).toEqual([0, true]);
    const apart = shown(...prints(5, 50));
    expect([apart.named("arc").length, apart.words.includes("5")]).toEqual([5, false]);
  });

  it("draws the browser's own work as a thin line in no process's hue", () => {
    const { named, bands } = drawn(
      sceneOf(
        modelOf([
          created(0, 100, "MainProcess", "main"),
          running(5, 100),
          event("wait-began", 100, 100, { reason: "fork", object: 0 }),
          event("wait-ended", 400, 100, { reason: "fork", object: 0 }),
        ]),
      ),
    );
    expect(named("stroke").filter(({ stroke }) => stroke === "ink-muted")).toHaveLength(1);
    expect(bands(`texture-${Texture.dashes}-0`)).toHaveLength(0);
  });

  it("caps an exit with its code, in the colour of danger unless it is 0", () => {
    const { named, words } = drawn(
      sceneOf(
        modelOf([
          created(0, 100, "MainProcess", "main"),
          running(5, 100),
          created(10, 101, "P"),
          running(20, 101),
          exited(500, 101, -15),
          exited(600, 100),
        ]),
      ),
    );
    expect(words).toEqual(expect.arrayContaining(["−15", "0"]));
    expect(named("fillText").find((call) => call.args[0] === "−15")!.fill).toBe("danger");
    expect(named("fillText").find((call) => call.args[0] === "0" && call.fill === "ink-muted")).toBeDefined();
  });

  it("crosses out an exception and names it", () => {
    const { named, words } = drawn(sceneOf(modelOf([...poolRun().slice(0, 2), event("exception", 300, 100, { name: "ValueError" })])));
    expect(words).toContain("ValueError");
    expect(named("stroke").some((call) => call.stroke === "danger")).toBe(true);
  });

  it("puts what is too short to be seen into the strips, not one by one", () => {
    const model = modelOf([created(0, 100, "MainProcess", "main"), running(5, 100)]);
    for (let i = 0; i < 5000; i++) {
      append(model, event("call-began", 10 + i * 0.2, 100, { name: "f" }));
      append(model, event("call-ended", 10.1 + i * 0.2, 100, { name: "f" }));
    }
    const { calls, strips, named } = drawn(sceneOf(model));
    // Those that share a pixel are one, and no pixel goes without: a call begins in each.
    const pixels = new Set(strips.specks.flatMap(({ x0, x1 }) => range(Math.floor(x0), Math.floor(x1))));
    expect([...pixels].sort((a, b) => a - b)).toEqual(range(110, 1109));
    expect(strips.specks.length).toBeLessThan(2.5 * pixels.size);
    expect(named("drawImage")).toHaveLength(1);
    expect(calls.length).toBeLessThan(200);
  });

  it("counts marks that share a pixel, and shows the trouble among them by itself", () => {
    const model = modelOf([created(0, 100, "MainProcess", "main"), running(5, 100)]);
    for (let i = 0; i < 4000; i++) {
      append(model, event("wrote", 10 + i * 0.2, 100, { fd: 1, bytes: 1, sequence: i }));
      if (i === 2000) append(model, event("exception", 10 + i * 0.2, 100, { name: "ValueError" }));
    }
    const { named, words } = drawn(sceneOf(model));
    expect(words).toContain("4,000");
    expect(words).toContain("ValueError");
    expect(named("fillRect").length).toBeLessThan(500);
  });

  it("has several marks on the ruler of a phone, and none whose words touch another's", () => {
    for (const end of [0.9e9, 1.9e9, 130e6, 12_000e6]) {
      const { named } = drawn(sceneOf(modelOf(poolRun()), { width: 250, scale: timeScale({ start: 0, end }, 100, 150) }));
      const marks = named("fillText").filter(({ args }) => /^(0|[\d.]+ (s|ms))$/.test(String(args[0])) && args[2] === 11);
      expect(marks.length).toBeGreaterThan(1);
      for (const [index, { args }] of marks.entries()) {
        const before = marks[index - 1];
        if (before) expect(Number(args[1])).toBeGreaterThan(Number(before.args[1]) + String(before.args[0]).length * 7);
      }
    }
  });

  it("has no ruler and no names where there is no run", () => {
    const { words, calls } = drawn(sceneOf(modelOf([])));
    expect(words).toEqual([]);
    expect(calls.filter(({ name }) => name === "fillRect")).toHaveLength(1);
  });

  it("draws only what is in view", () => {
    const model = modelOf(poolRun());
    const { words } = drawn(sceneOf(model, { scale: timeScale({ start: 2000e6, end: 3000e6 }, 100, 1100) }));
    expect(words).not.toContain("square(0)");
    const scrolled = drawn(sceneOf(model, { height: 60, scrollTop: 0 }));
    expect(scrolled.words).not.toContain("pid 102");
  });

  it("fades what goes on at the now edge, and only while live", () => {
    const model = modelOf([created(0, 100, "MainProcess", "main"), running(5, 100)]);
    const live = drawn(sceneOf(model, { live: true, now: 700e6 }));
    expect(live.named("createLinearGradient")[0]!.args[2]).toBe(800);
    expect(live.bands("accent")[0]!.args[0]).toBe(800);
    const still = drawn(sceneOf(model, { now: 700e6 }));
    expect(still.named("createLinearGradient")).toHaveLength(0);
    expect(still.bands("accent")).toHaveLength(0);
  });

  it("washes a recorded run out, but no words", () => {
    const { calls } = drawn(sceneOf(modelOf(poolRun()), { faint: true }));
    const wash = calls.findIndex((call) => call.name === "fillRect" && call.fill === "surface" && call.alpha !== 1);
    expect(calls.findLastIndex((call) => call.fill === `texture-${Texture.dots}-1`)).toBeLessThan(wash);
    for (const words of ["sleeping 1.00 s", "square(1)", "pid 101", "0"]) {
      const written = calls.findIndex((call) => call.args[0] === words);
      expect(written).toBeGreaterThan(wash);
      expect(calls[written]!.alpha).toBe(1);
    }
  });
});
