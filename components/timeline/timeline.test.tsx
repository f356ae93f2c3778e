// @vitest-environment jsdom
import { act, cleanup, fireEvent, render, screen, within } from "@testing-library/react";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { Ns } from "@/workers";
import type { TimelineSelection } from "./layout/selection";
import { selectionOfSequence } from "./layout/selection";
import { createViewport } from "./interaction/viewport";
import { append, created, event, modelOf, poolRun, running } from "@/workers/trace/trace.test-support";
import type { TimelineProps } from "./timeline";
import { Timeline } from "./timeline";

/** What jsdom lacks; nothing is drawn in these tests. */
function standIns() {
  vi.stubGlobal("matchMedia", () => ({ matches: false, addEventListener: () => undefined }));
  vi.stubGlobal(
    "ResizeObserver",
    class {
      observe() {}
      disconnect() {}
    },
  );
  Object.defineProperty(document, "fonts", { configurable: true, value: { ready: Promise.resolve() } });
  vi.spyOn(HTMLCanvasElement.prototype, "getContext").mockReturnValue(null);
}

/** With what shows a run. */
async function setUp(changes: Partial<TimelineProps> = {}) {
  const props: TimelineProps = {
    model: modelOf(poolRun()),
    viewport: createViewport(),
    now: () => 0 as Ns,
    live: false,
    selection: null,
    onSelect: vi.fn(),
    ...changes,
  };
  const { rerender } = render(<Timeline {...props} />);
  await runViewLoaded();
  return { ...props, rerender: (next: Partial<TimelineProps>) => rerender(<Timeline {...props} {...next} />) };
}

/** Until what shows a run has been loaded. */
const runViewLoaded = () => act(() => vi.dynamicImportSettled());

const region = () => within(screen.getByRole("region", { name: "Timeline" }));
const tableElement = () => region().getByRole<HTMLTableElement>("table", { name: "Timeline events" });
const table = () => within(tableElement());
const showTable = async () => {
  fireEvent.click(region().getByText("Show as a table"));
  await runViewLoaded();
};
/** Read from the DOM: asking for the role of each cell takes seconds. */
const rows = () => Array.from(tableElement().tBodies[0]!.rows, (row) => Array.from(row.cells, (cell) => cell.textContent));

