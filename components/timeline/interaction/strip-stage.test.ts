// @vitest-environment jsdom
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Ns } from "@/workers";
import { append, created, event, modelOf, poolRun, running } from "@/workers/trace/trace.test-support";
import { standInPage } from "./page.test-support";
import { createStripStage, type StripInput, type StripStage } from "./strip-stage";
import { createViewport } from "./viewport";

const ms = (value: number) => value * 1e6;
const [width, height] = [400, 40];

let page: ReturnType<typeof standInPage>;
let canvas: ReturnType<typeof page.canvas>;
let stage: StripStage;
let input: StripInput;

beforeEach(() => {
  page = standInPage();
  canvas = page.canvas();
  document.body.append(canvas.element);
  page.resize(canvas.element, width, height);
});

afterEach(() => {
  stage.destroy();
  page.remove();
});

function begin(changes: Partial<StripInput> = {}): void {
  input = { model: modelOf(poolRun()), now: () => 0 as Ns, live: false, recorded: false, ...changes };
  stage = createStripStage(canvas.element, input);
  page.frame();
}

const draws = (): number => canvas.named("setTransform").length;
/** The piece of the strip that marks what a larger picture shows, by left and width. */
const part = () => canvas.named("fillRect").findLast(({ args }) => args[1] === height - 1 && args[3] === 1)?.args;
/** Where the growing edge is. */
const edge = () => canvas.named("fillRect").findLast(({ args }) => args[1] === 0 && args[2] === 1)?.args[0] as number;

describe("the strip", () => {
  it("is drawn once, and again when the run has grown", async () => {
    begin();
    await Promise.resolve();
    page.frame();
    const before = draws();
    page.frame();
    expect(draws()).toBe(before);
    append(input.model, event("wrote", 1100, 100, { fd: 1, bytes: 1, sequence: 9 }));
    await Promise.resolve();
    page.frame();
    expect(draws()).toBe(before + 1);
    expect([canvas.element.width, canvas.element.height]).toEqual([width, height]);
  });

  it("costs nothing until it is displayed", () => {
    page.resize(canvas.element, 0, 0);
    begin();
    expect(draws()).toBe(0);
    page.resize(canvas.element, width, height);
    page.frame();
    expect(draws()).toBe(1);
  });

  it("has a growing run stay where it is until it is full, and then room for more", () => {
    let now = ms(100);
    begin({ model: modelOf([created(0, 100, "MainProcess", "main"), running(5, 100)]), live: true, now: () => now as Ns });
    const at = (time: number): number => {
      now = time;
      page.frame();
      return edge();
    };
    expect([at(ms(100)), at(ms(200)), at(ms(300))]).toEqual([100, 200, 300]);
    expect(at(ms(500))).toBeCloseTo((500 / 640) * width);
  });

  it("marks what a larger picture shows of it, where that is but a part", () => {
    const viewport = createViewport();
    viewport.report({}, ms(1080), false);
    begin({ viewport });
    expect(part()).toBeUndefined();
    viewport.show({ start: ms(400), end: ms(600) });
    page.frame();
    const end = ms(1080) * 1.02;
    expect(part()![0]).toBeCloseTo((viewport.store.getState().start / end) * width);
    expect(part()![2]).toBeCloseTo((ms(260) / end) * width);
  });

  it("draws nothing any more once it is destroyed", async () => {
    begin({ live: true });
    stage.destroy();
    const before = draws();
    page.frame();
    append(input.model, event("wrote", 1100, 100, { fd: 1, bytes: 1, sequence: 9 }));
    await Promise.resolve();
    page.resize(canvas.element, width / 2, height);
    page.frame();
    expect(draws()).toBe(before);
  });
});
