// @vitest-environment jsdom
import { act, cleanup, fireEvent, render, screen, within } from "@testing-library/react";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { createStore } from "zustand/vanilla";
import { ns } from "@/workers";
import { RecordedTrace } from "@/workers/trace";
import type { Mark } from "@/workers/trace/orderings";
import { createLabModel } from "../model/lab-model";
import { Results } from "./results";
import type { OneOfMany } from "./run-once";
import type { SeriesState } from "./series";

const print = (text: string, process: number): Mark => ({ act: "printed", process, who: `Process-${process}`, text, plain: text });

/** A run that printed these letters, each by a process of its own. */
function ran(letters: string, { exitCode = 0, tasks = [] as readonly Mark[], isKept = true } = {}): OneOfMany {
  const kept = {
    program: { files: [] },
    options: { startMethod: "fork", cpuCount: 2 },
    trace: new RecordedTrace(),
    output: [],
    end: { reason: "exited", exitCode, orphans: 0, duration: ns(5) },
  } as const;
  const marks = { prints: [...letters].map((letter) => print(letter, letter.charCodeAt(0) - 96)), tasks, processes: [], lastLine: letters };
  return { marks, ended: { how: "exited", exitCode }, kept: isKept ? kept : null, size: 100 };
}

function setUp(runs: readonly OneOfMany[], busy = false) {
  const lab = createLabModel({ id: "test", files: [{ name: "main.py", text: "" }] });
  const store = createStore<SeriesState>(() => ({ phase: "idle", times: 20, of: lab.next(), runs, halt: null }));
  const lookAt = vi.fn();
  const show = vi.spyOn(lab, "show");
  render(<Results series={{ store, start: async () => {}, stop: () => {} }} lab={lab} busy={busy} lookAt={lookAt} />);
  return { lab, store, show, lookAt };
}

const orders = () => within(screen.getByRole("list", { name: "Orders that occurred" }));
const told = () =>
  Array.from(document.querySelectorAll(".ordering"), (row) =>
    Array.from(row.querySelectorAll(".sequence > li"), (mark) => mark.textContent).join(" → "),
  );

describe("the results of many runs", () => {
  beforeEach(() => {
    vi.stubGlobal("matchMedia", () => ({ matches: false, addEventListener: () => undefined }));
    vi.stubGlobal(
      "IntersectionObserver",
      class {
        observe() {}
        disconnect() {}
      },
    );
  });
  afterEach(() => {
    cleanup();
    vi.restoreAllMocks();
    vi.unstubAllGlobals();
  });

  it("are each order with who made it and how often, and a run of it to be shown", () => {
    const runs = [ran("ab"), ran("ba"), ran("ba")];
    const { show, lookAt } = setUp(runs);
    expect(told()).toEqual(["Process-2: b → Process-1: a", "Process-1: a → Process-2: b"]);
    expect(Array.from(document.querySelectorAll(".ordering .share"), (share) => share.textContent)).toEqual(["2 of 3", "1 of 3"]);
    fireEvent.click(orders().getByRole("button", { name: "Show run 2" }));
    expect(show).toHaveBeenCalledWith(runs[1]?.kept, "run 2 of 20");
    expect(lookAt).toHaveBeenCalledOnce();
  });

  it("tell processes apart, of a pool's only if asked to", () => {
    const task: Mark = { act: "task-began", process: 1, who: "w", text: "f()", plain: "f()" };
    setUp([ran("ab", { tasks: [task] })]);
    expect(told()).toEqual(["a → b"]);
    fireEvent.click(screen.getByRole("checkbox", { name: "tell processes apart" }));
    expect(told()).toEqual(["Process-1: a → Process-2: b"]);
  });

  it("are of other marks when others are chosen", () => {
    setUp([ran("ab")]);
    fireEvent.click(screen.getByRole("radio", { name: "starts and ends of tasks" }));
    expect(screen.getByText(/^There were no tasks in these runs/)).toBeTruthy();
    expect(screen.queryByRole("list", { name: "Orders that occurred" })).toBeNull();
  });

  it("leave out what is alike in all orders", () => {
    setUp([ran("abcdxyef"), ran("abcdyxef")]);
    expect(told()).toEqual(["4 alike → Process-24: x → Process-25: y → 2 alike", "4 alike → Process-25: y → Process-24: x → 2 alike"]);
  });

  it("compare two runs, no more, and say where they part", async () => {
    setUp([ran("abc"), ran("acb"), ran("bac")]);
    const boxes = orders().getAllByRole<HTMLInputElement>("checkbox");
    fireEvent.click(boxes[0]!);
    expect(screen.getByText("Choose another run to compare it with.")).toBeTruthy();
    fireEvent.click(boxes[1]!);
    await act(() => vi.dynamicImportSettled());
    expect(boxes.map(({ disabled }) => disabled)).toEqual([false, false, true]);
    const both = within(screen.getByRole("group", { name: "run 1 of 20 and run 2 of 20" }));
    expect(both.getByText(/^They are alike up to mark 1/).textContent).toBe(
      "They are alike up to mark 1, then part: b in run 1 of 20, c in run 2 of 20.",
    );
    expect(both.getAllByRole("region").map((timeline) => timeline.getAttribute("aria-label"))).toEqual([
      "Timeline: run 1 of 20",
      "Timeline: run 2 of 20",
    ]);
    fireEvent.click(both.getByRole("button", { name: "Stop comparing" }));
    expect(boxes.map(({ checked, disabled }) => checked || disabled)).toEqual([false, false, false]);
  });

  it("show a few of many orders, the others when asked", () => {
    setUp(Array.from("abcdefghij", (letter) => ran(letter)));
    expect(told()).toHaveLength(8);
    fireEvent.click(screen.getByRole("button", { name: "Show 2 more" }));
    expect(told()).toHaveLength(10);
  });

  it("count last lines and how runs ended", () => {
    setUp([ran("ab"), ran("ab", { exitCode: 1 }), ran("ab")]);
    const rows = (name: string) =>
      within(screen.getByRole("list", { name }))
        .getAllByRole("listitem")
        .map((row) => row.textContent);
    expect(rows("Last line printed")).toEqual(["3 of 3ab"]);
    expect(rows("How they ended")).toEqual(["2 of 3ended with exit code 0Show run 1", "1 of 3ended with exit code 1Show run 2"]);
  });

  it("are counted even if there was no room for them", () => {
    setUp([ran("ab", { isKept: false }), ran("ab", { isKept: false })]);
    expect(orders().getByText("not kept: too large")).toBeTruthy();
    expect(orders().queryByRole("button")).toBeNull();
  });

  it("can't be shown while a run goes on, and say when the program is another", () => {
    const { lab, show } = setUp([ran("ab")], true);
    fireEvent.click(orders().getByRole("button", { name: "Show run 1" }));
    expect(show).not.toHaveBeenCalled();
    expect(screen.queryByText(/changed since/)).toBeNull();
    act(() => lab.view.setState({ startMethod: "spawn" }));
    expect(screen.getByText(/^The program or its options have changed since/)).toBeTruthy();
  });
});
