import { describe, expect, it, vi } from "vitest";
import { createFrameScheduler } from "./frame-scheduler";

function scheduler() {
  const asked: (() => void)[] = [];
  return { frames: createFrameScheduler((callback) => asked.push(callback)), asked, tick: () => asked.shift()?.() };
}

describe("the frame scheduler", () => {
  it("asks for one frame and draws each once in it", () => {
    const { frames, asked, tick } = scheduler();
    const [one, two] = [vi.fn(), vi.fn()];
    frames.request(one);
    frames.request(two);
    frames.request(one);
    expect(asked).toHaveLength(1);
    tick();
    expect(one).toHaveBeenCalledTimes(1);
    expect(two).toHaveBeenCalledTimes(1);
  });

  it("draws in the next frame what is asked for while drawing", () => {
    const { frames, asked, tick } = scheduler();
    const draw = vi.fn(() => {
      if (draw.mock.calls.length === 1) frames.request(draw);
    });
    frames.request(draw);
    tick();
    expect(draw).toHaveBeenCalledTimes(1);
    tick();
    expect(draw).toHaveBeenCalledTimes(2);
    expect(asked).toHaveLength(0);
  });

  it("does not draw what was cancelled", () => {
    const { frames, tick } = scheduler();
    const draw = vi.fn();
    frames.request(draw);
    frames.cancel(draw);
    tick();
    expect(draw).not.toHaveBeenCalled();
  });
});
