// @vitest-environment jsdom
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { Ns } from "@/workers";
import { append, created, event, exited, modelOf, poolRun, running } from "@/workers/trace/trace.test-support";
import type { TraceModel } from "@/workers/trace";
import { layOutLanes, rulerHeight } from "../layout/lane-layout";
import { timeAt, timeScale, xOf } from "../layout/time-scale";
import { eventWords } from "../words/words";
import { standInPage } from "./page.test-support";
import { createStage, type Stage, type StageInput } from "./stage";
import { createViewport, type Viewport } from "./viewport";

const ms = (value: number) => value * 1e6;
/** Where the plot of a wide picture begins, and how much of its right is kept free. */
const plotLeft = 190;
const plotSpare = 18;
const [width, height] = [1000, 400];

let page: ReturnType<typeof standInPage>;
let base: ReturnType<typeof page.canvas>;
let overlay: ReturnType<typeof page.canvas>;
let scroller: HTMLElement;
let spacer: HTMLElement;
let viewport: Viewport;
let model: TraceModel;
let stage: Stage;
let input: StageInput;
let hovered: (readonly [words: string, x: number, y: number])[];
let selected: string[];

const words = (entry: number) => (entry < 0 ? "nothing" : eventWords(input.model, entry));
function entryOf(sought: string): number {
  for (let entry = 0; entry < model.entries.length; entry++) if (eventWords(model, entry) === sought) return entry;
  throw new Error(`No ${sought}.`);
}

beforeEach(() => {
  page = standInPage();
  [base, overlay] = [page.canvas(), page.canvas()];
  [scroller, spacer] = [document.createElement("div"), document.createElement("div")];
  scroller.setPointerCapture = () => undefined;
  document.body.append(scroller);
  scroller.append(base.element, overlay.element, spacer);
  page.resize(scroller, width, height);
  viewport = createViewport();
  model = modelOf(poolRun());
  [hovered, selected] = [[], []];
});

afterEach(() => {
  stage.destroy();
  page.remove();
});

/** The stage as it is once it has drawn. */
function begin(changes: Partial<StageInput> = {}) {
  const now = () => 0 as Ns;
  input = {
    model,
    viewport,
    now,
    live: false,
    recorded: false,
    helpersShown: false,
    density: "roomy",
    selected: -1,
    pointed: [],
    ...changes,
  };
  const listener = {
    hovered: (entry: number, x: number, y: number) => void hovered.push([words(entry), x, y]),
    selected: (entry: number) => {
      selected.push(words(entry));
      change({ selected: entry });
    },
  };
  const elements = { scroller, base: base.element, overlay: overlay.element, spacer };
  stage = createStage(elements, listener, input);
  page.frame();
}

/** As the timeline does when something of what it shows is another. */
function change(changes: Partial<StageInput>): void {
  input = { ...input, ...changes };
  stage.update(input);
}

/** How often the lanes were drawn, and what follows the pointer. */
function draws(): { lanes: number; overlay: number } {
  return { lanes: base.words().filter((word) => word === "pid 100").length, overlay: overlay.named("clearRect").length };
}

const view = () => viewport.store.getState();
const scale = () => timeScale(view(), plotLeft, width - plotLeft, plotSpare);

/** A point of the picture: a time, and how far below the top of a lane. */
function pointOf(time: number, lane: number, below: number): { x: number; y: number } {
  return { x: xOf(scale(), time), y: rulerHeight + layOutLanes(model).lanes[lane]!.top + below };
}

const bandOf = (lane: number) => layOutLanes(model).lanes[lane]!.bandTop + 9;

function pointer(type: string, { x, y }: { readonly x: number; readonly y: number }): void {
  scroller.dispatchEvent(new PointerEvent(type, { clientX: x, clientY: y, pointerId: 1, pointerType: "mouse", button: 0 }));
}

function click(at: { readonly x: number; readonly y: number }): void {
  for (const type of ["pointerdown", "pointerup"]) pointer(type, at);
}

/** Many processes under each other that go on. */
const begun = (count: number) =>
  Array.from({ length: count }, (_, at) => [created(at, 100 + at, `P${at}`, at === 0 ? "main" : "fork"), running(at, 100 + at)]).flat();

