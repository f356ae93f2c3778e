import { describe, expect, it } from "vitest";
import { statusWords } from "./status-words";

describe("statusWords", () => {
  it("never claims more progress than there is", () => {
    expect(statusWords({ phase: "loading", progress: 0.999 })).toBe("Python 3.14 loading 99 %");
  });

  it("counts processes", () => {
    expect(statusWords({ phase: "ready", warm: 4 })).toBe("ready, 4 processes warm");
    expect(statusWords({ phase: "running", processes: 1 })).toBe("running 1 process");
  });
});