describe("the timeline", () => {
  beforeEach(() => {
    vi.useFakeTimers();
    standIns();
  });
  afterEach(() => {
    cleanup();
    vi.useRealTimers();
    vi.restoreAllMocks();
    vi.unstubAllGlobals();
  });

  it("has no table until asked for one", async () => {
    await setUp();
    const button = region().getByText("Show as a table");
    expect([region().queryByRole("table"), button.getAttribute("aria-expanded")]).toEqual([null, "false"]);
    fireEvent.click(button);
    await runViewLoaded();
    expect([tableElement().rows.length > 10, button.getAttribute("aria-expanded")]).toEqual([true, "true"]);
    fireEvent.click(region().getByText("Hide the table"));
    expect(region().queryByRole("table")).toBeNull();
  });

  it("is a region with a table of all events in order of start", async () => {
    await setUp();
    await showTable();
    expect(
      table()
        .getAllByRole("columnheader")
        .map((cell) => cell.textContent),
    ).toEqual(["Process", "Event", "Start (ms)", "End (ms)"]);
    expect(rows().slice(0, 4)).toEqual([
      ["MainProcess", "starts", "0.000", "5.000"],
      ["MainProcess", "running", "5.000", "1080.000"],
      ["ForkPoolWorker-1", "starts (fork)", "10.000", "30.000"],
      ["ForkPoolWorker-2", "starts (fork)", "11.000", "31.000"],
    ]);
    expect(rows()).toContainEqual(["ForkPoolWorker-2", "task square(1)", "41.000", "1047.000"]);
    expect(rows()).toContainEqual(["ForkPoolWorker-1", "sleeping", "43.000", "1043.000"]);
    expect(rows().at(-1)).toEqual(["MainProcess", "exit 0", "1080.000", "1080.000"]);
  });

  it("leaves the end empty while something goes on, and keeps step with the run", async () => {
    const model = modelOf([created(0, 100, "MainProcess", "main"), running(5, 100)]);
    await setUp({ model, live: true });
    await showTable();
    expect(rows().at(-1)).toEqual(["MainProcess", "running", "5.000", ""]);
    append(model, event("wait-began", 20, 100, { reason: "stdin", object: 0 }));
    await act(() => vi.advanceTimersByTimeAsync(400));
    expect(rows().slice(-2)).toEqual([
      ["MainProcess", "running", "5.000", "20.000"],
      ["MainProcess", "waiting for input", "20.000", ""],
    ]);
  });

  it("shows a long run's events in portions, and says so", async () => {
    const model = modelOf(poolRun().slice(0, 2));
    for (let i = 0; i < 700; i++) append(model, event("wrote", 10 + i, 100, { fd: 1, bytes: 1, sequence: i }));
    await setUp({ model });
    await showTable();
    // By text: asking for roles among thousands of elements takes seconds.
    const table = screen.getByText("Timeline events").closest("table")!;
    expect(table.tBodies[0]?.rows).toHaveLength(500);
    expect(screen.getByText(/The first 500 of 702 events/)).toBeDefined();
    fireEvent.click(screen.getByText("Show 202 more"));
    expect(table.tBodies[0]?.rows).toHaveLength(702);
  });

  it("selects by arrow keys and tells what was selected", async () => {
    const onSelect = vi.fn<(selection: TimelineSelection | null) => void>();
    const { model, rerender } = await setUp({ onSelect });
    await runViewLoaded();
    await showTable();
    const picture = region().getByRole("application");
    fireEvent.keyDown(picture, { code: "ArrowRight" });
    expect(onSelect).toHaveBeenLastCalledWith(expect.objectContaining({ kind: "start-up", pid: 100, start: 0, end: 5e6 }));
    rerender({ selection: selectionOfSequence(model, 1) });
    expect(table().getByRole("row", { current: true }).textContent).toContain("print");
    fireEvent.keyDown(picture, { code: "ArrowDown" });
    expect(onSelect).toHaveBeenLastCalledWith(expect.objectContaining({ kind: "running", processName: "ForkPoolWorker-2" }));
    fireEvent.keyDown(picture, { code: "Escape" });
    expect(onSelect).toHaveBeenLastCalledWith(null);
  });

  it("offers Live once the reader has left the growing edge", async () => {
    const { viewport } = await setUp({ live: true });
    await runViewLoaded();
    act(() => viewport.report({}, 500e6, true));
    expect(region().queryByRole("button", { name: "Live" })).toBeNull();
    fireEvent.click(region().getByRole("button", { name: "Zoom in" }));
    fireEvent.click(region().getByRole("button", { name: "Live" }));
    expect(viewport.store.getState().mode).toBe("follow");
    expect(region().queryByRole("button", { name: "Live" })).toBeNull();
  });

  it("lists its keys on ?, and closes the list on Escape", async () => {
    await setUp();
    const picture = region().getByRole("application");
    fireEvent.keyDown(picture, { code: "Slash", shiftKey: true });
    await runViewLoaded();
    expect(region().getByText("fit all of the run")).toBeDefined();
    fireEvent.keyDown(picture, { code: "Escape" });
    expect(region().queryByText("fit all of the run")).toBeNull();
  });

  it("explains five signs, and behind a button those others that occur", async () => {
    await setUp();
    const legend = within(region().getByRole("list", { name: "Legend" }));
    const items = () => legend.getAllByRole("listitem").map((item) => item.textContent);
    expect(items().slice(0, 5)).toEqual(["starting", "running", "sleeping", "waiting", "exit"]);
    expect(items()).toHaveLength(6);
    fireEvent.click(legend.getByRole("button", { name: "More signs" }));
    expect(items().slice(6)).toEqual(["task", "call", "print"]);
  });

  it("tells a sign's meaning to who points at it or comes to it by keyboard", async () => {
    await setUp();
    const sign = region().getByRole("button", { name: "sleeping" });
    fireEvent.focus(sign);
    expect(region().getByRole("tooltip").textContent).toContain("time.sleep()");
    expect(sign.getAttribute("aria-describedby")).toBe(region().getByRole("tooltip").id);
    fireEvent.keyDown(sign, { key: "Escape" });
    expect(region().queryByRole("tooltip")).toBeNull();
    fireEvent.pointerEnter(sign.closest("li")!);
    expect(region().getByRole("tooltip")).toBeDefined();
    fireEvent.pointerLeave(sign.closest("li")!);
    expect(region().queryByRole("tooltip")).toBeNull();
  });

  it("keeps multiprocessing's own threads out of the picture until asked for, never out of the table", async () => {
    const helper = [
      event("thread-started", 100, 100, { name: "Thread-1 (_handle_tasks)", tid: 2 }),
      event("wait-began", 200, 100, { reason: "lock", object: 1, tid: 2 }),
    ];
    await setUp({ model: modelOf([...poolRun().slice(0, -1), ...helper]) });
    const legend = () => region().getByRole("list", { name: "Legend" }).textContent;
    await showTable();
    expect(rows()).toContainEqual(["MainProcess", "waiting for a lock or signal between threads", "200.000", ""]);
    expect(legend()).not.toContain("waiting for a lock");
    fireEvent.click(region().getByText("Show helper threads"));
    expect(legend()).toContain("waiting for a lock");
    fireEvent.click(region().getByText("Hide helper threads"));
    expect(legend()).not.toContain("waiting for a lock");
    fireEvent.click(region().getByText("waiting for a lock or signal between threads"));
    expect(region().getByText("Hide helper threads")).toBeDefined();
  });

  it("is as high as the page says, whatever it shows", async () => {
    const { rerender } = await setUp({ recorded: true });
    const picture = region().getByRole("application");
    expect(picture.style.height).toBe("var(--timeline-height, 15rem)");
    rerender({ model: modelOf([]) });
    expect(picture.style.height).toBe("var(--timeline-height, 15rem)");
  });

  it("asks to be pointed at only where there is a bar", async () => {
    const { rerender } = await setUp();
    expect(region().queryByText(/^Point at a bar/)).not.toBeNull();
    rerender({ model: modelOf([]) });
    expect(region().queryByText(/^Point at a bar/)).toBeNull();
  });

  it("leaves legend and controls to the last of several under each other, and keeps its details and its table", async () => {
    await setUp({ foot: false });
    expect(region().queryByRole("list", { name: "Legend" })).toBeNull();
    expect(region().queryByRole("group", { name: "View of the timeline" })).toBeNull();
    expect(region().getByText(/^Point at a bar/)).toBeDefined();
    await showTable();
    expect(rows().length).toBeGreaterThan(10);
  });

  it("says when what it shows was recorded, and when there is nothing yet", async () => {
    const { rerender } = await setUp({ recorded: true });
    expect(region().getByText("recorded")).toBeDefined();
    rerender({ model: modelOf([]), recorded: false, empty: "Nothing yet." });
    expect(region().getByText("Nothing yet.")).toBeDefined();
    await showTable();
    expect(table().getAllByRole("row")).toHaveLength(1);
  });
});
