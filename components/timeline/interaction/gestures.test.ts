// @vitest-environment jsdom
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { listenForGestures } from "./gestures";

let element: HTMLElement;
let done: string[];
let stop: () => void;

beforeEach(() => {
  element = document.createElement("div");
  Object.defineProperty(element, "clientWidth", { value: 300 });
  // The element lies at (100, 50) of the window.
  element.getBoundingClientRect = () => new DOMRect(100, 50, 315, 200);
  element.setPointerCapture = vi.fn();
  document.body.append(element);
  done = [];
  const at = ({ x, y }: { readonly x: number; readonly y: number }): string => `${x}, ${y}`;
  stop = listenForGestures(element, {
    pan: (pixels) => done.push(`pan ${pixels}`),
    zoom: (factor, x) => done.push(`zoom ${factor.toFixed(2)} at ${x}`),
    hover: (point) => done.push(point === null ? "hover nowhere" : `hover ${at(point)}`),
    click: (point) => done.push(`click ${at(point)}`),
  });
});

afterEach(() => {
  stop();
  element.remove();
});

/** A pointer's event at a point of the element. */
function point(type: string, x: number, y: number, { id = 1, pointerType = "mouse", button = 0 } = {}): void {
  element.dispatchEvent(new PointerEvent(type, { clientX: 100 + x, clientY: 50 + y, pointerId: id, pointerType, button }));
}

/** Whether the page is kept from scrolling. */
function wheel(init: WheelEventInit): boolean {
  return !element.dispatchEvent(new WheelEvent("wheel", { clientX: 140, clientY: 60, cancelable: true, ...init }));
}

describe("the mouse", () => {
  it("points, and leaves", () => {
    point("pointermove", 10, 20);
    point("pointerleave", 0, 0);
    expect(done).toEqual(["hover 10, 20", "hover nowhere"]);
  });

  it("clicks where it was pressed, though it trembles", () => {
    point("pointerdown", 10, 20);
    point("pointermove", 12, 21);
    point("pointerup", 12, 21);
    expect(done).toEqual(["click 10, 20"]);
  });

  it("drags the picture along, up and down, too, and then clicks nothing", () => {
    element.scrollTop = 40;
    point("pointerdown", 50, 20);
    point("pointermove", 60, 15);
    point("pointermove", 62, 15);
    point("pointerup", 62, 15);
    expect(done).toEqual(["hover nowhere", "pan -10", "hover nowhere", "pan -2"]);
    expect(element.scrollTop).toBe(45);
    expect(element.setPointerCapture).toHaveBeenCalledExactlyOnceWith(1);
  });

  it("does nothing by another button, or on the scrollbar", () => {
    point("pointerdown", 10, 20, { button: 2 });
    point("pointerup", 10, 20, { button: 2 });
    point("pointerdown", 310, 20);
    point("pointerup", 310, 20);
    expect(done).toEqual([]);
  });
});

describe("the wheel", () => {
  it("scrolls the page as ever when it goes up or down", () => {
    expect(wheel({ deltaY: 100 })).toBe(false);
    expect(wheel({ deltaY: 100, deltaX: 20 })).toBe(false);
    expect(done).toEqual([]);
  });

  it("pans when it goes sideways, or with Shift", () => {
    expect(wheel({ deltaX: 30, deltaY: 5 })).toBe(true);
    expect(wheel({ deltaY: 3, shiftKey: true, deltaMode: WheelEvent.DOM_DELTA_LINE })).toBe(true);
    expect(done).toEqual(["pan 30", "pan 48"]);
  });

  it("zooms with Ctrl about the place it is over, and the page does not", () => {
    expect(wheel({ deltaY: -100, ctrlKey: true })).toBe(true);
    expect(done).toEqual(["zoom 0.80 at 40"]);
  });
});

describe("fingers", () => {
  const finger = (type: string, x: number, id: number) => point(type, x, 20, { id, pointerType: "touch" });

  it("point at nothing while they move over it", () => {
    finger("pointermove", 10, 1);
    expect(done).toEqual([]);
  });

  it("pan with one, and leave up and down to the page", () => {
    finger("pointerdown", 50, 1);
    point("pointermove", 40, 60, { pointerType: "touch" });
    expect(done).toEqual(["hover nowhere", "pan 10"]);
    expect(element.scrollTop).toBe(0);
  });

  it("zoom with two about the middle between them, which they take along", () => {
    finger("pointerdown", 100, 1);
    finger("pointerdown", 200, 2);
    finger("pointermove", 300, 2);
    finger("pointerup", 300, 2);
    finger("pointerup", 100, 1);
    expect(done).toEqual(["zoom 0.50 at 150", "pan -50"]);
  });

  it("may be taken away by the browser: no click", () => {
    finger("pointerdown", 50, 1);
    finger("pointercancel", 50, 1);
    expect(done).toEqual([]);
  });
});

it("hears nothing any more once it is ended", () => {
  stop();
  point("pointermove", 10, 20);
  wheel({ deltaX: 30 });
  expect(done).toEqual([]);
});