/** The same once they have ended. */
const crowd = (count: number) => modelOf([...begun(count), ...Array.from({ length: count }, (_, at) => exited(900, 100 + at))]);

describe("the picture", () => {
  it("is of the run, drawn in the next frame, once, and not again until something has changed", () => {
    begin();
    expect(base.words()).toEqual(expect.arrayContaining(["MainProcess", "ForkPoolWorker-1", "ForkPoolWorker-2"]));
    page.frame();
    expect(draws()).toEqual({ lanes: 1, overlay: 1 });
    for (let times = 0; times < 3; times++) change({ recorded: true });
    expect(draws()).toEqual({ lanes: 1, overlay: 1 });
    for (let times = 0; times < 2; times++) page.frame();
    expect(draws()).toEqual({ lanes: 2, overlay: 2 });
  });

  it("is as sharp as the screen, and as large as its element", () => {
    vi.stubGlobal("devicePixelRatio", 2);
    begin();
    for (const { element } of [base, overlay]) {
      expect([element.width, element.height, element.style.width, element.style.height]).toEqual([2000, 800, "1000px", "400px"]);
    }
    page.resize(scroller, 500, 300);
    page.frame();
    for (const { element } of [base, overlay]) expect([element.width, element.height, element.style.width]).toEqual([1000, 600, "500px"]);
  });

  it("is drawn once its element is displayed", () => {
    page.resize(scroller, 0, 0);
    begin();
    expect(draws()).toEqual({ lanes: 0, overlay: 0 });
    page.resize(scroller, width, height);
    page.frame();
    expect(draws()).toEqual({ lanes: 1, overlay: 1 });
  });

  it("is drawn anew when the page has other colours", async () => {
    begin();
    document.documentElement.setAttribute("data-theme", "dark");
    await Promise.resolve();
    page.frame();
    expect(draws()).toEqual({ lanes: 2, overlay: 2 });
  });

  it("can be scrolled over all its lanes", () => {
    begin();
    expect(spacer.style.height).toBe(`${(layOutLanes(model).height + rulerHeight) / 16}rem`);
    change({ density: "dense" });
    page.frame();
    expect(spacer.style.height).toBe(`${(layOutLanes(model, { density: "dense" }).height + rulerHeight) / 16}rem`);
  });

  it("has the roomiest lanes of which all fit, where it may choose", () => {
    begin({ model: crowd(5), density: "auto" });
    const roomy = parseFloat(spacer.style.height);
    expect(roomy * 16).toBeLessThanOrEqual(height);
    change({ model: crowd(12) });
    page.frame();
    const compact = parseFloat(spacer.style.height);
    expect(compact * 16).toBeLessThanOrEqual(height);
    expect(compact / 12).toBeLessThan(roomy / 5);
  });

  it("shows threads of multiprocessing's own when asked to", () => {
    const helper = event("thread-started", 200, 100, { name: "Thread-1 (_handle_tasks)", tid: 2 });
    model = modelOf([...poolRun().slice(0, -1), helper, event("wait-began", 300, 100, { reason: "lock", object: 1, tid: 2 })]);
    begin();
    const without = parseFloat(spacer.style.height);
    change({ helpersShown: true });
    page.frame();
    expect(parseFloat(spacer.style.height)).toBeGreaterThan(without);
  });

  it("grows with the page's type, and points where it did", () => {
    document.documentElement.style.fontSize = "32px";
    begin();
    const { x, y } = { x: xOf(timeScale(view(), 114, width / 2 - 114, plotSpare), ms(500)), y: rulerHeight + bandOf(0) };
    pointer("pointermove", { x: 2 * x, y: 2 * y });
    page.frame();
    expect(hovered).toEqual([["running", 2 * x, 2 * y]]);
  });
});

