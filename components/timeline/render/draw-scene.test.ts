import { describe, expect, it } from "vitest";
import type { TraceEvent } from "@/workers";
import { Texture } from "../columns/texture";
import { timeScale } from "../layout/time-scale";
import { created, event, exited, modelOf, poolRun, running } from "../trace.test-support";
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
      modelOf([created(0, 100, "MainProcess", "main"), running(5, 100), event("wait-began", 10, 100, { reason: "child", object: 1 }), ...after]);
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
    expect(words).toEqual(expect.arrayContaining(["square(0)", "square", "sleeping 1.00 s"]));
  });

  it("never writes a label wider than its span", () => {
    const model = modelOf(poolRun());
    for (const end of [1100e6, 5000e6, 12_000e6, 30_000e6]) {
      const { named } = drawn(sceneOf(model, { scale: timeScale({ start: 0, end }, 100, 1100) }));
      const span = (1006e6 / end) * 1100;
      for (const call of named("fillText")) {
        const text = call.args[0] as string;
        if (text.startsWith("squ")) expect(text.length * 7).toBeLessThanOrEqual(span);
      }
    }
  });

  it("caps an exit with its code, in the colour of danger unless it is 0", () => {
    const { named, words } = drawn(
      sceneOf(modelOf([created(0, 100, "MainProcess", "main"), running(5, 100), created(10, 101, "P"), running(20, 101), exited(500, 101, -15), exited(600, 100)])),
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
      model.append(event("call-began", 10 + i * 0.2, 100, { name: "f" }));
      model.append(event("call-ended", 10.1 + i * 0.2, 100, { name: "f" }));
    }
    const { calls, strips, named } = drawn(sceneOf(model));
    expect(strips.specks).toHaveLength(5000);
    expect(named("drawImage")).toHaveLength(1);
    expect(calls.length).toBeLessThan(200);
  });

  it("has several marks on the ruler of a phone, and none whose words touch another's", () => {
    for (const end of [0.9e9, 1.9e9, 130e6, 12_000e6]) {
      const { named } = drawn(sceneOf(modelOf(poolRun()), { width: 250, scale: timeScale({ start: 0, end }, 100, 150) }));
      const marks = named("fillText").filter(({ args }) => /^(0|[\d.]+ (s|ms))$/.test(String(args[0])) && args[2] === 13);
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
