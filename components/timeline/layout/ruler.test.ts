import { describe, expect, it } from "vitest";
import { rulerMarks } from "./ruler";

const labels = (start: number, end: number) => rulerMarks({ start, end }, 5).map((mark) => mark.label);

describe("the ruler", () => {
  it("reads in the unit of the times shown, with as many decimals as the step needs", () => {
    expect(labels(0, 1.2e9)).toEqual(["0", "0.2 s", "0.4 s", "0.6 s", "0.8 s", "1.0 s", "1.2 s"]);
    expect(labels(0, 50e6)).toEqual(["0", "10 ms", "20 ms", "30 ms", "40 ms", "50 ms"]);
    expect(labels(0, 5e9)).toEqual(["0", "1 s", "2 s", "3 s", "4 s", "5 s"]);
    expect(labels(0, 4000)).toEqual(["0", "1 µs", "2 µs", "3 µs", "4 µs"]);
    expect(labels(1.0576e9, 1.058e9)).toEqual(["1.0576 s", "1.0577 s", "1.0578 s", "1.0579 s", "1.0580 s"]);
    expect(labels(59.1e6, 59.5e6)).toEqual(["59.1 ms", "59.2 ms", "59.3 ms", "59.4 ms", "59.5 ms"]);
  });

  it("counts from the first mark where the times themselves would take too many digits", () => {
    expect(labels(1.0577e9, 1.0577004e9)).toEqual(["1.0577000 s", "+100 ns", "+200 ns", "+300 ns", "+400 ns"]);
    expect(labels(12.34567e9, 12.34571e9)).toEqual(["12.34567 s", "+10 µs", "+20 µs", "+30 µs", "+40 µs"]);
  });

  it("has no marks before the run began", () => {
    expect(labels(-1e9, 1e9)[0]).toBe("0");
  });

  it("puts a mark at the time it names", () => {
    for (const { time, label } of rulerMarks({ start: 13e6, end: 61e6 }, 5)) expect(time / 1e6).toBeCloseTo(parseFloat(label));
  });

  it("never has two marks of one name", () => {
    for (let length = 2e3; length < 1e11; length *= 1.7) {
      for (const start of [0, 1e6, 1.0577e9, 71.5e9]) {
        const all = labels(start, start + length);
        expect(new Set(all).size, `${start} + ${length}`).toBe(all.length);
      }
    }
  });
});