describe("the run", () => {
  it("tells the time axis how far it has got, and no more once it is gone", () => {
    begin();
    expect(view()).toMatchObject({ extent: ms(1080), live: false });
    const other = createViewport();
    change({ viewport: other });
    page.frame();
    expect([view().extent, other.store.getState().extent]).toEqual([0, ms(1080)]);
    stage.destroy();
    expect(other.store.getState().extent).toBe(0);
  });

  it("is drawn anew in each frame while it goes on, up to now", () => {
    let now = ms(1100);
    begin({ live: true, now: () => now as Ns });
    expect(view()).toMatchObject({ extent: ms(1100), live: true });
    now = ms(1200);
    page.frame();
    expect([view().extent, draws().lanes]).toEqual([ms(1200), 2]);
    change({ live: false });
    page.frame();
    expect(view()).toMatchObject({ extent: ms(1080), live: false });
    page.frame();
    expect(draws().lanes).toBe(3);
  });

  it("moves on in steps where the reader wants less motion", () => {
    let [now, time] = [ms(1100), 1000];
    vi.spyOn(performance, "now").mockImplementation(() => time);
    page.media.reduced = true;
    begin({ live: true, now: () => now as Ns });
    [now, time] = [ms(1200), 1100];
    page.frame();
    expect(view().extent).toBe(ms(1100));
    time = 1300;
    page.frame();
    expect(view().extent).toBe(ms(1200));
  });

  it("is drawn anew when it has grown, and that before it no more", async () => {
    begin();
    append(model, event("wrote", 1100, 100, { fd: 1, bytes: 1, sequence: 9 }));
    await Promise.resolve();
    page.frame();
    expect([view().extent, draws().lanes]).toEqual([ms(1100), 2]);
    change({ model: crowd(2) });
    await Promise.resolve();
    page.frame();
    append(model, event("wrote", 1200, 100, { fd: 1, bytes: 1, sequence: 10 }));
    await Promise.resolve();
    page.frame();
    expect([view().extent, draws().lanes]).toEqual([ms(900), 3]);
  });

  it("keeps the lanes of the run before it until it has shown what it is like", () => {
    begin({ model: crowd(12), density: "auto" });
    const laneOf = (count: number) => (parseFloat(spacer.style.height) * 16 - rulerHeight) / count;
    const before = laneOf(12);
    let now = 0;
    change({ model: modelOf([]), live: true, now: () => now as Ns });
    page.frame();
    [now, model] = [ms(20), modelOf(begun(2))];
    change({ model });
    page.frame();
    expect(laneOf(2)).toBeCloseTo(before);
    now = ms(1100);
    page.frame();
    page.frame();
    expect(laneOf(2)).toBeGreaterThan(before);
  });

  it("that starts many threads is laid out now and then, and is up to date at its end", () => {
    // Whatever is timed takes a millisecond.
    let time = 0;
    vi.spyOn(performance, "now").mockImplementation(() => time++);
    begin({ model: crowd(2), live: true });
    const two = spacer.style.height;
    append(input.model, created(910, 200, "late"), running(911, 200));
    time -= 10;
    page.frame();
    expect(spacer.style.height).toBe(two);
    time += 1000;
    page.frame();
    const three = parseFloat(spacer.style.height);
    expect(three).toBeGreaterThan(parseFloat(two));
    append(input.model, created(920, 201, "later"), running(921, 201));
    change({ live: false });
    page.frame();
    expect(parseFloat(spacer.style.height)).toBeGreaterThan(three);
  });
});

