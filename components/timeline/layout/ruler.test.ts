import { describe, expect, it } from "vitest";
import { rulerMarks } from "./ruler";

const labels = (start: number, end: number) => rulerMarks({ start, end }, 5).map((mark) => mark.label);

describe("the ruler", () => {
  it("reads in seconds, milliseconds or microseconds, as the zoom wants", () => {
    expect(labels(0, 1.2e9)).toEqual(["0", "0.2 s", "0.4 s", "0.6 s", "0.8 s", "1.0 s", "1.2 s"]);
    expect(labels(0, 50e6)).toEqual(["0", "10 ms", "20 ms", "30 ms", "40 ms", "50 ms"]);
    expect(labels(5e6, 5.0004e6)).toEqual(["5\u2009000.0 µs", "5\u2009000.1 µs", "5\u2009000.2 µs", "5\u2009000.3 µs", "5\u2009000.4 µs"]);
  });

  it("has no marks before the run began", () => {
    expect(labels(-1e9, 1e9)[0]).toBe("0");
  });

  it("puts a mark at the time it names", () => {
    for (const { time, label } of rulerMarks({ start: 13e6, end: 61e6 }, 5)) expect(time / 1e6).toBeCloseTo(parseFloat(label));
  });
});
