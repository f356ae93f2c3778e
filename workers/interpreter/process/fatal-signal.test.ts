import { expect, it } from "vitest";
import { fatalSignal } from "./fatal-signal";

const name = (error: unknown) => fatalSignal(error)?.words;

function overflow(): never {
  return overflow();
}

it("tells by which signal a process would have died", () => {
  expect(name(new WebAssembly.RuntimeError("unreachable"))).toBe("Aborted");
  expect(name(new WebAssembly.RuntimeError("Aborted(native code called abort())"))).toBe("Aborted");
  expect(name(new WebAssembly.RuntimeError("memory access out of bounds"))).toBe("Segmentation fault");
  expect(name(Object.assign(new Error("too much recursion"), { name: "InternalError" }))).toBe("Segmentation fault");
  let error: unknown;
  try {
    overflow();
  } catch (caught) {
    error = caught;
  }
  expect(fatalSignal(error)).toEqual({ signal: 11, words: "Segmentation fault" });
});

it("leaves alone what no program can have caused", () => {
  expect(fatalSignal(new TypeError("undefined is not a function"))).toBeNull();
  expect(fatalSignal("message")).toBeNull();
});