describe("the pointer", () => {
  it("is told of what it is over, until it leaves that", () => {
    begin();
    const at = pointOf(ms(500), 1, bandOf(1));
    pointer("pointermove", at);
    expect(hovered).toEqual([]);
    page.frame();
    expect(hovered).toEqual([["sleeping", at.x, at.y]]);
    expect(scroller.style.cursor).toBe("pointer");
    pointer("pointermove", { x: at.x, y: rulerHeight + layOutLanes(model).height + 20 });
    page.frame();
    pointer("pointerleave", at);
    page.frame();
    expect(hovered.slice(1).map(([found]) => found)).toEqual(["nothing"]);
    expect(scroller.style.cursor).toBe("");
  });

  it("costs no drawing of the lanes", () => {
    begin();
    pointer("pointermove", pointOf(ms(500), 1, bandOf(1)));
    pointer("pointermove", pointOf(ms(501), 1, bandOf(1)));
    page.frame();
    expect(draws()).toEqual({ lanes: 1, overlay: 2 });
  });

  it("reads the time where the plot is, not over the names", () => {
    begin();
    overlay.clear();
    pointer("pointermove", pointOf(ms(500), 0, 0));
    page.frame();
    expect(overlay.words()).toEqual(["500.0 ms"]);
    overlay.clear();
    pointer("pointermove", { x: plotLeft - 10, y: 100 });
    page.frame();
    expect(overlay.words()).toEqual([]);
  });

  it("is told anew of what has come to lie under it while it rests", () => {
    let now = ms(100);
    model = modelOf([created(0, 100, "MainProcess", "main"), running(5, 100)]);
    begin({ live: true, now: () => now as Ns });
    const at = pointOf(ms(300), 0, bandOf(0));
    pointer("pointermove", at);
    page.frame();
    append(model, event("wait-began", 200, 100, { reason: "sleep", object: 0 }));
    now = ms(310);
    page.frame();
    expect(hovered.at(-1)).toEqual(["sleeping", at.x, at.y]);
  });

  it("selects what it clicks on, and nothing where there is nothing, or the ruler", () => {
    begin();
    click(pointOf(ms(500), 1, bandOf(1)));
    click(pointOf(ms(500), 0, bandOf(0)));
    click({ x: 500, y: rulerHeight - 2 });
    click({ x: 500, y: height - 1 });
    expect(selected).toEqual(["sleeping", "running", "nothing", "nothing"]);
  });

  it("finds lanes that are scrolled", () => {
    begin();
    const { x, y } = pointOf(ms(500), 1, bandOf(1));
    scroller.scrollTop = 30;
    scroller.dispatchEvent(new Event("scroll"));
    page.frame();
    expect(draws().lanes).toBe(2);
    click({ x, y: y - 30 });
    click({ x, y: rulerHeight - 2 });
    expect(selected).toEqual(["sleeping", "nothing"]);
  });

  it("drags the run along: what it holds stays under it", () => {
    begin();
    viewport.show({ start: ms(400), end: ms(600) });
    const held = timeAt(scale(), 500);
    pointer("pointerdown", { x: 500, y: 100 });
    pointer("pointermove", { x: 460, y: 100 });
    pointer("pointerup", { x: 460, y: 100 });
    expect(timeAt(scale(), 460)).toBeCloseTo(held);
    expect(selected).toEqual([]);
    expect(view().mode).toBe("free");
  });

  it("zooms by the wheel where it is; over the names, at the plot's edge", () => {
    begin();
    for (const [x, stays] of [
      [700, 700],
      [20, plotLeft],
    ] as const) {
      const before = timeAt(scale(), stays);
      scroller.dispatchEvent(new WheelEvent("wheel", { clientX: x, clientY: 50, ctrlKey: true, deltaY: -200, cancelable: true }));
      expect(timeAt(scale(), stays)).toBeCloseTo(before);
    }
    expect(view().end - view().start).toBeLessThan(ms(600));
  });

  it("keeps to a narrow picture's narrower names", () => {
    page.resize(scroller, 400, height);
    begin();
    overlay.clear();
    pointer("pointermove", { x: 120, y: 100 });
    page.frame();
    expect(overlay.words()).toHaveLength(1);
  });
});

