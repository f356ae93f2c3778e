// @vitest-environment jsdom
import { describe, expect, it } from "vitest";
import { commandOf } from "./keys";

const press = (code: string, held: Partial<Record<"shiftKey" | "ctrlKey" | "metaKey" | "altKey", boolean>> = {}) => ({
  code,
  shiftKey: false,
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  ...held,
});

describe("keys", () => {
  it("go by their place on the keyboard", () => {
    expect(["KeyW", "KeyS", "KeyA", "KeyD", "KeyF", "Digit0", "Escape"].map((code) => commandOf(press(code), null))).toEqual([
      "zoom-in",
      "zoom-out",
      "pan-left",
      "pan-right",
      "focus",
      "fit",
      "clear",
    ]);
    expect(commandOf(press("Slash", { shiftKey: true }), null)).toBe("help");
  });

  it("leave the browser's own shortcuts alone", () => {
    expect(commandOf(press("KeyF", { ctrlKey: true }), null)).toBeNull();
    expect(commandOf(press("KeyW", { metaKey: true }), null)).toBeNull();
    expect(commandOf(press("ArrowLeft", { altKey: true }), null)).toBeNull();
  });

  it("are ignored where one types or presses", () => {
    for (const name of ["input", "textarea", "select", "button"]) {
      expect(commandOf(press("KeyW"), document.createElement(name))).toBeNull();
    }
    expect(commandOf(press("KeyW"), document.createElement("div"))).toBe("zoom-in");
  });
});
