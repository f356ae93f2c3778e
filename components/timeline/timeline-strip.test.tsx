// @vitest-environment jsdom
import { cleanup, render, screen } from "@testing-library/react";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { Ns } from "@/workers";
import { TimelineStrip } from "./timeline-strip";
import { modelOf, poolRun } from "@/workers/trace/trace.test-support";

describe("the strip of a phone", () => {
  const observed: ResizeObserverCallback[] = [];
  beforeEach(() => {
    vi.stubGlobal(
      "ResizeObserver",
      class {
        constructor(callback: ResizeObserverCallback) {
          observed.push(callback);
        }
        observe() {}
        disconnect() {}
      },
    );
  });
  afterEach(() => {
    cleanup();
    observed.length = 0;
    vi.unstubAllGlobals();
    vi.restoreAllMocks();
  });

  const setUp = (changes: { readonly live?: boolean; readonly recorded?: boolean; readonly empty?: boolean } = {}) => {
    const { live = false, recorded = false, empty = false } = changes;
    render(<TimelineStrip model={modelOf(empty ? [] : poolRun())} now={() => 0 as Ns} live={live} recorded={recorded} label="The run" />);
    return screen.getByRole("img").getAttribute("aria-label");
  };

  it("says in words what it shows", () => {
    expect(setUp()).toBe("The run: 3 processes in 1.08 s");
    cleanup();
    expect(setUp({ recorded: true })).toBe("The run: recorded, 3 processes in 1.08 s");
    cleanup();
    expect(setUp({ live: true })).toBe("The run: 3 processes, running");
    cleanup();
    expect(setUp({ empty: true })).toBe("The run: no run yet");
  });

  it("draws nothing where it is not displayed", async () => {
    const context = vi.spyOn(HTMLCanvasElement.prototype, "getContext").mockReturnValue(null);
    setUp({ live: true });
    for (const told of observed) told([], {} as ResizeObserver);
    await vi.dynamicImportSettled();
    expect(context).not.toHaveBeenCalled();
  });
});