describe("commands", () => {
  it("zoom about the middle, or the pointer where there is one", () => {
    begin();
    const { start, end } = view();
    expect(stage.command("zoom-in")).toBe(true);
    expect((view().start + view().end) / 2).toBeCloseTo((start + end) / 2);
    expect(view().end - view().start).toBeCloseTo(0.75 * (end - start));
    stage.command("zoom-out");
    expect(view().end - view().start).toBeCloseTo(end - start);
    pointer("pointermove", { x: 800, y: 100 });
    const pointed = timeAt(scale(), 800);
    stage.command("zoom-in");
    expect(timeAt(scale(), 800)).toBeCloseTo(pointed);
    pointer("pointermove", { x: 20, y: 100 });
    const first = timeAt(scale(), plotLeft);
    stage.command("zoom-in");
    expect(timeAt(scale(), plotLeft)).toBeCloseTo(first);
  });

  it("pan by a part of what is seen, and back; and show all of the run again", () => {
    begin();
    viewport.show({ start: ms(400), end: ms(600) });
    const { start, end } = view();
    stage.command("pan-right");
    expect(view().start).toBeCloseTo(start + 0.15 * (end - start));
    stage.command("pan-left");
    expect(view().start).toBeCloseTo(start);
    stage.command("fit");
    expect(view()).toMatchObject({ start: 0, mode: "follow" });
    expect(view().end).toBeGreaterThan(ms(1080));
  });

  it("select what is before, after, above and beneath", () => {
    begin();
    for (const command of ["select", "next", "row-below", "select", "previous", "row-above", "clear"] as const) stage.command(command);
    expect(selected).toEqual(["starts", "running", "print", "print", "running", "nothing"]);
  });

  it("do nothing where there is no run", () => {
    begin({ model: modelOf([]) });
    for (const command of ["select", "next", "row-below", "focus"] as const) expect(stage.command(command)).toBe(true);
    expect(selected).toEqual([]);
  });

  it("zoom to what is selected, with a little around it", () => {
    begin({ selected: entryOf("task square(1)") });
    stage.command("focus");
    expect(view().start).toBeLessThan(ms(41));
    expect(view().end).toBeGreaterThan(ms(1047));
    change({ selected: entryOf("print") });
    stage.command("focus");
    expect(view().end - view().start).toBeLessThan(ms(1));
    expect([view().start < ms(42), view().end > ms(42)]).toEqual([true, true]);
  });

  it("are not the stage's where they ask for help", () => {
    begin();
    expect(stage.command("help")).toBe(false);
  });
});

describe("what is selected", () => {
  it("comes into view, in time and among the lanes, and no further", () => {
    model = crowd(20);
    begin();
    viewport.show({ start: ms(700), end: ms(800) });
    const { lanes } = layOutLanes(model);
    const exitOf = (lane: number) => {
      const { states } = lanes[lane]!.threads[0]!;
      return states.at(states.length - 1);
    };
    change({ selected: exitOf(19) });
    expect([view().start < ms(900), view().end > ms(900)]).toEqual([true, true]);
    const room = height - rulerHeight;
    expect(scroller.scrollTop).toBe(lanes[19]!.top + lanes[19]!.height - room);
    change({ selected: exitOf(18) });
    expect(scroller.scrollTop).toBe(lanes[19]!.top + lanes[19]!.height - room);
    change({ selected: exitOf(2) });
    expect(scroller.scrollTop).toBe(lanes[2]!.top);
  });

  it("is framed", () => {
    begin();
    expect(overlay.named("roundRect")).toHaveLength(0);
    change({ selected: entryOf("sleeping") });
    page.frame();
    const [frame] = overlay.named("roundRect");
    expect(frame!.args[0]).toBeCloseTo(xOf(scale(), ms(43)) - 1.5);
  });

  it("may be of a run that another has taken the place of", () => {
    begin({ selected: entryOf("sleeping") });
    viewport.show({ start: ms(400), end: ms(600) });
    const { start, end } = view();
    change({ model: modelOf([created(0, 100, "MainProcess", "main"), running(5, 100)]), selected: model.entries.length - 1 });
    page.frame();
    expect(stage.command("focus")).toBe(true);
    expect(view()).toMatchObject({ start, end });
    expect(draws().lanes).toBe(2);
  });
});

it("does nothing any more once it is destroyed", async () => {
  begin();
  stage.destroy();
  append(model, event("wrote", 1100, 100, { fd: 1, bytes: 1, sequence: 9 }));
  viewport.panBy(ms(10));
  pointer("pointermove", pointOf(ms(500), 1, bandOf(1)));
  click(pointOf(ms(500), 1, bandOf(1)));
  scroller.dispatchEvent(new Event("scroll"));
  page.resize(scroller, 500, height);
  document.documentElement.style.fontSize = "20px";
  await Promise.resolve();
  page.frame();
  expect([hovered, selected, draws()]).toEqual([[], [], { lanes: 1, overlay: 1 }]);
});
